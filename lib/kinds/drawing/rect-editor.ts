/**
 * Changes shapes that are a rectangle, which may be turned, or fill one: at least 1 px, an upright one whole on the image,
 * a turned one with its centre on it (as lib/annotation checks).
 */
import { type Point, type Rect, type RotatedRect, rotatePoint } from "@/lib/core/geometry";
import type { Handle, HandleOptions, ShapeEditor } from "@/lib/editor/shape-editor";
import type { Size } from "@/lib/editor/viewport";
import { clamp, round, seenPart } from "./place";

/** What a shape has to do with its rectangle. */
export type RectShape<S> = {
  rectOf(shape: S): RotatedRect;
  fromRect(rect: RotatedRect): S;
  /** An upright one, too, may reach past the border as long as its centre lies on the image. */
  mayReachOut?: true;
};

const MIN_SIZE_PX = 1;
const ROTATE_ARM_PX = 24;
const SNAP_DEGREES = 15;
/** Corner handles stand at least this far apart on the screen; around a smaller box they move outwards. */
const CORNER_ROOM_PX = 28;
/** Handles in the middle of a side this short would cover the corners. */
const SIDE_ROOM_PX = 36;

const normalDegrees = (degrees: number) => round(((degrees % 360) + 360) % 360) % 360;
const centreOf = (rect: RotatedRect): Point => [rect.x + rect.width / 2, rect.y + rect.height / 2];

/** Brings a rectangle back onto the image without changing its size unless it is larger than the image. */
export function fitRectOn(rect: RotatedRect, limits: Size, mayReachOut = false): RotatedRect {
  const rotation = normalDegrees(rect.rotation);
  const width = round(Math.max(rect.width, MIN_SIZE_PX));
  const height = round(Math.max(rect.height, MIN_SIZE_PX));
  if (rotation !== 0 || mayReachOut) {
    const [cx, cy] = centreOf({ ...rect, width, height });
    const x = clamp(cx, 0, limits.width) - width / 2;
    const y = clamp(cy, 0, limits.height) - height / 2;
    return { x: round(x), y: round(y), width, height, rotation };
  }
  const w = Math.min(width, limits.width);
  const h = Math.min(height, limits.height);
  const x = round(clamp(rect.x, 0, limits.width - w));
  const y = round(clamp(rect.y, 0, limits.height - h));
  return { x, y, width: w, height: h, rotation };
}

