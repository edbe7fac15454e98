/** The perceptual hash of a stored image, from its thumbnail: that is upright, and small enough to be read quickly. */
import sharp from "sharp";
import { HASHED_PX, imageHash } from "@/lib/duplicates/image-hash";

/** @throws what sharp throws for a damaged file */
export async function hashImage(image: Uint8Array): Promise<string | null> {
  const { data, info } = await sharp(image)
    // What is see-through is shown on white.
    .flatten({ background: "#ffffff" })
    .resize(HASHED_PX, HASHED_PX, { fit: "fill" })
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { channels } = info;
  const grey =
    channels === 1
      ? data
      : Uint8Array.from({ length: HASHED_PX ** 2 }, (_, i) => data[i * channels] as number);
  return imageHash(grey);
}
