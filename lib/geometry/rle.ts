/**
 * Masks as COCO run lengths (https://github.com/cocodataset/cocoapi, common/maskApi.c): the pixels of the image column by
 * column, each from the top down, as lengths of alternating runs of zeros and ones, zeros first. Pixel (x, y) covers the
 * square [x, x + 1) × [y, y + 1). Runs of length 0 are allowed anywhere when read; what this folder makes has one at the
 * beginning at most. All functions take time by the number of runs, not of pixels.
 */
import type { Rect } from "@/lib/core/geometry";

/** A stored MaskShape is one. */
export type Rle = {
  /** In pixels. */
  size: [height: number, width: number];
  counts: number[];
};

export type RleFault =
  /** The size is no pair of positive integers. */
  | { fault: "size" }
  /** The run at `index` is no integer, or negative. */
  | { fault: "run"; index: number }
  /** The runs cover `covered` pixels, the image has `all`. */
  | { fault: "sum"; covered: number; all: number };

/** @returns the first reason why the mask is none; null for a sound one, be it empty */
export function checkRle({ size: [height, width], counts }: Rle): RleFault | null {
  const isLength = (value: number) => Number.isSafeInteger(value) && value > 0;
  if (!isLength(height) || !isLength(width)) return { fault: "size" };
  let covered = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    if (!Number.isSafeInteger(count) || count < 0) return { fault: "run", index: i };
    covered += count;
  }
  return covered === height * width ? null : { fault: "sum", covered, all: height * width };
}

/** The mask without a pixel. */
export const emptyRle = (size: readonly [height: number, width: number]): Rle => ({
  size: [size[0], size[1]],
  counts: [size[0] * size[1]],
});

/** The number of pixels set. */
export function rleArea({ counts }: Rle): number {
  let area = 0;
  for (let i = 1; i < counts.length; i += 2) area += counts[i] as number;
  return area;
}

/** The smallest rectangle of whole pixels around those set; null for an empty mask. */
export function rleBounds({ size: [height], counts }: Rle): Rect | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  let at = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    if (i % 2 === 1 && count > 0) {
      const last = at + count - 1;
      const [firstColumn, lastColumn] = [Math.floor(at / height), Math.floor(last / height)];
      left = Math.min(left, firstColumn);
      right = Math.max(right, lastColumn);
      // A run over the end of a column holds the lowest pixel of the image and the uppermost one.
      top = Math.min(top, firstColumn === lastColumn ? at % height : 0);
      bottom = Math.max(bottom, firstColumn === lastColumn ? last % height : height - 1);
    }
    at += count;
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Whether the pixel that holds the point is set; false beside the image. */
export function rleContains({ size: [height, width], counts }: Rle, x: number, y: number): boolean {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (!(column >= 0 && row >= 0 && column < width && row < height)) return false;
  const place = column * height + row;
  let end = 0;
  for (let i = 0; i < counts.length; i++) {
    end += counts[i] as number;
    if (place < end) return i % 2 === 1;
  }
  return false;
}
