/**
 * Changes shapes made of points: rings, which are closed, or one open line. Whole on the image; points are moved, put in
 * between two, and taken away.
 */
import { boundsOf, type Point, type Rect, rotatePoint } from "@/lib/core/geometry";
import type { Handle, ShapeEditor } from "@/lib/editor/shape-editor";
import type { Size } from "@/lib/editor/viewport";
import { simplify, simplifyRing } from "@/lib/geometry/simplify";
import { fitInto } from "@/lib/geometry/transform";
import { boundsFields, MIN_SIZE_PX } from "./bounds-fields";
import { clamp, onImage, seenPart } from "./place";

/** What a shape has to do with its points. */
export type PointShape<S> = {
  /** Of a closed shape its rings, the outer one first; else the line alone. */
  ringsOf(shape: S): Point[][];
  fromRings(rings: Point[][]): S;
  isClosed: boolean;
  /** Of each ring, or of the line. */
  minPoints: number;
  initial(seen: Rect): Point[];
};

/** Between points closer than this on the screen there is no grip to put one in. */
const BETWEEN_ROOM_PX = 32;

/** `corner-0-2` is the third point of the outer ring, `between-0-2` the place after it. */
const idOf = (type: "corner" | "between", ring: number, i: number) => `${type}-${ring}-${i}`;
function placeOf(handle: string): { type: string; ring: number; i: number } {
  const [type = "", ring, i] = handle.split("-");
  return { type, ring: Number(ring), i: Number(i) };
}

export function pointsEditor<S>({
  ringsOf,
  fromRings,
  isClosed,
  minPoints,
  initial,
}: PointShape<S>): ShapeEditor<S> {
  const boundsOfShape = (shape: S) => boundsOf(ringsOf(shape)[0] ?? []) as Rect; // shapes have points
  const mapPoints = (shape: S, change: (point: Point) => Point): S =>
    fromRings(ringsOf(shape).map((ring) => ring.map(change)));

  function handles(shape: S, { pixel }: { pixel: number }): Handle[] {
    return ringsOf(shape).flatMap((ring, r) =>
      ring.flatMap((point, i): Handle[] => {
        const corner = { id: idOf("corner", r, i), point, pulls: point, cursor: "move" };
        const next = ring[i + 1] ?? (isClosed ? ring[0] : undefined);
        if (!next) return [corner];
        if (Math.hypot(next[0] - point[0], next[1] - point[1]) < BETWEEN_ROOM_PX * pixel) return [corner];
        const middle: Point = [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
        const id = idOf("between", r, i);
        return [corner, { id, point: middle, pulls: middle, cursor: "copy", isRound: true }];
      }),
    );
  }

  function dragHandle(shape: S, handle: string, to: Point, limits: Size): S {
    const { type, ring, i } = placeOf(handle);
    const rings = ringsOf(shape);
    const changed = rings[ring]?.slice();
    if (!changed) return shape;
    changed.splice(type === "corner" ? i : i + 1, type === "corner" ? 1 : 0, onImage(to, limits));
    return fromRings(rings.map((one, r) => (r === ring ? changed : one)));
  }

  function removeHandle(shape: S, handle: string): S | null {
    const { type, ring, i } = placeOf(handle);
    const rings = ringsOf(shape);
    if (type !== "corner") return null;
    if ((rings[ring]?.length ?? 0) > minPoints)
      return fromRings(rings.map((one, r) => (r === ring ? one.toSpliced(i, 1) : one)));
    // A hole without a point to spare goes as a whole; the shape itself stays.
    return ring > 0 ? fromRings(rings.toSpliced(ring, 1)) : null;
  }

  function move(shape: S, dx: number, dy: number, limits: Size): S {
    const { x, y, width, height } = boundsOfShape(shape);
    const right = clamp(dx, -x, limits.width - x - width);
    const down = clamp(dy, -y, limits.height - y - height);
    return mapPoints(shape, ([px, py]) => onImage([px + right, py + down], limits));
  }

  /** Stretched from its left top corner; a side without length stays. */
  function grow(shape: S, dx: number, dy: number, limits: Size): S {
    const { x, y, width, height } = boundsOfShape(shape);
    const factor = (length: number, by: number, room: number) =>
      length === 0 ? 1 : clamp(length + by, MIN_SIZE_PX, Math.max(room, MIN_SIZE_PX)) / length;
    const [fx, fy] = [factor(width, dx, limits.width - x), factor(height, dy, limits.height - y)];
    return mapPoints(shape, ([px, py]) => onImage([x + (px - x) * fx, y + (py - y) * fy], limits));
  }

  /** Points may be moved onto the image together; a shape that is too large for it now stays as it was. */
  function changed(shape: S, change: (point: Point, centre: Point) => Point, limits: Size): S {
    const { x, y, width, height } = boundsOfShape(shape);
    const centre: Point = [x + width / 2, y + height / 2];
    const rings = ringsOf(shape).map((ring) => ring.map((point) => change(point, centre)));
    const shift = fitInto(rings[0] ?? [], limits);
    if (!shift) return shape;
    const placed = rings.map((ring) =>
      ring.map(([px, py]) => onImage([px + shift[0], py + shift[1]], limits)),
    );
    return fromRings(placed);
  }

  /** A ring that would keep too few points stays as it is. */
  function simplified(shape: S, tolerancePx: number): S {
    const made = ringsOf(shape).map((ring) => {
      const fewer = isClosed ? simplifyRing(ring, tolerancePx) : simplify(ring, tolerancePx);
      return fewer.length >= minPoints ? fewer : ring;
    });
    return fromRings(made);
  }

  return {
    handles,
    simplify: simplified,
    corners: (shape) => ringsOf(shape).reduce((count, ring) => count + ring.length, 0),
    dragHandle: (shape, handle, to, { limits }) => dragHandle(shape, handle, to, limits),
    removeHandle,
    move,
    grow,
    rotate: (shape, degrees, limits) =>
      changed(shape, (point, centre) => rotatePoint(point, centre, degrees), limits),
    flip: (shape, axis, limits) =>
      changed(
        shape,
        ([x, y], [cx, cy]) => (axis === "horizontal" ? [2 * cx - x, y] : [x, 2 * cy - y]),
        limits,
      ),
    ...boundsFields(boundsOfShape, move, grow),
    initial: (visible, limits) =>
      fromRings([initial(seenPart(visible, limits)).map((point) => onImage(point, limits))]),
  };
}
