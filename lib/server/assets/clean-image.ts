/**
 * The bytes of an image as they are stored: upright and without metadata, which may hold places and names. An image
 * that stands upright keeps its pixels bit by bit: a dataset must hold the pixels that were uploaded.
 */
import sharp, { type Metadata, type Sharp } from "sharp";
import type { ImageKind } from "@/lib/images/sniff-image";
import { isLosslessWebp, stripMetadata } from "@/lib/images/strip-metadata";

export const MAX_PIXELS = 100_000_000;
const QUALITY = 95;

export type StoredFormat = "jpeg" | "png" | "webp" | "tiff";
export type CleanImage = { data: Buffer; format: StoredFormat; width: number; height: number };

const isTurned = ({ orientation = 1 }: Metadata) => orientation >= 2 && orientation <= 8;
const isPlain = ({ exif, xmp, iptc, comments }: Metadata) => !exif && !xmp && !iptc && !comments?.length;
export const isDeep = ({ depth }: Pick<Metadata, "depth">): boolean => depth === "ushort";

const cleaned = async (image: Sharp, format: StoredFormat): Promise<CleanImage> => {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { data, format, width: info.width, height: info.height };
};

/** Encoded anew from its pixels, as near to what they were as its kind can. */
function encodeUpright(
  bytes: Uint8Array,
  kind: Exclude<ImageKind, "tiff">,
  metadata: Metadata,
): Promise<CleanImage> {
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS }).autoOrient();
  // Otherwise the colours would be converted to sRGB. Profiles of other spaces do not fit what is written.
  if (metadata.space === "srgb" || metadata.space === "rgb16") image.keepIccProfile();
  if (kind === "png" && isDeep(metadata))
    image.toColourspace(metadata.space === "grey16" ? "grey16" : "rgb16");
  const encoded =
    kind === "jpeg"
      ? image.jpeg({ quality: QUALITY, chromaSubsampling: "4:4:4" })
      : kind === "webp"
        ? image.webp(isLosslessWebp(bytes) ? { lossless: true, exact: true } : { quality: QUALITY })
        : image.png();
  return cleaned(encoded, kind === "gif" ? "png" : kind);
}

/** A page as a file of its own, without loss: its tags hold names and places between those of its pixels. */
function encodePage(
  bytes: Uint8Array,
  metadata: Metadata,
  page: { page?: number; pages?: number },
): Promise<CleanImage> {
  const isGrey = metadata.channels <= 2;
  // A profile of grey levels would have them converted; colours keep theirs beside them.
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, ignoreIcc: isGrey, ...page }).autoOrient();
  if (!isGrey) image.keepIccProfile();
  const [grey, colour] = isDeep(metadata) ? ["grey16", "rgb16"] : ["b-w", "srgb"];
  image.toColourspace(isGrey ? grey : colour);
  return cleaned(image.tiff({ compression: "deflate", predictor: "horizontal" }), "tiff");
}

/** @param page the one of a TIFF, as sharp opens it; its first one otherwise */
export async function cleanImage(
  bytes: Uint8Array,
  {
    kind,
    metadata,
    page = {},
  }: { kind: ImageKind; metadata: Metadata; page?: { page?: number; pages?: number } },
): Promise<CleanImage> {
  if (kind === "tiff") return encodePage(bytes, metadata, page);
  if (kind === "gif" || isTurned(metadata)) return encodeUpright(bytes, kind, metadata);
  const stripped = stripMetadata(bytes, kind) ?? (isPlain(metadata) ? bytes : null);
  if (stripped === null) return encodeUpright(bytes, kind, metadata);
  return { data: Buffer.from(stripped), format: kind, width: metadata.width, height: metadata.height };
}
