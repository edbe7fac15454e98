/**
 * Takes an uploaded image in: recognised by its bytes, refused when too large, stored upright and without metadata.
 * Exports contain the stored bytes, and annotators see their pixels, so coordinates always fit them.
 */
import { createHash } from "node:crypto";
import { type AssetRow, findAssetBySha, insertAsset } from "@/db/queries/assets";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Services } from "../context";
import { displayKey, mimeOf, originalKey, thumbnailKey } from "./asset-keys";
import { cleanImage } from "./clean-image";
import { formsOf } from "./forms-of";
import { type ImageFile, inspectImage, pageOf } from "./inspect-image";
import { queueTiles } from "./queue-tiles";

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const fileHashes = new WeakMap<Uint8Array, string>();

/** Of the file, and of a page of it what tells it from the others: a file of many pages is hashed once. */
function uploadedHash({ bytes, directory }: ImageFile): string {
  const known = fileHashes.get(bytes) ?? sha256(bytes);
  fileHashes.set(bytes, known);
  return directory === undefined ? known : sha256(`${known}#${directory}`);
}

async function storeImage(services: Services, projectId: string, file: ImageFile, hash: string) {
  const { kind, metadata } = await inspectImage(file);
  const clean = await cleanImage(file.bytes, { kind, metadata, page: pageOf(file) });
  const { window, display, thumbnail } = await formsOf(clean, metadata);
  const id = services.newId();
  const place = { id, projectId };
  const row: AssetRow = {
    id,
    projectId,
    sha256: hash,
    storageKey: originalKey(place, clean.format),
    thumbnailKey: thumbnailKey(place),
    displayKey: display && displayKey(place, display.format),
    window,
    tiles: null,
    formsAt: services.now(),
    servedSha256: sha256(clean.data),
    mime: mimeOf(clean.format),
    sizeBytes: clean.data.byteLength,
    widthPx: clean.width,
    heightPx: clean.height,
    fileName: file.name,
    imageHash: null,
    createdAt: services.now(),
  };
  await services.storage.put(row.storageKey, clean.data);
  await services.storage.put(row.thumbnailKey, thumbnail);
  if (display && row.displayKey) await services.storage.put(row.displayKey, display.data);
  return row;
}

/** Stores the image once per project. @throws AppError `unsupported_media` or `too_large`, with the file's name */
export async function ingestImage(
  services: Services,
  { projectId, createdBy }: { projectId: string; createdBy: string },
  file: ImageFile,
): Promise<AssetRow> {
  const hash = uploadedHash(file);
  const known = await findAssetBySha(services.database.read, { projectId, sha256: hash });
  if (known) return known;
  try {
    const row = await storeImage(services, projectId, file, hash);
    await services.database.write(async (db) => {
      await insertAsset(db, row);
      await queueTiles(services, db, { ...row, createdBy });
    });
    return (await findAssetBySha(services.database.read, { projectId, sha256: hash })) ?? row;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("unsupported_media", say("images.cutOff", { file: file.name }), { cause });
  }
}
