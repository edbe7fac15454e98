/** Fills what is drawn around, and gaps of a mask. Loaded when it is taken in hand first. */
import { boundsOf, type Point, type Rect } from "@/lib/core/geometry";
import { type Bitmap, withRoom } from "@/lib/geometry/bitmap";
import { fillRings } from "@/lib/geometry/fill-rings";
import { floodFill } from "@/lib/geometry/flood-fill";
import { rleContains } from "@/lib/geometry/rle";
import type { Stroke } from "./stroke";
import { maskToolBy } from "./tool";

const EMPTY: Rect = { x: 0, y: 0, width: 0, height: 0 };

/** The inside of what was drawn. */
const outlineStroke = (path: readonly Point[], isErasing: boolean): Stroke => ({
  type: "change",
  isErasing,
  change: (before, image) => {
    const bitmap = isErasing ? before : withRoom(before, boundsOf(path) ?? EMPTY, image);
    fillRings(bitmap, [path], isErasing ? 0 : 1);
    return bitmap;
  },
});

/** The gap in the mask around a point. */
const gapStroke = (at: Point): Stroke => ({
  type: "change",
  isErasing: false,
  suits: (own) => own !== undefined && !rleContains(own, ...at),
  change: (before, image) => {
    const { x, y, width, height } = before;
    const around = { x: x - 1, y: y - 1, width: width + 2, height: height + 2 };
    const bitmap = withRoom(before, around, image, 0);
    return fillGap(bitmap, at) ? bitmap : before;
  },
});

/** False, and nothing changed, where the gap is open to the outside of the window. */
function fillGap(bitmap: Bitmap, [x, y]: Point): boolean {
  const filled = { ...bitmap, data: bitmap.data.slice() };
  if (floodFill(filled, Math.floor(x), Math.floor(y)) === 0) return false;
  const { width, height, data } = filled;
  const isNew = (i: number) => data[i] === 1 && bitmap.data[i] === 0;
  for (let column = 0; column < width; column++)
    if (isNew(column) || isNew((height - 1) * width + column)) return false;
  for (let row = 0; row < height; row++)
    if (isNew(row * width) || isNew(row * width + width - 1)) return false;
  bitmap.data.set(data);
  return true;
}

export const maskFill = maskToolBy(({ mode, path, isErasing }) =>
  mode === "gap" ? gapStroke(path[0] as Point) : outlineStroke(path, isErasing),
);
