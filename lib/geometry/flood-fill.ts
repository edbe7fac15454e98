/**
 * Areas of equal pixels, joined over their sides and not over corners: a line of single pixels drawn aslant holds a fill
 * back. Filled run by run along the rows.
 */
import type { Bit, Bitmap } from "./bitmap";

/** A pixel that was reached; only while a fill is under way. */
const REACHED = 2;

/** Turns the area of equal bytes around the index to `value`. @returns the number of pixels turned */
function spread({ width, data }: Bitmap, start: number, value: number): number {
  const old = data[start] as number;
  if (old === value) return 0;
  let turned = 0;
  const seeds = [start];
  for (let seed = seeds.pop(); seed !== undefined; seed = seeds.pop()) {
    if (data[seed] !== old) continue;
    const rowStart = seed - (seed % width);
    const rowEnd = rowStart + width;
    let left = seed;
    while (left > rowStart && data[left - 1] === old) left--;
    let right = seed + 1;
    while (right < rowEnd && data[right] === old) right++;
    data.fill(value, left, right);
    turned += right - left;
    // One seed for each run above and below that touches this one.
    for (const offset of [-width, width])
      for (let i = left + offset; i < right + offset; i++)
        if (data[i] === old && (i === left + offset || data[i - 1] !== old)) seeds.push(i);
  }
  return turned;
}

/**
 * Fills the area of equal pixels around the one that holds (x, y), in place, as far as the window reaches: give the bitmap
 * the room of the image before when the area may be open.
 * @param value 1 fills a gap, 0 takes a part of the mask away
 * @returns the number of pixels changed: 0 when that pixel has the value already, or lies beside the window
 */
export function floodFill(bitmap: Bitmap, x: number, y: number, value: Bit = 1): number {
  const [column, row] = [Math.floor(x) - bitmap.x, Math.floor(y) - bitmap.y];
  if (!(column >= 0 && row >= 0 && column < bitmap.width && row < bitmap.height)) return 0;
  return spread(bitmap, row * bitmap.width + column, value);
}

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
