/**
 * Sets of pixels put together straight on the runs of their masks: both are walked at once, so the time goes by the number
 * of runs. Both masks are of one image; masks of different sizes are a fault of the caller and throw a RangeError.
 */
import type { Rle } from "./rle";

/** Bit 1 for a pixel of `a` alone, 2 for one of `b` alone, 3 for both. */
type Kept = { [membership in 0 | 1 | 2 | 3]: 0 | 1 };

const UNION: Kept = { 0: 0, 1: 1, 2: 1, 3: 1 };
const INTERSECTION: Kept = { 0: 0, 1: 0, 2: 0, 3: 1 };
const DIFFERENCE: Kept = { 0: 0, 1: 1, 2: 0, 3: 0 };

/** Calls, for sound masks, for every stretch of pixels in the same sets, from first to last. */
function walk(a: Rle, b: Rle, visit: (length: number, membership: 0 | 1 | 2 | 3) => void): void {
  if (a.size[0] !== b.size[0] || a.size[1] !== b.size[1])
    throw new RangeError(`masks of ${a.size.join(" × ")} and ${b.size.join(" × ")} pixels`);
  const all = a.size[0] * a.size[1];
  let [i, j, at] = [0, 0, 0];
  let [endA, endB] = [a.counts[0] ?? all, b.counts[0] ?? all];
  while (at < all) {
    const end = Math.min(endA, endB, all);
    if (end > at) visit(end - at, ((i & 1) | ((j & 1) << 1)) as 0 | 1 | 2 | 3);
    at = end;
    // The runs of a sound mask end with the image, which ends the loop.
    if (endA === end) endA += a.counts[++i] ?? Infinity;
    if (endB === end) endB += b.counts[++j] ?? Infinity;
  }
}

function combine(a: Rle, b: Rle, kept: Kept): Rle {
  const counts: number[] = [];
  let [value, length] = [0, 0];
  walk(a, b, (stretch, membership) => {
    if (kept[membership] !== value) {
      counts.push(length);
      value = 1 - value;
      length = 0;
    }
    length += stretch;
  });
  counts.push(length);
  return { size: [a.size[0], a.size[1]], counts };
}

/** The pixels of either mask. */
export const uniteRles = (a: Rle, b: Rle): Rle => combine(a, b, UNION);
/** The pixels of both masks. */
export const intersectRles = (a: Rle, b: Rle): Rle => combine(a, b, INTERSECTION);
/** The pixels of `a` that are not in `b`. */
export const subtractRles = (a: Rle, b: Rle): Rle => combine(a, b, DIFFERENCE);

/** Intersection over union, in [0, 1]; 0 for two empty masks, as for rings without an area. */
export function rleIou(a: Rle, b: Rle): number {
  let [both, either] = [0, 0];
  walk(a, b, (length, membership) => {
    if (membership === 3) both += length;
    if (membership !== 0) either += length;
  });
  return either === 0 ? 0 : both / either;
}
