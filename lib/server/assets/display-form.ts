/**
 * The display form of an image that browsers cannot show (TIFF), not readably (16 bits per channel) or each in another way
 * (CMYK): RGB or grey of 8 bits, the levels of its window spread from black to white. The stored original is what is released.
 */
import sharp, { type Sharp } from "sharp";
import { type LevelWindow, levelWindow, spread } from "@/lib/images/level-window";
import { isDeep, MAX_PIXELS } from "./clean-image";
import type { Rendered } from "./render-queue";

/** Sides of the copy whose levels are counted: more values would say the same. */
const SAMPLE_PX = 2_048;
/** Up to here the display form is without loss; beyond, the file would be larger than what it is made of. */
const LOSSLESS_PIXELS = 16_000_000;
const QUALITY = 92;

const opened = (image: Uint8Array | string): Sharp => sharp(image, { limitInputPixels: MAX_PIXELS });
const isGrey = (space: string) => space === "grey16" || space === "b-w";

/** Picked, not averaged: a mean would hide the darkest and the brightest pixels. */
export async function windowOf(image: Uint8Array | string): Promise<LevelWindow> {
  const { space } = await opened(image).metadata();
  const { data } = await opened(image)
    .removeAlpha()
    .resize(SAMPLE_PX, SAMPLE_PX, { fit: "inside", withoutEnlargement: true, kernel: "nearest" })
    .toColourspace(isGrey(space) ? "grey16" : "rgb16")
    .raw({ depth: "ushort" })
    .toBuffer({ resolveWithObject: true });
  return levelWindow(new Uint16Array(data.buffer, data.byteOffset, data.byteLength >> 1));
}

/** @param window of a deep image; others are shown as they are */
export async function displayForm(
  image: Uint8Array | string,
  window: Pick<LevelWindow, "low" | "high"> | null,
): Promise<Rendered> {
  const { space, depth, width, height, hasAlpha } = await opened(image).metadata();
  const shown = opened(image);
  if (window && isDeep({ depth })) {
    const { factor, offset } = spread(window);
    shown.linear(factor, offset);
  }
  if (isGrey(space)) shown.toColourspace("b-w");
  const format = hasAlpha || width * height <= LOSSLESS_PIXELS ? "png" : "jpeg";
  const encoded =
    format === "png"
      ? shown.png({ compressionLevel: 6 })
      : shown.jpeg({ quality: QUALITY, chromaSubsampling: "4:4:4" });
  return { data: await encoded.toBuffer(), format };
}
