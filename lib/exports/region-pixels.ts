/** Regions as pixels: a pixel belongs to a region when its centre lies in it. */
import { boundsOf, type Point } from "@/lib/core/geometry";
import { type Bitmap, emptyBitmap, pixelsWithin } from "@/lib/geometry/bitmap";
import { fromRle } from "@/lib/geometry/bitmap-rle";
import { fillRings } from "@/lib/geometry/fill-rings";
import { regionKind, type Shape } from "@/lib/kinds";

/** Row by row, a number for each pixel. */
type Canvas = { width: number; height: number; data: Uint8Array | Uint32Array };

/** @param rings of the part of the shape that lies on the image */
export function pixelsOf(shape: Shape, rings: Point[][], image: Canvas): Bitmap {
  const rle = regionKind(shape.kind).geometry?.pixels?.(shape);
  if (rle) return fromRle(rle);
  const bounds = boundsOf(rings.flat()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const bitmap = emptyBitmap(pixelsWithin(bounds, { x: 0, y: 0, ...image }));
  fillRings(bitmap, rings, 1);
  return bitmap;
}

export function stamp(image: Canvas, { x, y, width, height, data }: Bitmap, value: number): void {
  for (let row = 0; row < height; row++) {
    const start = (y + row) * image.width + x;
    for (let column = 0; column < width; column++)
      if (data[row * width + column] === 1) image.data[start + column] = value;
  }
}
