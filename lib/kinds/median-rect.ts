/**
 * The rect in the middle of several: the median of centre, width, height and rotation, coordinate by coordinate (of an
 * even number the mean of the two in the middle). One careless edge does not move it. A rect turned by 90 degrees with
 * sides swapped is the same rect, so every rect is first written as the one turned closest to a reference rect.
 */
import type { RotatedRect } from "@/lib/core/geometry";

/** @param values at least one */
export function median(values: readonly number[]): number {
  const sorted = values.slice().sort((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  const high = sorted[upper] as number;
  return sorted.length % 2 === 1 ? high : ((sorted[upper - 1] as number) + high) / 2;
}

/** The difference of two angles in (-180, 180]. */
function turn(from: number, to: number): number {
  const difference = (((to - from) % 360) + 360) % 360;
  return difference > 180 ? difference - 360 : difference;
}

type Centred = { cx: number; cy: number; width: number; height: number; rotation: number };

/** The same rect with its rotation within 45 degrees of the reference. */
function alignedTo(rect: RotatedRect, reference: number): Centred {
  const centre = { cx: rect.x + rect.width / 2, cy: rect.y + rect.height / 2 };
  const { width, height } = rect;
  // Half a turn changes nothing.
  const offset = turn(2 * reference, 2 * rect.rotation) / 2;
  if (Math.abs(offset) <= 45) return { ...centre, width, height, rotation: reference + offset };
  return {
    ...centre,
    width: height,
    height: width,
    rotation: reference + (offset > 0 ? offset - 90 : offset + 90),
  };
}

/**
 * @param rects at least one, in a fixed order: the one with the median rotation is not known beforehand, so the first is
 *   the reference for rotations
 */
export function medianRect(rects: readonly RotatedRect[]): RotatedRect {
  if (rects.every((rect) => rect.rotation === 0)) return rounded(uprightMedian(rects));
  const reference = rects[0]?.rotation ?? 0;
  const aligned = rects.map((rect) => alignedTo(rect, reference));
  const of = (key: keyof Centred) => median(aligned.map((rect) => rect[key]));
  const [width, height] = [of("width"), of("height")];
  return rounded({
    x: of("cx") - width / 2,
    y: of("cy") - height / 2,
    width,
    height,
    rotation: turn(0, of("rotation")),
  });
}

/** Sums and differences leave errors in the last digits, by which a rectangle would differ from the one it was drawn as. */
function rounded(rect: RotatedRect): RotatedRect {
  const short = (value: number) => Math.round(value * 1e6) / 1e6 + 0;
  return {
    x: short(rect.x),
    y: short(rect.y),
    width: short(rect.width),
    height: short(rect.height),
    rotation: short(rect.rotation),
  };
}

/** Edges instead of centres, so that upright rects keep edges that annotators drew and stay on the image. */
function uprightMedian(rects: readonly RotatedRect[]): RotatedRect {
  const left = median(rects.map((rect) => rect.x));
  const top = median(rects.map((rect) => rect.y));
  const right = median(rects.map((rect) => rect.x + rect.width));
  const bottom = median(rects.map((rect) => rect.y + rect.height));
  return { x: left, y: top, width: right - left, height: bottom - top, rotation: 0 };
}
