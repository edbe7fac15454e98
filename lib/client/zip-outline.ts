/** The outline of a zip: all its names, but of its bytes only the start of one table. */
import { tablesIn } from "@/lib/imports/archive-names";
import type { ZipFileEntry } from "@/lib/zip/read-zip";
import { writeZip } from "@/lib/zip/write-zip";
import { blobOf, piecesOf, streamOf } from "./zip-files";

/** As much as a preview looks at, and a bit more, so that the server sees whether the table goes on. */
const TABLE_BYTES = 1024 * 1024 + 1024;
/** Of every entry: the outline depends on nothing but what is in the zip. */
const MODIFIED = new Date(2000, 0, 1);

const sourceOf = (file: Blob) => ({
  sizeBytes: file.size,
  read: async (from: number, length: number) =>
    new Uint8Array(await file.slice(from, from + length).arrayBuffer()),
});

const inflate = (packed: AsyncGenerator<Uint8Array<ArrayBuffer>>) =>
  piecesOf(streamOf(packed).pipeThrough(new DecompressionStream("deflate-raw")));

/**
 * Lets the server look into an archive of gigabytes without getting it twice.
 * @param wanted the table to look at; the one nearest to the root when left out
 * @returns a small zip, and the table whose start is in it; null when it has none
 * @throws ZipError when the archive cannot be read
 */
export async function zipOutline(
  archive: Blob,
  wanted: string | undefined,
): Promise<{ outline: Blob; table: string | null }> {
  const { firstBytes, zipEntries } = await import("@/lib/zip/read-zip");
  const files: ZipFileEntry[] = [];
  for await (const entry of zipEntries(sourceOf(archive), { inflate })) {
    // The server refuses an archive with such a path, and names the path.
    if (!entry.ok) return { outline: archive, table: null };
    files.push(entry.value);
  }
  const table = wanted ?? tablesIn(files.map(({ path }) => path))[0] ?? null;
  async function* entries() {
    for (const { path, content } of files) {
      const start = path === table ? [await firstBytes(content(), TABLE_BYTES)] : [];
      yield { path, modified: MODIFIED, content: start };
    }
  }
  return { outline: await blobOf(writeZip(entries())), table };
}
