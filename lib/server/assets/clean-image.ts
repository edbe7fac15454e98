/**
 * The bytes of an image as they are stored: upright and without metadata, which may hold places and names. An image
 * that stands upright keeps its pixels bit by bit: a dataset must hold the pixels that were uploaded.
 */
import sharp, { type Metadata } from "sharp";
import type { ImageKind } from "@/lib/images/sniff-image";
import { isLosslessWebp, stripMetadata } from "@/lib/images/strip-metadata";

export const MAX_PIXELS = 100_000_000;
const QUALITY = 95;

export type CleanImage = { data: Buffer; format: "jpeg" | "png" | "webp"; width: number; height: number };

const isTurned = ({ orientation = 1 }: Metadata) => orientation >= 2 && orientation <= 8;
const isPlain = ({ exif, xmp, iptc, comments }: Metadata) => !exif && !xmp && !iptc && !comments?.length;

/** Encoded anew from its pixels, as near to what they were as its kind can. */
async function encodeUpright(bytes: Uint8Array, kind: ImageKind, metadata: Metadata): Promise<CleanImage> {
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS }).autoOrient();
  // Otherwise the colours would be converted to sRGB. Profiles of other spaces do not fit what is written.
  if (metadata.space === "srgb" || metadata.space === "rgb16") image.keepIccProfile();
  if (kind === "png" && metadata.depth === "ushort")
    image.toColourspace(metadata.space === "grey16" ? "grey16" : "rgb16");
  const encoded =
    kind === "jpeg"
      ? image.jpeg({ quality: QUALITY, chromaSubsampling: "4:4:4" })
      : kind === "webp"
        ? image.webp(isLosslessWebp(bytes) ? { lossless: true, exact: true } : { quality: QUALITY })
        : image.png();
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { data, format: kind === "gif" ? "png" : kind, width: info.width, height: info.height };
}

export async function cleanImage(
  bytes: Uint8Array,
  kind: ImageKind,
  metadata: Metadata,
): Promise<CleanImage> {
  if (kind === "gif" || isTurned(metadata)) return encodeUpright(bytes, kind, metadata);
  const stripped = stripMetadata(bytes, kind) ?? (isPlain(metadata) ? bytes : null);
  if (stripped === null) return encodeUpright(bytes, kind, metadata);
  return { data: Buffer.from(stripped), format: kind, width: metadata.width, height: metadata.height };
}
