/** Images of 16 bits, of several pages, and broken ones, made where a test needs them. */
import sharp, { type Sharp } from "sharp";

type Levels = { width: number; height: number; levelAt: (x: number, y: number) => number };

/** A grey image of 16 bits. */
export function deepGrey({ width, height, levelAt }: Levels): Sharp {
  const levels = Uint16Array.from({ length: width * height }, (_, i) =>
    levelAt(i % width, Math.floor(i / width)),
  );
  return sharp(levels, { raw: { width, height, channels: 1 } }).toColourspace("grey16");
}

/** A TIFF with a page for each colour. */
export async function tiffOfPages(colours: readonly string[], size = 24): Promise<Buffer> {
  const pages = colours.map((background) =>
    sharp({ create: { width: size, height: size, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(pages), { join: { animated: true } })
    .tiff({ compression: "lzw" })
    .toBuffer();
}
