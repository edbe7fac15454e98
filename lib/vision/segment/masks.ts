/** From what the decoder gives to pixels. */
import { type Bitmap, emptyBitmap } from "@/lib/geometry/bitmap";
import { enlarged } from "../wand";
import type { Tensor } from "./tensor";

type Size = { width: number; height: number };

/** The decoder gives four bytes a pixel for each of up to four masks: larger images are asked for with fewer pixels. */
const MAX_PIXELS = 16_000_000;

/** The size that masks are asked for, and how many pixels of the image in each direction one of theirs stands for. */
export function maskSize({ width, height }: Size): Size & { step: number } {
  let step = 1;
  while ((width / step) * (height / step) > MAX_PIXELS) step *= 2;
  return { width: Math.ceil(width / step), height: Math.ceil(height / step), step };
}

/** The place of the mask that the model holds for the best one; 0 where it says nothing. */
export function bestOf(scores: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] as number) > (scores[best] as number)) best = i;
  return best;
}

/**
 * One of several planes; the last two lengths are its rows and columns.
 * @throws where there is no such plane
 */
export function planeAt({ data, dims }: Tensor, at: number): { data: Float32Array } & Size {
  const [height, width] = dims.slice(-2);
  const area = (height ?? 0) * (width ?? 0);
  if (!(data instanceof Float32Array) || !width || !height || data.length < (at + 1) * area)
    throw new Error(`no plane ${at} in an output of ${dims.join(" × ")}`);
  return { width, height, data: data.subarray(at * area, (at + 1) * area) };
}

/** The pixels above zero, in a window as small as they are; without width and height where there are none. */
export function insideOf({ data, width, height }: { data: Float32Array } & Size): Bitmap {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      if (!((data[row * width + column] as number) > 0)) continue;
      left = Math.min(left, column);
      right = Math.max(right, column + 1);
      top = Math.min(top, row);
      bottom = row + 1;
    }
  if (right === 0) return emptyBitmap({ x: 0, y: 0, width: 0, height: 0 });
  const bitmap = emptyBitmap({ x: left, y: top, width: right - left, height: bottom - top });
  for (let row = 0; row < bitmap.height; row++)
    for (let column = 0; column < bitmap.width; column++)
      if ((data[(top + row) * width + left + column] as number) > 0)
        bitmap.data[row * bitmap.width + column] = 1;
  return bitmap;
}

/** The pixels of the image inside a mask that was asked for with `maskSize`. */
export function pixelsInside(plane: { data: Float32Array } & Size, image: Size, step: number): Bitmap {
  const inside = insideOf(plane);
  return step === 1 || inside.width === 0 ? inside : enlarged(inside, step, image);
}
