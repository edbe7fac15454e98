/** Boxes: at least 1 px, an upright one whole on the image, a rotated one with its centre on it (as lib/annotation). */
import { type Point, type Rect, rotatePoint } from "@/lib/core/geometry";
import type { Handle, HandleOptions, ShapeEditor } from "@/lib/editor/shape-editor";
import type { Size } from "@/lib/editor/viewport";
import type { BoxShape } from "./shape";

export const MIN_BOX_PX = 1;
const ROTATE_ARM_PX = 24;
const SNAP_DEGREES = 15;
/** Corner handles stand at least this far apart on the screen; around a smaller box they move outwards. */
const CORNER_ROOM_PX = 28;
/** Handles in the middle of a side this short would cover the corners. */
const SIDE_ROOM_PX = 36;

const clamp = (value: number, low: number, high: number) =>
  Math.min(Math.max(value, low), Math.max(high, low));
/** A hundredth of a pixel is finer than any screen and keeps the stored numbers short. */
const round = (value: number) => Math.round(value * 100) / 100 + 0;
const normalDegrees = (degrees: number) => round(((degrees % 360) + 360) % 360) % 360;
const centreOf = (box: BoxShape): Point => [box.x + box.width / 2, box.y + box.height / 2];

/** Brings a box back onto the image without changing its size unless it is larger than the image. */
export function settleBox(box: BoxShape, limits: Size): BoxShape {
  const rotation = normalDegrees(box.rotation);
  const width = round(Math.max(box.width, MIN_BOX_PX));
  const height = round(Math.max(box.height, MIN_BOX_PX));
  if (rotation !== 0) {
    const [cx, cy] = centreOf({ ...box, width, height });
    const x = clamp(cx, 0, limits.width) - width / 2;
    const y = clamp(cy, 0, limits.height) - height / 2;
    return { kind: "box", x: round(x), y: round(y), width, height, rotation };
  }
  const w = Math.min(width, limits.width);
  const h = Math.min(height, limits.height);
  const x = round(clamp(box.x, 0, limits.width - w));
  const y = round(clamp(box.y, 0, limits.height - h));
  return { kind: "box", x, y, width: w, height: h, rotation };
}

/** The upright box between two points, clamped to the image; square on demand, growing away from `from`. */
export function boxBetween(from: Point, to: Point, limits: Size, square: boolean): BoxShape {
  const [ax, ay] = [clamp(from[0], 0, limits.width), clamp(from[1], 0, limits.height)];
  let [bx, by] = [clamp(to[0], 0, limits.width), clamp(to[1], 0, limits.height)];
  if (square) {
    const [sx, sy] = [bx < ax ? -1 : 1, by < ay ? -1 : 1];
    const room = Math.min(sx < 0 ? ax : limits.width - ax, sy < 0 ? ay : limits.height - ay);
    const side = Math.min(Math.max(Math.abs(bx - ax), Math.abs(by - ay)), room);
    [bx, by] = [ax + sx * side, ay + sy * side];
  }
  const x = Math.min(ax, bx);
  const y = Math.min(ay, by);
  return settleBox(
    { kind: "box", x, y, width: Math.abs(bx - ax), height: Math.abs(by - ay), rotation: 0 },
    limits,
  );
}

/** Handle id → which side it pulls: -1 start, 0 none, 1 end. */
const SIDES: Record<string, [sx: number, sy: number]> = {
  nw: [-1, -1],
  n: [0, -1],
  ne: [1, -1],
  e: [1, 0],
  se: [1, 1],
  s: [0, 1],
  sw: [-1, 1],
  w: [-1, 0],
};
const CURSORS = ["ew-resize", "nwse-resize", "ns-resize", "nesw-resize"];

function cursorOf([sx, sy]: [number, number], rotation: number): string {
  const degrees = (Math.atan2(sy, sx) * 180) / Math.PI + rotation;
  return CURSORS[Math.round((((degrees % 180) + 180) % 180) / 45) % 4] ?? "move";
}

function handles(box: BoxShape, { pixel, rotatable }: { pixel: number; rotatable: boolean }): Handle[] {
  const centre = centreOf(box);
  const at = (dx: number, dy: number): Point =>
    rotatePoint([centre[0] + dx, centre[1] + dy], centre, box.rotation);
  const wide = Math.max(box.width, CORNER_ROOM_PX * pixel);
  const high = Math.max(box.height, CORNER_ROOM_PX * pixel);
  const hasRoom = ([sx, sy]: [number, number]) =>
    (sx !== 0 || box.width >= SIDE_ROOM_PX * pixel) && (sy !== 0 || box.height >= SIDE_ROOM_PX * pixel);
  const grips = Object.entries(SIDES)
    .filter(([, side]) => hasRoom(side))
    .map(([id, side]) => ({
      id,
      point: at((side[0] * wide) / 2, (side[1] * high) / 2),
      pulls: at((side[0] * box.width) / 2, (side[1] * box.height) / 2),
      cursor: cursorOf(side, box.rotation),
    }));
  if (!rotatable) return grips;
  const arm = at(0, -high / 2 - ROTATE_ARM_PX * pixel);
  return [...grips, { id: "rotate", point: arm, pulls: arm, cursor: "grab", isRound: true }];
}

