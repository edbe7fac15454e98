/**
 * Selects pixels by their colour, as a magic wand does: those whose colour is so far from that of one pixel at most. The
 * distance of two colours is the largest difference in red, green or blue, from 0 to 255: integers without a root, one
 * scale for all images, and an area that differs in one channel alone stands apart as clearly as one that differs in all.
 * Transparency does not count. Out of scope: smooth edges, and models of what a thing is.
 */
import { type Bitmap, emptyBitmap, pixelsWithin } from "@/lib/geometry/bitmap";
import type { Pixels } from "./pixels";

export type WandPick = {
  /** The pixel that gives the colour; whole numbers. */
  column: number;
  row: number;
  /** The largest distance of colours, 0 to 255. */
  tolerance: number;
  /** Only pixels joined with the first one over their sides; otherwise all of the image. */
  isContiguous: boolean;
};

/**
 * @returns the pixels picked, in a window as small as they are; in one as wide as the image where they need not be joined.
 * Without width and height where the first pixel lies beside the image
 */
export function pickAlike(pixels: Pixels, { column, row, tolerance, isContiguous }: WandPick): Bitmap {
  const { width, height } = pixels;
  if (!(column >= 0 && row >= 0 && column < width && row < height))
    return emptyBitmap({ x: 0, y: 0, width: 0, height: 0 });
  const first = row * width + column;
  const isAlike = likeness(pixels, first, tolerance);
  return isContiguous ? pickJoined(pixels, first, isAlike) : pickAll(pixels, isAlike);
}

type IsAlike = (pixel: number) => boolean;

function likeness({ width, height, data }: Pixels, first: number, tolerance: number): IsAlike {
  // A pixel is one number: blue, green and red above each other, as on all processors browsers run on.
  const colors = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const wanted = colors[first] as number;
  const [red, green, blue] = [wanted & 255, (wanted >> 8) & 255, (wanted >> 16) & 255];
  return (pixel) => {
    const color = colors[pixel] as number;
    if (color === wanted) return true;
    const reds = (color & 255) - red;
    if (reds > tolerance || -reds > tolerance) return false;
    const greens = ((color >> 8) & 255) - green;
    if (greens > tolerance || -greens > tolerance) return false;
    const blues = ((color >> 16) & 255) - blue;
    return blues <= tolerance && -blues <= tolerance;
  };
}

function pickAll({ width, height }: Pixels, isAlike: IsAlike): Bitmap {
  const bitmap = emptyBitmap({ x: 0, y: 0, width, height });
  const { data } = bitmap;
  for (let i = 0; i < data.length; i++) if (isAlike(i)) data[i] = 1;
  return bitmap;
}

/**
 * Run by run along the rows; each run looks for others above and below it, so a pixel is compared about once (Heckbert 1990,
 * "A seed fill algorithm").
 */
function pickJoined({ width, height }: Pixels, first: number, isAlike: IsAlike): Bitmap {
  const taken = new Uint8Array(width * height);
  let [left, right, top, bottom] = [width, 0, height, 0];
  // Threes: the first pixel of a stretch of alike ones in one row, the one after its last, and how far away the pixels lie
  // that it was found from, which are taken.
  const stretches = [first, first + 1, 0];
  while (stretches.length > 0) {
    const back = stretches.pop() as number;
    const foundEnd = stretches.pop() as number;
    const foundStart = stretches.pop() as number;
    if (taken[foundStart] === 1) continue;
    const row = Math.floor(foundStart / width);
    const rowStart = row * width;
    const rowEnd = rowStart + width;
    let start = foundStart;
    while (start > rowStart && isAlike(start - 1)) start--;
    let end = foundEnd;
    while (end < rowEnd && isAlike(end)) end++;
    taken.fill(1, start, end);
    left = Math.min(left, start - rowStart);
    right = Math.max(right, end - rowStart);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
    for (const offset of [-width, width]) {
      if (offset < 0 ? row === 0 : row + 1 === height) continue;
      if (offset !== back) addStretches(start, end, offset);
      else {
        addStretches(start, foundStart, offset);
        addStretches(foundEnd, end, offset);
      }
    }
  }
  return cut(taken, width, { x: left, y: top, width: right - left, height: bottom - top });

  /** Of the pixels so far away from those of a row that are alike and not taken yet. */
  function addStretches(from: number, to: number, offset: number): void {
    for (let i = from + offset; i < to + offset; i++) {
      if (taken[i] === 1 || !isAlike(i)) continue;
      const start = i;
      while (i < to + offset && isAlike(i)) i++;
      stretches.push(start, i, -offset);
    }
  }
}

function cut(data: Uint8Array, stride: number, window: Omit<Bitmap, "data">): Bitmap {
  const bitmap = emptyBitmap(window);
  for (let row = 0; row < window.height; row++) {
    const from = (window.y + row) * stride + window.x;
    bitmap.data.set(data.subarray(from, from + window.width), row * window.width);
  }
  return bitmap;
}

/** Each pixel of a reduced image as the step × step pixels it stands for; those beside the image are left out. */
export function enlarged(
  { x, y, width, height, data }: Bitmap,
  step: number,
  image: { width: number; height: number },
): Bitmap {
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  const wanted = { x: x * step, y: y * step, width: width * step, height: height * step };
  const bitmap = emptyBitmap(pixelsWithin(wanted, whole));
  for (let row = 0; row < bitmap.height; row++) {
    const from = Math.floor(row / step) * width;
    for (let column = 0; column < bitmap.width; column++)
      bitmap.data[row * bitmap.width + column] = data[from + Math.floor(column / step)] as number;
  }
  return bitmap;
}
