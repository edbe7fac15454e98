/** Paints pixels as many as the screen has, however many they are and however scattered: an outline of each would take seconds. */
import type { Rect } from "@/lib/core/geometry";
import type { Bitmap } from "@/lib/geometry/bitmap";
import { fromRle } from "@/lib/geometry/bitmap-rle";
import type { Rle } from "@/lib/geometry/rle";
import { isScattered } from "@/lib/geometry/scattered";
import { regionKind, type Shape } from "@/lib/kinds";
import { cached } from "@/lib/kinds/cached";

/** Red, green, blue and alpha as one number, as `Uint32Array` has the pixels of a canvas. */
const numberOf = (hex: string): number => {
  const value = Number.parseInt(hex.slice(1), 16);
  return ((255 << 24) | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
};

/** The part of the image that the canvas shows, and the length of one of its pixels there. */
function shownOn(canvas: CanvasRenderingContext2D): { part: Rect; pixel: number } {
  const { a: scale, e, f } = canvas.getTransform();
  const { width, height } = canvas.canvas;
  return {
    part: { x: -e / scale, y: -f / scale, width: width / scale, height: height / scale },
    pixel: 1 / scale,
  };
}

/** A canvas of the part of the pixels that is shown, one pixel of it for `step` × `step` of the image. */
function sampled(pixels: Bitmap, part: Rect, step: number, color: number) {
  const left = Math.max(pixels.x, Math.floor(part.x));
  const top = Math.max(pixels.y, Math.floor(part.y));
  const width = Math.ceil((Math.min(pixels.x + pixels.width, part.x + part.width) - left) / step);
  const height = Math.ceil((Math.min(pixels.y + pixels.height, part.y + part.height) - top) / step);
  if (width <= 0 || height <= 0) return null;
  const image = new ImageData(width, height);
  const colors = new Uint32Array(image.data.buffer);
  for (let row = 0; row < height; row++) {
    const from = (top - pixels.y + row * step) * pixels.width + left - pixels.x;
    for (let column = 0; column < width; column++)
      if (pixels.data[from + column * step] === 1) colors[row * width + column] = color;
  }
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return { canvas, left, top };
}

/** @param fill how much of the colour they get, 0 to 1 */
export function paintPixels(
  canvas: CanvasRenderingContext2D,
  pixels: Bitmap,
  { color, fill }: { color: string; fill: number },
): void {
  const { part, pixel } = shownOn(canvas);
  const step = Math.max(Math.floor(pixel), 1);
  const made = sampled(pixels, part, step, numberOf(color));
  if (!made) return;
  canvas.globalAlpha = fill;
  canvas.imageSmoothingEnabled = false;
  const { width, height } = made.canvas;
  canvas.drawImage(made.canvas, made.left, made.top, width * step, height * step);
  canvas.globalAlpha = 1;
}

/** Of the shapes painted last; older versions of them live on in the history, and a bitmap may take a byte a pixel. */
const KEPT = 8;
const bitmaps = new Map<Shape, Bitmap>();

function bitmapOf(shape: Shape, rle: Rle): Bitmap {
  const bitmap = bitmaps.get(shape) ?? fromRle(rle);
  bitmaps.delete(shape);
  bitmaps.set(shape, bitmap);
  const oldest = bitmaps.keys().next().value;
  if (bitmaps.size > KEPT && oldest !== undefined) bitmaps.delete(oldest);
  return bitmap;
}

/** The run lengths of a shape whose pixels are scattered; null for every other one. */
const scatteredPixels = cached((shape: Shape): Rle | null => {
  const rle = regionKind(shape.kind).geometry?.pixels?.(shape);
  return rle && isScattered(rle) ? rle : null;
});

/**
 * Paints those of the shapes whose pixels are scattered.
 * @param look as of outlines: a selected shape has wider lines, and these a stronger fill
 * @returns the others
 */
export function paintScattered(
  canvas: CanvasRenderingContext2D,
  shapes: readonly Shape[],
  { color, fill, width }: { color: string; fill: number; width: number },
): readonly Shape[] {
  const scattered = shapes.filter((shape) => scatteredPixels(shape) !== null);
  if (scattered.length === 0) return shapes;
  for (const shape of scattered)
    paintPixels(canvas, bitmapOf(shape, scatteredPixels(shape) as Rle), { color, fill: (fill * width) / 2 });
  return shapes.filter((shape) => !scattered.includes(shape));
}
