/**
 * Views turned by quarters, clockwise. The canvases are turned as a whole, so that everything else counts in the view as if it
 * were not: only what crosses that border is translated here.
 */
import type { Point, Rect } from "@/lib/core/geometry";
import type { Size } from "./viewport";

/** Quarter turns, clockwise. */
export type Turn = 0 | 1 | 2 | 3;

export const nextTurn = (turn: Turn): Turn => ((turn + 1) % 4) as Turn;

/** A direction on the screen as one of the view that was not turned. */
export function unturned([dx, dy]: Point, turn: Turn): Point {
  if (turn === 1) return [dy, 0 - dx];
  if (turn === 2) return [0 - dx, 0 - dy];
  return turn === 3 ? [0 - dy, dx] : [dx, dy];
}

/** Sizes change places where what is wide on the screen is high in the view. */
export const unturnedSize = ({ width, height }: Size, turn: Turn): Size =>
  turn % 2 === 0 ? { width, height } : { width: height, height: width };

/** A point of the frame, from its corner, as one of the view that was not turned; both have the same centre. */
export function unturnedPoint([x, y]: Point, frame: Size, turn: Turn): Point {
  const [dx, dy] = unturned([x - frame.width / 2, y - frame.height / 2], turn);
  const { width, height } = unturnedSize(frame, turn);
  return [dx + width / 2, dy + height / 2];
}

/** A part of the frame, in the same way. */
export function unturnedRect({ x, y, width, height }: Rect, frame: Size, turn: Turn): Rect {
  const [x1, y1] = unturnedPoint([x, y], frame, turn);
  const [x2, y2] = unturnedPoint([x + width, y + height], frame, turn);
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), ...unturnedSize({ width, height }, turn) };
}

const TURNED_CURSORS: Readonly<Record<string, string>> = {
  "ew-resize": "ns-resize",
  "ns-resize": "ew-resize",
  "nwse-resize": "nesw-resize",
  "nesw-resize": "nwse-resize",
};

/** A cursor with arrows, as it is seen where the view is turned. */
export const turnedCursor = (cursor: string, turn: Turn): string =>
  turn % 2 === 0 ? cursor : (TURNED_CURSORS[cursor] ?? cursor);

/**
 * Where a tag of this size stands beside a rectangle, so that it is seen upright above its upper left corner.
 * @param size as it is seen, in the units of the rectangle
 * @returns its corner from which it is drawn, turned back by the turn, and the rectangle that it takes
 */
export function tagPlace(
  at: Rect,
  { width, height }: Size,
  turn: Turn,
  gap: number,
): { corner: Point; rect: Rect } {
  const [right, bottom] = [at.x + at.width, at.y + at.height];
  if (turn === 1)
    return {
      corner: [at.x - height - gap, bottom],
      rect: { x: at.x - height - gap, y: bottom - width, width: height, height: width },
    };
  if (turn === 2)
    return {
      corner: [right, bottom + height + gap],
      rect: { x: right - width, y: bottom + gap, width, height },
    };
  if (turn === 3)
    return {
      corner: [right + height + gap, at.y],
      rect: { x: right + gap, y: at.y, width: height, height: width },
    };
  const y = at.y - height - gap;
  return { corner: [at.x, y], rect: { x: at.x, y, width, height } };
}
