/**
 * Takes an uploaded image in: recognised by its bytes, refused when too large, stored upright and without metadata.
 * Annotators see and exports contain the stored bytes, so coordinates always fit them.
 */
import { createHash } from "node:crypto";
import sharp from "sharp";
import { type AssetRow, findAssetBySha, insertAsset } from "@/db/queries/assets";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { MAX_IMAGE_BYTES } from "@/lib/images/limits";
import { sniffImage } from "@/lib/images/sniff-image";
import { framesOfPng } from "@/lib/images/strip-metadata";
import type { Services } from "../context";
import { cleanImage, MAX_PIXELS } from "./clean-image";

const THUMBNAIL_PX = 320;
const MIME: Record<string, string> = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp" };

async function inspect(bytes: Uint8Array, fileName: string) {
  const kind = sniffImage(bytes);
  if (!kind) throw new AppError("unsupported_media", say("images.notImage", { file: fileName }));
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((cause) => {
      throw new AppError("unsupported_media", say("images.damaged", { file: fileName }), { cause });
    });
  if (metadata.width * metadata.height > MAX_PIXELS)
    throw new AppError(
      "too_large",
      say("images.tooManyPixels", { file: fileName, width: metadata.width, height: metadata.height }),
    );
  // Labeled on its first frame, an animation would be another image than the uploaded one.
  if ((metadata.pages ?? 1) > 1 || (kind === "png" && framesOfPng(bytes) > 1))
    throw new AppError("unsupported_media", say("images.severalFrames", { file: fileName }));
  return { kind, metadata };
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Stores the image once per project. @throws AppError `unsupported_media` or `too_large`, with the file's name */
export async function ingestImage(
  services: Services,
  projectId: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<AssetRow> {
  if (bytes.byteLength > MAX_IMAGE_BYTES)
    throw new AppError("too_large", say("images.tooLarge", { file: fileName }));
  const uploaded = sha256(bytes);
  const known = await findAssetBySha(services.database.read, { projectId, sha256: uploaded });
  if (known) return known;
  const { kind, metadata } = await inspect(bytes, fileName);
  try {
    const { data, format, width, height } = await cleanImage(bytes, kind, metadata);
    const thumbnail = await sharp(data, { limitInputPixels: MAX_PIXELS })
      .resize(THUMBNAIL_PX, THUMBNAIL_PX, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer();
    const id = services.newId();
    const storageKey = `${projectId}/${id.slice(-2)}/${id}.${format}`;
    const thumbnailKey = `${projectId}/${id.slice(-2)}/${id}.thumbnail.webp`;
    await services.storage.put(storageKey, data);
    await services.storage.put(thumbnailKey, thumbnail);
    const row = {
      id,
      projectId,
      sha256: uploaded,
      storageKey,
      thumbnailKey,
      servedSha256: sha256(data),
      mime: MIME[format] ?? "application/octet-stream",
      sizeBytes: data.byteLength,
      widthPx: width,
      heightPx: height,
      fileName,
      createdAt: services.now(),
    };
    await services.database.write((db) => insertAsset(db, row));
    return (await findAssetBySha(services.database.read, { projectId, sha256: uploaded })) ?? row;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("unsupported_media", say("images.cutOff", { file: fileName }), {
      cause,
    });
  }
}
