import type { Bitmap } from "./bitmap";
import { spread } from "./flood-fill";

/** A pixel that was reached; only while a fill is under way. */
const REACHED = 2;

/**
 * Fills, in place, all areas without pixels from which no way leads out of the window over the sides of pixels.
 * @returns the number of pixels filled
 */
export function fillHoles(bitmap: Bitmap): number {
  const { width, height, data } = bitmap;
  const reach = (i: number) => {
    if (data[i] === 0) spread(bitmap, i, REACHED);
  };
  for (let column = 0; column < width; column++) {
    reach(column);
    reach((height - 1) * width + column);
  }
  for (let row = 0; row < height; row++) {
    reach(row * width);
    reach((row + 1) * width - 1);
  }
  let filled = 0;
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 0) filled++;
    data[i] = data[i] === REACHED ? 0 : 1;
  }
  return filled;
}