/** The upright rectangle between two points, clamped to the image; square on demand, growing away from `from`. */
export function rectBetween(from: Point, to: Point, limits: Size, square: boolean): RotatedRect {
  const [ax, ay] = [clamp(from[0], 0, limits.width), clamp(from[1], 0, limits.height)];
  let [bx, by] = [clamp(to[0], 0, limits.width), clamp(to[1], 0, limits.height)];
  if (square) {
    const [sx, sy] = [bx < ax ? -1 : 1, by < ay ? -1 : 1];
    const room = Math.min(sx < 0 ? ax : limits.width - ax, sy < 0 ? ay : limits.height - ay);
    const side = Math.min(Math.max(Math.abs(bx - ax), Math.abs(by - ay)), room);
    [bx, by] = [ax + sx * side, ay + sy * side];
  }
  const rect = {
    x: Math.min(ax, bx),
    y: Math.min(ay, by),
    width: Math.abs(bx - ax),
    height: Math.abs(by - ay),
  };
  return fitRectOn({ ...rect, rotation: 0 }, limits);
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

function handlesOf(rect: RotatedRect, { pixel, rotatable }: { pixel: number; rotatable: boolean }): Handle[] {
  const centre = centreOf(rect);
  const at = (dx: number, dy: number): Point =>
    rotatePoint([centre[0] + dx, centre[1] + dy], centre, rect.rotation);
  const wide = Math.max(rect.width, CORNER_ROOM_PX * pixel);
  const high = Math.max(rect.height, CORNER_ROOM_PX * pixel);
  const hasRoom = ([sx, sy]: [number, number]) =>
    (sx !== 0 || rect.width >= SIDE_ROOM_PX * pixel) && (sy !== 0 || rect.height >= SIDE_ROOM_PX * pixel);
  const grips = Object.entries(SIDES)
    .filter(([, side]) => hasRoom(side))
    .map(([id, side]) => ({
      id,
      point: at((side[0] * wide) / 2, (side[1] * high) / 2),
      pulls: at((side[0] * rect.width) / 2, (side[1] * rect.height) / 2),
      cursor: cursorOf(side, rect.rotation),
    }));
  if (!rotatable) return grips;
  const arm = at(0, -high / 2 - ROTATE_ARM_PX * pixel);
  return [...grips, { id: "rotate", point: arm, pulls: arm, cursor: "grab", isRound: true }];
}

export function rectEditor<S>({ rectOf, fromRect, mayReachOut }: RectShape<S>): ShapeEditor<S> {
  const place = (rect: RotatedRect, limits: Size) => fromRect(fitRectOn(rect, limits, mayReachOut));

  function rotateTo(rect: RotatedRect, to: Point, { limits, constrain }: HandleOptions): S {
    const [cx, cy] = centreOf(rect);
    const degrees = (Math.atan2(to[1] - cy, to[0] - cx) * 180) / Math.PI + 90;
    return place(
      { ...rect, rotation: constrain ? Math.round(degrees / SNAP_DEGREES) * SNAP_DEGREES : degrees },
      limits,
    );
  }

  /** The opposite corner or edge stays where it is, also when the rectangle is turned. */
  function dragHandle(shape: S, handle: string, to: Point, options: HandleOptions): S {
    const rect = rectOf(shape);
    const side = SIDES[handle];
    if (!side) return handle === "rotate" ? rotateTo(rect, to, options) : shape;
    const [sx, sy] = side;
    const { limits } = options;
    const staysWhole = rect.rotation === 0 && !mayReachOut;
    const target: Point = staysWhole ? [clamp(to[0], 0, limits.width), clamp(to[1], 0, limits.height)] : to;
    const centre = centreOf(rect);
    const [px, py] = rotatePoint(target, centre, -rect.rotation);
    const anchor: Point = [centre[0] - (sx * rect.width) / 2, centre[1] - (sy * rect.height) / 2];
    let width = sx === 0 ? rect.width : Math.max(sx * (px - anchor[0]), MIN_SIZE_PX);
    let height = sy === 0 ? rect.height : Math.max(sy * (py - anchor[1]), MIN_SIZE_PX);
    if (options.constrain && sx !== 0 && sy !== 0) {
      const factor = Math.min(width / rect.width, height / rect.height);
      width = Math.max(rect.width * factor, MIN_SIZE_PX);
      height = Math.max(rect.height * factor, MIN_SIZE_PX);
    }
    const local: Point = [anchor[0] + (sx * width) / 2, anchor[1] + (sy * height) / 2];
    const [cx, cy] = rotatePoint(local, centre, rect.rotation);
    return place({ ...rect, x: cx - width / 2, y: cy - height / 2, width, height }, limits);
  }

  function grow(shape: S, dx: number, dy: number, limits: Size): S {
    const rect = rectOf(shape);
    const staysWhole = rect.rotation === 0 && !mayReachOut;
    const width = clamp(rect.width + dx, MIN_SIZE_PX, staysWhole ? limits.width - rect.x : Infinity);
    const height = clamp(rect.height + dy, MIN_SIZE_PX, staysWhole ? limits.height - rect.y : Infinity);
    return place({ ...rect, width, height }, limits);
  }

  function setField(shape: S, key: string, value: number, limits: Size): S {
    const rect = rectOf(shape);
    if (key === "rotation") return place({ ...rect, rotation: value }, limits);
    if (key === "width") return grow(shape, value - rect.width, 0, limits);
    if (key === "height") return grow(shape, 0, value - rect.height, limits);
    return place({ ...rect, [key === "x" ? "x" : "y"]: value }, limits);
  }

  function initial(visible: Rect, limits: Size): S {
    const seen = seenPart(visible, limits);
    const [width, height] = [seen.width / 4, seen.height / 4];
    const [x, y] = [seen.x + (seen.width - width) / 2, seen.y + (seen.height - height) / 2];
    return place({ x, y, width, height, rotation: 0 }, limits);
  }

  return {
    handles: (shape, options) => handlesOf(rectOf(shape), options),
    dragHandle,
    move: (shape, dx, dy, limits) => {
      const rect = rectOf(shape);
      return place({ ...rect, x: rect.x + dx, y: rect.y + dy }, limits);
    },
    grow,
    rotate: (shape, degrees, limits) => {
      const rect = rectOf(shape);
      return place({ ...rect, rotation: rect.rotation + degrees }, limits);
    },
    // Either mirror image of a rectangle about its own centre is the rectangle turned the other way.
    flip: (shape, _axis, limits) => {
      const rect = rectOf(shape);
      return place({ ...rect, rotation: -rect.rotation }, limits);
    },
    fields: (shape, { limits, rotatable }) => {
      const { x, y, width, height, rotation } = rectOf(shape);
      return [
        { key: "x", value: round(x), min: 0, max: limits.width },
        { key: "y", value: round(y), min: 0, max: limits.height },
        { key: "width", value: round(width), min: MIN_SIZE_PX, max: limits.width },
        { key: "height", value: round(height), min: MIN_SIZE_PX, max: limits.height },
        ...(rotatable ? [{ key: "rotation", value: rotation, min: 0, max: 360 }] : []),
      ];
    },
    setField,
    initial,
  };
}
