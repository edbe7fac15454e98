/** What is shown of a stored image: a thumbnail of each, a display form where browsers need one. */
import sharp, { type Metadata } from "sharp";
import { type CleanImage, isDeep, MAX_PIXELS } from "./clean-image";
import { displayForm, windowOf } from "./display-form";

const THUMBNAIL_PX = 320;

/** `window` of images of 16 bits; `display` null where browsers show the stored file. */
export async function formsOf({ data, format }: Pick<CleanImage, "data" | "format">, metadata: Metadata) {
  const window = isDeep(metadata) ? await windowOf(data) : null;
  const isShown = !window && format !== "tiff" && metadata.space !== "cmyk";
  const display = isShown ? null : await displayForm(data, window);
  const thumbnail = await sharp(display?.data ?? data, { limitInputPixels: MAX_PIXELS })
    .resize(THUMBNAIL_PX, THUMBNAIL_PX, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 78 })
    .toBuffer();
  return { window, display, thumbnail };
}
