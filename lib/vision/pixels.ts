/** The colours of an image, as tools that follow them see it. */
import type { Rect } from "@/lib/core/geometry";

export type Pixels = {
  width: number;
  height: number;
  /** Row by row, four bytes a pixel: red, green, blue, alpha. It begins at a whole word of four bytes in its buffer. */
  data: Uint8ClampedArray;
};

/** Reads the colours of one image. */
export type ImagePixels = {
  /** Where the image comes from: one image has one address. */
  url: string;
  /** A copy whose longest side has this length at most. Rejects where the browser cannot make one. */
  bitmap(longest: number): Promise<ImageBitmap>;
  /** In pixels. */
  width: number;
  height: number;
  /**
   * The colours of a part that lies on the image.
   * @param step one pixel of the result stands for step × step pixels of the image; what is left over at the right and at
   * the bottom is left out
   */
  part(rect: Rect, step: number): Pixels;
};
