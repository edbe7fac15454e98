/** One image out of an archive that lies on this device, to be shown before anything is uploaded. */
import { imageFinder, imagesIn } from "@/lib/imports/archive-names";
import { inflate, sourceOf } from "./zip-outline";

/** Larger ones are not shown before the upload. */
const MOST_BYTES = 40 * 1024 * 1024;

/**
 * @param cell how a row of `table` names the image; null for the first one of an archive without a table
 * @returns null where there is no such image, or one that is too large
 * @throws ZipError when the archive cannot be read
 */
export async function pictureIn(
  archive: Blob,
  { cell, table }: { cell: string | null; table: string | null },
): Promise<Blob | null> {
  const { firstBytes, zipEntries } = await import("@/lib/zip/read-zip");
  const files = new Map<string, { sizeBytes: number; content: () => AsyncGenerator<Uint8Array> }>();
  for await (const entry of zipEntries(sourceOf(archive), { inflate }))
    if (entry.ok) files.set(entry.value.path, entry.value);
  const names = [...files.keys()].filter((name) => name !== table);
  const found = cell === null ? null : imageFinder(names, table ?? "")(cell);
  const name = found === null ? imagesIn(names)[0] : found.ok ? found.value : undefined;
  const file = name === undefined ? undefined : files.get(name);
  if (!file || file.sizeBytes > MOST_BYTES) return null;
  return new Blob([(await firstBytes(file.content(), Number.POSITIVE_INFINITY)) as Uint8Array<ArrayBuffer>]);
}
