/** Images of a few pixels, written as rows of letters, and as tools read them. */
import type { ImagePixels, Pixels } from "@/lib/vision/pixels";

export type Color = readonly [red: number, green: number, blue: number];

export function pixelsOf(width: number, height: number, colorAt: (x: number, y: number) => Color): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set([...colorAt(x, y), 255], (y * width + x) * 4);
  return { width, height, data };
}

/** A digit is a grey: 0 is black, 9 is 90. */
export const greys = (...lines: string[]): Pixels =>
  pixelsOf(lines[0]?.length ?? 0, lines.length, (x, y) => {
    const grey = Number(lines[y]?.[x]) * 10;
    return [grey, grey, grey];
  });

/** Reduced by taking the first pixel of each square. */
export const imageOf = ({ width, height, data }: Pixels): ImagePixels => ({
  width,
  height,
  url: "image",
  bitmap: () => Promise.reject(new Error("no browser")),
  part: (rect, step) =>
    pixelsOf(Math.floor(rect.width / step), Math.floor(rect.height / step), (x, y) => {
      const at = ((rect.y + y * step) * width + rect.x + x * step) * 4;
      return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    }),
});

/** A dark thing on light ground. */
export const darkThing = (
  width: number,
  height: number,
  isInside: (x: number, y: number) => boolean,
): Pixels => pixelsOf(width, height, (x, y) => (isInside(x, y) ? [60, 40, 30] : [220, 225, 230]));
