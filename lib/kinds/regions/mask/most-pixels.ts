import type { Rect } from "@/lib/core/geometry";
import { emptyBitmap } from "@/lib/geometry/bitmap";
import { fromRle, toRle } from "@/lib/geometry/bitmap-rle";
import { type Rle, rleArea, rleBounds } from "@/lib/geometry/rle";
import { rleIou } from "@/lib/geometry/rle-sets";
import { closestToAll } from "../../closest-to-all";

function around(rects: readonly Rect[]): Rect {
  const [left, top] = [Math.min(...rects.map(({ x }) => x)), Math.min(...rects.map(({ y }) => y))];
  const right = Math.max(...rects.map(({ x, width }) => x + width));
  const bottom = Math.max(...rects.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * The pixels that more than half of the masks have. Where there are none (two masks without a common pixel), the mask most
 * like the others.
 * @param masks at least one, of one image, in a fixed order
 */
export function mostPixels(masks: readonly Rle[]): Rle {
  const [first] = masks as [Rle];
  const bounds = masks.map(rleBounds).filter((rect) => rect !== null);
  if (bounds.length === 0) return first;
  const votes = emptyBitmap(around(bounds));
  for (const mask of masks) {
    const { x, y, width, height, data } = fromRle(mask);
    for (let row = 0; row < height; row++) {
      const start = (y - votes.y + row) * votes.width + x - votes.x;
      for (let column = 0; column < width; column++)
        if (data[row * width + column] === 1)
          votes.data[start + column] = (votes.data[start + column] as number) + 1;
    }
  }
  const least = Math.floor(masks.length / 2) + 1;
  votes.data.forEach((count, i) => {
    votes.data[i] = count >= least ? 1 : 0;
  });
  const most = toRle(votes, first.size);
  return rleArea(most) > 0 ? most : closestToAll(masks, rleIou);
}
