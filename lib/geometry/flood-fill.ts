/**
 * Areas of equal pixels, joined over their sides and not over corners: a line of single pixels drawn aslant holds a fill
 * back. Filled run by run along the rows.
 */
import type { Bit, Bitmap } from "./bitmap";

/** Turns the area of equal bytes around the index to `value`. @returns the number of pixels turned */
export function spread({ width, data }: Bitmap, start: number, value: number): number {
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
