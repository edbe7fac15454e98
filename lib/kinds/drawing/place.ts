/** Keeps figures and points of shapes on their image and short. */
import type { Point, Rect } from "@/lib/core/geometry";
import type { Size } from "@/lib/editor/viewport";

/** Where `high` is below `low`, which is of more use to keep, `low`. */
export const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), Math.max(high, low));

/** A hundredth of a pixel is finer than any screen and keeps the stored numbers short. */
export const round = (value: number): number => Math.round(value * 100) / 100 + 0;

export const onImage = ([x, y]: Point, { width, height }: Size): Point => [
  round(clamp(x, 0, width)),
  round(clamp(y, 0, height)),
];

/** The part of the image that is seen; empty beside the image. */
export function seenPart(visible: Rect, { width, height }: Size): Rect {
  const x = clamp(visible.x, 0, width);
  const y = clamp(visible.y, 0, height);
  const right = clamp(visible.x + visible.width, x, width);
  const bottom = clamp(visible.y + visible.height, y, height);
  return { x, y, width: right - x, height: bottom - y };
}