function rotateTo(box: BoxShape, to: Point, { limits, constrain }: HandleOptions): BoxShape {
  const [cx, cy] = centreOf(box);
  const degrees = (Math.atan2(to[1] - cy, to[0] - cx) * 180) / Math.PI + 90;
  return settleBox(
    { ...box, rotation: constrain ? Math.round(degrees / SNAP_DEGREES) * SNAP_DEGREES : degrees },
    limits,
  );
}

/** The opposite corner or edge stays where it is, also when the box is rotated. */
function dragHandle(box: BoxShape, handle: string, to: Point, options: HandleOptions): BoxShape {
  const side = SIDES[handle];
  if (!side) return handle === "rotate" ? rotateTo(box, to, options) : box;
  const [sx, sy] = side;
  const { limits } = options;
  const target: Point =
    box.rotation === 0 ? [clamp(to[0], 0, limits.width), clamp(to[1], 0, limits.height)] : to;
  const centre = centreOf(box);
  const [px, py] = rotatePoint(target, centre, -box.rotation);
  const anchor: Point = [centre[0] - (sx * box.width) / 2, centre[1] - (sy * box.height) / 2];
  let width = sx === 0 ? box.width : Math.max(sx * (px - anchor[0]), MIN_BOX_PX);
  let height = sy === 0 ? box.height : Math.max(sy * (py - anchor[1]), MIN_BOX_PX);
  if (options.constrain && sx !== 0 && sy !== 0) {
    const factor = Math.min(width / box.width, height / box.height);
    width = Math.max(box.width * factor, MIN_BOX_PX);
    height = Math.max(box.height * factor, MIN_BOX_PX);
  }
  const local: Point = [anchor[0] + (sx * width) / 2, anchor[1] + (sy * height) / 2];
  const [cx, cy] = rotatePoint(local, centre, box.rotation);
  return settleBox({ ...box, x: cx - width / 2, y: cy - height / 2, width, height }, limits);
}

function setField(box: BoxShape, key: string, value: number, limits: Size): BoxShape {
  if (key === "rotation") return settleBox({ ...box, rotation: value }, limits);
  if (key === "width") return grow(box, value - box.width, 0, limits);
  if (key === "height") return grow(box, 0, value - box.height, limits);
  return settleBox({ ...box, [key === "x" ? "x" : "y"]: value }, limits);
}

function grow(box: BoxShape, dx: number, dy: number, limits: Size): BoxShape {
  const upright = box.rotation === 0;
  const width = clamp(box.width + dx, MIN_BOX_PX, upright ? limits.width - box.x : Infinity);
  const height = clamp(box.height + dy, MIN_BOX_PX, upright ? limits.height - box.y : Infinity);
  return settleBox({ ...box, width, height }, limits);
}

function initial(visible: Rect, limits: Size): BoxShape {
  const left = clamp(visible.x, 0, limits.width);
  const top = clamp(visible.y, 0, limits.height);
  const right = clamp(visible.x + visible.width, left, limits.width);
  const bottom = clamp(visible.y + visible.height, top, limits.height);
  const [width, height] = [(right - left) / 4, (bottom - top) / 4];
  const [x, y] = [(left + right - width) / 2, (top + bottom - height) / 2];
  return settleBox({ kind: "box", x, y, width, height, rotation: 0 }, limits);
}

export const boxEditor: ShapeEditor<BoxShape> = {
  handles,
  dragHandle,
  move: (box, dx, dy, limits) => settleBox({ ...box, x: box.x + dx, y: box.y + dy }, limits),
  grow,
  rotate: (box, degrees, limits) => settleBox({ ...box, rotation: box.rotation + degrees }, limits),
  fields: (box, { limits, rotatable }) => [
    { key: "x", value: box.x, min: 0, max: limits.width },
    { key: "y", value: box.y, min: 0, max: limits.height },
    { key: "width", value: box.width, min: MIN_BOX_PX, max: limits.width },
    { key: "height", value: box.height, min: MIN_BOX_PX, max: limits.height },
    ...(rotatable ? [{ key: "rotation", value: box.rotation, min: 0, max: 360 }] : []),
  ],
  setField,
  initial,
};
