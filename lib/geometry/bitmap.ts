/**
 * The part of a mask that is worked on: the pixels of a window on an image, a byte each. Pixels beside the window are not
 * set. A brush changes the bytes in place; `withRoom` makes the window larger before. All functions expect a window that
 * lies on the image.
 */
import type { Rect } from "@/lib/core/geometry";

export type Bit = 0 | 1;

export type Bitmap = Rect & {
  /** Row by row, `width × height` bytes of 0 or 1. */
  data: Uint8Array;
};

type Size = { width: number; height: number };

export const emptyBitmap = ({ x, y, width, height }: Rect): Bitmap => ({
  x,
  y,
  width,
  height,
  data: new Uint8Array(width * height),
});

/** The whole pixels of `limits` that a rectangle touches; without width or height when there are none. */
export function pixelsWithin({ x, y, width, height }: Rect, limits: Rect): Rect {
  const [left, top] = [Math.max(Math.floor(x), limits.x), Math.max(Math.floor(y), limits.y)];
  const right = Math.min(Math.ceil(x + width), limits.x + limits.width);
  const bottom = Math.min(Math.ceil(y + height), limits.y + limits.height);
  return { x: left, y: top, width: Math.max(right - left, 0), height: Math.max(bottom - top, 0) };
}

/** @returns false beside the window */
export function isSet({ x, y, width, height, data }: Bitmap, px: number, py: number): boolean {
  const [column, row] = [Math.floor(px) - x, Math.floor(py) - y];
  return column >= 0 && row >= 0 && column < width && row < height && data[row * width + column] === 1;
}

/**
 * The same pixels in a window that holds `rect` too, as far as it lies on the image.
 * @param marginPx so much farther than needed a new window reaches, that strokes to come seldom need another
 * @returns the bitmap itself when it has the room
 */
export function withRoom(
  bitmap: Bitmap,
  rect: Rect,
  { width: imageWidth, height: imageHeight }: Size,
  marginPx = 64,
): Bitmap {
  const whole = { x: 0, y: 0, width: imageWidth, height: imageHeight };
  const asked = pixelsWithin(rect, whole);
  if (asked.width === 0 || asked.height === 0) return bitmap;
  const { x, y, width, height, data } = bitmap;
  const isEmpty = width === 0 || height === 0;
  const left = isEmpty ? asked.x : Math.min(x, asked.x);
  const top = isEmpty ? asked.y : Math.min(y, asked.y);
  const right = Math.max(isEmpty ? 0 : x + width, asked.x + asked.width);
  const bottom = Math.max(isEmpty ? 0 : y + height, asked.y + asked.height);
  if (!isEmpty && left === x && top === y && right === x + width && bottom === y + height) return bitmap;
  const larger = {
    x: left - marginPx,
    y: top - marginPx,
    width: right - left + 2 * marginPx,
    height: bottom - top + 2 * marginPx,
  };
  const roomy = emptyBitmap(pixelsWithin(larger, whole));
  const start = (y - roomy.y) * roomy.width + x - roomy.x;
  for (let row = 0; row < height && !isEmpty; row++)
    roomy.data.set(data.subarray(row * width, (row + 1) * width), start + row * roomy.width);
  return roomy;
}
