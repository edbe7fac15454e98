/** Polygons: whole on the image, at least three corners to a ring; corners are moved, put in between two, and taken away. */
import { boundsOf, type Point, type Rect } from "@/lib/core/geometry";
import type { Field, Handle, ShapeEditor } from "@/lib/editor/shape-editor";
import type { Size } from "@/lib/editor/viewport";
import type { PolygonShape } from "./shape";

const MIN_SIZE_PX = 1;
const MIN_CORNERS = 3;
/** Between corners closer than this on the screen there is no grip to put one in. */
const BETWEEN_ROOM_PX = 32;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
/** A hundredth of a pixel is finer than any screen and keeps the stored numbers short. */
const round = (value: number) => Math.round(value * 100) / 100 + 0;

export const onImage = ([x, y]: Point, { width, height }: Size): Point => [
  round(clamp(x, 0, width)),
  round(clamp(y, 0, height)),
];

const ringsOf = ({ points, holes = [] }: PolygonShape): Point[][] => [points, ...holes];
const boundsOfShape = ({ points }: PolygonShape) => boundsOf(points) as Rect; // a polygon has points

function fromRings([points = [], ...holes]: Point[][]): PolygonShape {
  return { kind: "polygon", points, ...(holes.length > 0 ? { holes } : {}) };
}

const mapPoints = (shape: PolygonShape, change: (point: Point) => Point): PolygonShape =>
  fromRings(ringsOf(shape).map((ring) => ring.map(change)));

/** `corner-0-2` is the third corner of the outer ring, `between-0-2` the place after it. */
const idOf = (type: "corner" | "between", ring: number, i: number) => `${type}-${ring}-${i}`;
function placeOf(handle: string): { type: string; ring: number; i: number } {
  const [type = "", ring, i] = handle.split("-");
  return { type, ring: Number(ring), i: Number(i) };
}

function handles(shape: PolygonShape, { pixel }: { pixel: number }): Handle[] {
  return ringsOf(shape).flatMap((ring, r) =>
    ring.flatMap((point, i): Handle[] => {
      const next = ring[(i + 1) % ring.length] as Point;
      const middle: Point = [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
      const corner = { id: idOf("corner", r, i), point, pulls: point, cursor: "move" };
      if (Math.hypot(next[0] - point[0], next[1] - point[1]) < BETWEEN_ROOM_PX * pixel) return [corner];
      const between = {
        id: idOf("between", r, i),
        point: middle,
        pulls: middle,
        cursor: "copy",
        isRound: true,
      };
      return [corner, between];
    }),
  );
}

function dragHandle(shape: PolygonShape, handle: string, to: Point, limits: Size): PolygonShape {
  const { type, ring, i } = placeOf(handle);
  const rings = ringsOf(shape);
  const changed = rings[ring]?.slice();
  if (!changed) return shape;
  changed.splice(type === "corner" ? i : i + 1, type === "corner" ? 1 : 0, onImage(to, limits));
  return fromRings(rings.map((one, r) => (r === ring ? changed : one)));
}

function removeHandle(shape: PolygonShape, handle: string): PolygonShape | null {
  const { type, ring, i } = placeOf(handle);
  const rings = ringsOf(shape);
  if (type !== "corner") return null;
  if ((rings[ring]?.length ?? 0) > MIN_CORNERS)
    return fromRings(rings.map((one, r) => (r === ring ? one.toSpliced(i, 1) : one)));
  // A hole of three corners goes as a whole; the polygon itself stays.
  return ring > 0 ? fromRings(rings.toSpliced(ring, 1)) : null;
}

function move(shape: PolygonShape, dx: number, dy: number, limits: Size): PolygonShape {
  const { x, y, width, height } = boundsOfShape(shape);
  const [right, down] = [
    clamp(dx, -x, Math.max(limits.width - x - width, -x)),
    clamp(dy, -y, Math.max(limits.height - y - height, -y)),
  ];
  return mapPoints(shape, ([px, py]) => onImage([px + right, py + down], limits));
}

/** Stretched from its left top corner; a side without length stays. */
function grow(shape: PolygonShape, dx: number, dy: number, limits: Size): PolygonShape {
  const { x, y, width, height } = boundsOfShape(shape);
  const factor = (length: number, by: number, room: number) =>
    length === 0 ? 1 : clamp(length + by, MIN_SIZE_PX, Math.max(room, MIN_SIZE_PX)) / length;
  const [fx, fy] = [factor(width, dx, limits.width - x), factor(height, dy, limits.height - y)];
  return mapPoints(shape, ([px, py]) => onImage([x + (px - x) * fx, y + (py - y) * fy], limits));
}

function fields(shape: PolygonShape, limits: Size): Field[] {
  const { x, y, width, height } = boundsOfShape(shape);
  return [
    { key: "x", value: round(x), min: 0, max: limits.width },
    { key: "y", value: round(y), min: 0, max: limits.height },
    { key: "width", value: round(width), min: MIN_SIZE_PX, max: limits.width },
    { key: "height", value: round(height), min: MIN_SIZE_PX, max: limits.height },
  ];
}

function setField(shape: PolygonShape, key: string, value: number, limits: Size): PolygonShape {
  const { x, y, width, height } = boundsOfShape(shape);
  if (key === "x") return move(shape, value - x, 0, limits);
  if (key === "y") return move(shape, 0, value - y, limits);
  return key === "width" ? grow(shape, value - width, 0, limits) : grow(shape, 0, value - height, limits);
}

/** Four corners in the middle quarter of what is visible. */
function initial(visible: Rect, limits: Size): PolygonShape {
  const left = clamp(visible.x, 0, limits.width);
  const top = clamp(visible.y, 0, limits.height);
  const right = clamp(visible.x + visible.width, left, limits.width);
  const bottom = clamp(visible.y + visible.height, top, limits.height);
  const at = (fx: number, fy: number) =>
    onImage([left + (right - left) * fx, top + (bottom - top) * fy], limits);
  return {
    kind: "polygon",
    points: [at(3 / 8, 3 / 8), at(5 / 8, 3 / 8), at(5 / 8, 5 / 8), at(3 / 8, 5 / 8)],
  };
}

export const polygonEditor: ShapeEditor<PolygonShape> = {
  handles,
  dragHandle: (shape, handle, to, { limits }) => dragHandle(shape, handle, to, limits),
  removeHandle,
  move,
  grow,
  fields: (shape, { limits }) => fields(shape, limits),
  setField,
  initial,
};
