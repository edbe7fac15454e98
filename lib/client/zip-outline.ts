/** The outline of a zip: all its names, but of its bytes only the start of one table and some small files of labels. */
import { FILE_KINDS, sniffFormat } from "@/lib/formats/file-kinds";
import { textsIn } from "@/lib/formats/txt/archive";
import { byCount, imagesIn, tablesIn } from "@/lib/imports/archive-names";
import type { ZipFileEntry } from "@/lib/zip/read-zip";
import { writeZip } from "@/lib/zip/write-zip";
import { blobOf, piecesOf, streamOf } from "./zip-files";

/** As much as a preview looks at, and a bit more, so that the server sees whether the table goes on. */
const TABLE_BYTES = 1024 * 1024 + 1024;
/** Files of labels, each of one image, of which a preview reads the first. */
const LABELS_BYTES = 256 * 1024;
const ALL_LABELS_BYTES = 8 * 1024 * 1024;
/** Texts that are a task each: the start of the first ones. */
const TEXT_BYTES = 16 * 1024;
const MOST_TEXTS = 200;
const SNIFFED_BYTES = 64 * 1024;
/** Of every entry: the outline depends on nothing but what is in the zip. */
const MODIFIED = new Date(2000, 0, 1);

/** Bytes of an archive from any place. */
export const sourceOf = (file: Blob) => ({
  sizeBytes: file.size,
  read: async (from: number, length: number) =>
    new Uint8Array(await file.slice(from, from + length).arrayBuffer()),
});

export const inflate = (packed: AsyncGenerator<Uint8Array<ArrayBuffer>>) =>
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
  const names = files.map(({ path }) => path);
  const table = wanted ?? tablesIn(names)[0] ?? null;
  const shown = labelFiles(files);
  const texts = new Set(textsIn(names).toSorted(byCount).slice(0, MOST_TEXTS));
  /** A format whose parts refer to each other is shown whole, a large file as its outline. */
  async function startOf({ path, content, sizeBytes }: ZipFileEntry) {
    const bytes = await firstBytes(content(), SNIFFED_BYTES);
    const format = sniffFormat({ bytes, isWhole: false }, path);
    const outline = format === undefined ? undefined : FILE_KINDS[format].outline;
    if (outline === undefined) return firstBytes(content(), TABLE_BYTES);
    const isLarge = sizeBytes > outline.aboveBytes;
    return firstBytes(isLarge ? outline.of(content()) : content(), Number.POSITIVE_INFINITY);
  }
  async function* entries() {
    for (const file of files) {
      const { path, content } = file;
      const part =
        path === table
          ? [await startOf(file)]
          : shown.has(path)
            ? [await firstBytes(content(), LABELS_BYTES)]
            : texts.has(path)
              ? [await firstBytes(content(), TEXT_BYTES)]
              : [];
      yield { path, modified: MODIFIED, content: part };
    }
  }
  return { outline: await blobOf(writeZip(entries())), table };
}

/** The first of the small files that are no images, in the order in which they are read. */
function labelFiles(files: readonly ZipFileEntry[]): Set<string> {
  const images = new Set(imagesIn(files.map(({ path }) => path)));
  const shown = new Set<string>();
  let bytes = 0;
  for (const { path, sizeBytes } of files.toSorted((a, b) => byCount(a.path, b.path))) {
    if (images.has(path) || sizeBytes > LABELS_BYTES || bytes + sizeBytes > ALL_LABELS_BYTES) continue;
    shown.add(path);
    bytes += sizeBytes;
  }
  return shown;
}
