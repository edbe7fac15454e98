/** Looks at an uploaded image before it is taken in, and refuses what could not be shown or released as it is. */
import sharp, { type Metadata } from "sharp";
import { AppError } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { MAX_IMAGE_BYTES } from "@/lib/images/limits";
import { type ImageKind, sniffImage } from "@/lib/images/sniff-image";
import { framesOfPng } from "@/lib/images/strip-metadata";
import { MAX_PIXELS } from "./clean-image";

/** A file, or one page of it by the number of its directory. */
export type ImageFile = { name: string; bytes: Uint8Array; directory?: number | undefined };
export type Inspected = { kind: ImageKind; metadata: Metadata };

/** Colours of a TIFF that are shown and released without a conversion. */
const PLAIN_SPACES: readonly string[] = ["srgb", "b-w", "rgb16", "grey16"];

const refused = (told: Message, cause?: unknown) =>
  new AppError("unsupported_media", told, cause === undefined ? {} : { cause });

/** What sharp opens: of a TIFF one page. */
export const pageOf = ({ directory }: Pick<ImageFile, "directory">) =>
  directory === undefined ? {} : { page: directory, pages: 1 };

function requireColours(file: string, kind: ImageKind, { space, depth, channels }: Metadata): void {
  // Photographs for print are JPEG: they are shown in a form of their own. Of other files nobody could say the colours.
  if (space === "cmyk" && kind !== "jpeg") throw refused(say("images.cmyk", { file }));
  const isPlain = kind !== "tiff" || (PLAIN_SPACES.includes(space) && channels <= 4);
  if (!isPlain || (depth !== "uchar" && depth !== "ushort")) throw refused(say("images.samples", { file }));
}

/** @throws AppError `unsupported_media` or `too_large`, with the file's name */
export async function inspectImage(file: ImageFile): Promise<Inspected> {
  const { name, bytes } = file;
  if (bytes.byteLength === 0) throw refused(say("images.empty", { file: name }));
  if (bytes.byteLength > MAX_IMAGE_BYTES)
    throw new AppError("too_large", say("images.tooLarge", { file: name }));
  const kind = sniffImage(bytes);
  if (!kind) throw refused(say("images.notImage", { file: name }));
  const metadata = await sharp(bytes, { limitInputPixels: false, ...pageOf(file) })
    .metadata()
    .catch((cause) => {
      throw refused(say("images.damaged", { file: name }), cause);
    });
  const { width, height } = metadata;
  if (width * height > MAX_PIXELS)
    throw new AppError("too_large", say("images.tooManyPixels", { file: name, width, height }));
  requireColours(name, kind, metadata);
  // Labeled on its first frame, an animation would be another image than the uploaded one.
  const isAnimated = kind === "tiff" ? false : (metadata.pages ?? 1) > 1;
  if (isAnimated || (kind === "png" && framesOfPng(bytes) > 1))
    throw refused(say("images.severalFrames", { file: name }));
  return { kind, metadata };
}
