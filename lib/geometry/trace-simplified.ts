/** The outlines of a mask with fewer corners: the steps along its pixels become lines. */
import type { Bitmap } from "./bitmap";
import { fromRle } from "./bitmap-rle";
import { type Polygon, polygonOf, ringsOf } from "./polygon";
import type { Rle } from "./rle";
import { simplifyRing } from "./simplify";
import { traceMask } from "./trace-mask";

/**
 * As `traceMask`, but corners are left out as long as the outline stays within so many pixels of the exact one; every ring
 * keeps three. Rings simplified so may touch or cross each other within the tolerance.
 */
export const traceSimplified = (bitmap: Bitmap, tolerancePx: number): Polygon[] =>
  traceMask(bitmap).map((polygon) =>
    polygonOf(ringsOf(polygon).map((ring) => simplifyRing(ring, tolerancePx))),
  );

export const traceRleSimplified = (rle: Rle, tolerancePx: number): Polygon[] =>
  traceSimplified(fromRle(rle), tolerancePx);
