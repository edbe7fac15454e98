/** Arrows between rectangles: where they begin and end, how they bend, and how far a point lies from them. */
import type { Point, Rect } from "@/lib/core/geometry";

/** A quadratic curve from border to border; `heading` is its direction at the end, radians, y downwards. */
export type Arrow = { start: Point; bend: Point; end: Point; middle: Point; heading: number };

const centreOf = ({ x, y, width, height }: Rect): Point => [x + width / 2, y + height / 2];

/** Where the segment from the centre of a rectangle to a point leaves it; the centre where the point lies inside. */
function borderTowards(rect: Rect, [px, py]: Point): Point {
  const [cx, cy] = centreOf(rect);
  const [dx, dy] = [px - cx, py - cy];
  const reach = Math.min(
    dx === 0 ? Infinity : rect.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : rect.height / 2 / Math.abs(dy),
  );
  return reach > 1 ? [cx, cy] : [cx + dx * reach, cy + dy * reach];
}

/** A point of the curve, `t` from 0 (start) to 1 (end). */
export function pointOn({ start, bend, end }: Omit<Arrow, "middle" | "heading">, t: number): Point {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return [a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1]];
}

/**
 * @param aside how far the middle of the curve lies to the left of the straight line as seen from its start, in the unit
 *   of the rectangles; arrows between the same two are told apart by it
 * @returns of rectangles with one centre: from the middle of the upper edge of one to that of the other
 */
export function arrowBetween(from: Rect, to: Rect, aside: number): Arrow {
  const [a, b] = [centreOf(from), centreOf(to)];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) {
    const [start, end]: [Point, Point] = [
      [a[0], from.y],
      [b[0], to.y],
    ];
    const bend: Point = [a[0] + 2 * aside, (from.y + to.y) / 2];
    return { start, bend, end, middle: pointOn({ start, bend, end }, 0.5), heading: Math.PI / 2 };
  }
  // The middle of a quadratic curve lies half as far aside as the point that bends it.
  const bend: Point = [
    (a[0] + b[0]) / 2 + (2 * aside * dy) / length,
    (a[1] + b[1]) / 2 - (2 * aside * dx) / length,
  ];
  const [start, end] = [borderTowards(from, bend), borderTowards(to, bend)];
  const [hx, hy] = [end[0] - bend[0], end[1] - bend[1]];
  const heading = hx === 0 && hy === 0 ? Math.atan2(dy, dx) : Math.atan2(hy, hx);
  return { start, bend, end, middle: pointOn({ start, bend, end }, 0.5), heading };
}

const STEPS = 16;

function distanceToSegment([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

/** How far a point lies from the curve, taken as 16 straight pieces. */
export function distanceToArrow(arrow: Arrow, point: Point): number {
  let least = Infinity;
  let before = arrow.start;
  for (let i = 1; i <= STEPS; i++) {
    const next = pointOn(arrow, i / STEPS);
    least = Math.min(least, distanceToSegment(point, before, next));
    before = next;
  }
  return least;
}
