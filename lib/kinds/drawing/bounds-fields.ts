/** The place and size of a shape as numbers to type, for shapes that are moved and stretched as a whole. */
import type { Rect } from "@/lib/core/geometry";
import type { ShapeEditor } from "@/lib/editor/shape-editor";
import type { Size } from "@/lib/editor/viewport";
import { round } from "./place";

export const MIN_SIZE_PX = 1;

type Change<S> = (shape: S, dx: number, dy: number, limits: Size) => S;

export const boundsFields = <S>(
  boundsOf: (shape: S) => Rect,
  move: Change<S>,
  grow: Change<S>,
): Pick<ShapeEditor<S>, "fields" | "setField"> => ({
  fields: (shape, { limits }) => {
    const { x, y, width, height } = boundsOf(shape);
    return [
      { key: "x", value: round(x), min: 0, max: limits.width },
      { key: "y", value: round(y), min: 0, max: limits.height },
      { key: "width", value: round(width), min: MIN_SIZE_PX, max: limits.width },
      { key: "height", value: round(height), min: MIN_SIZE_PX, max: limits.height },
    ];
  },
  setField: (shape, key, value, limits) => {
    const { x, y, width, height } = boundsOf(shape);
    if (key === "x") return move(shape, value - x, 0, limits);
    if (key === "y") return move(shape, 0, value - y, limits);
    return key === "width" ? grow(shape, value - width, 0, limits) : grow(shape, 0, value - height, limits);
  },
});
