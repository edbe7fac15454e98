import { type Bitmap, emptyBitmap } from "./bitmap";

/** The number of stretches of pixels set above each other. */
export function runsIn({ width, height, data }: Bitmap): number {
  let runs = 0;
  for (let i = 0; i < width * height; i++) if (data[i] === 1 && (i < width || data[i - width] === 0)) runs++;
  return runs;
}

/**
 * Each pixel as most of the nine pixels around and at it are (a median filter): specks and pinholes go, edges stay, corners
 * are rounded. Pixels beside the window are not set.
 */
export function withoutSpecks(bitmap: Bitmap): Bitmap {
  const { width, height, data } = bitmap;
  const filtered = emptyBitmap(bitmap);
  // Of three pixels above each other, by column; one column more at either end.
  const sums = new Uint8Array(width + 2);
  for (let row = 0; row < height; row++) {
    const at = row * width;
    for (let column = 0; column < width; column++) {
      const above = row > 0 ? (data[at - width + column] as number) : 0;
      const below = row + 1 < height ? (data[at + width + column] as number) : 0;
      sums[column + 1] = above + (data[at + column] as number) + below;
    }
    for (let column = 0; column < width; column++) {
      const sum = (sums[column] as number) + (sums[column + 1] as number) + (sums[column + 2] as number);
      if (sum > 4) filtered.data[at + column] = 1;
    }
  }
  return filtered;
}
