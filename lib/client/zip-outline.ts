/** The outline of a zip: all its names, but of its bytes only the start of one table. */
import { tablesIn } from "@/lib/imports/archive-names";
import { unflaggedName, withSlashes } from "@/lib/imports/entry-name";

/** As much as a preview looks at, and a bit more, so that the server sees whether the table goes on. */
const TABLE_BYTES = 1024 * 1024 + 1024;

type Readable = {
  getData?: (to: WritableStream<Uint8Array<ArrayBuffer>>, options: object) => Promise<unknown>;
};

async function startOf(entry: Readable | undefined): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const enough = new AbortController();
  const writable = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= TABLE_BYTES) enough.abort();
    },
  });
  try {
    // Our policy allows no worker made of text, and one table needs none.
    await entry?.getData?.(writable, { useWebWorkers: false, signal: enough.signal });
  } catch (error) {
    if (!enough.signal.aborted) throw error;
  }
  return new Blob(chunks).slice(0, TABLE_BYTES);
}

/** Read as the server reads them; undefined leaves a text to the library, which knows CP437 and what is said to be UTF-8. */
const decodeText = (raw: Uint8Array, encoding: string, type: "filename" | "comment") =>
  type === "filename" && encoding === "cp437" ? (unflaggedName(raw) ?? undefined) : undefined;

/**
 * Lets the server look into an archive of gigabytes without getting it twice.
 * @param wanted the table to look at; the one nearest to the root when left out
 * @returns a small zip, and the table whose start is in it; null when it has none
 * @throws Error when the archive cannot be read
 */
export async function zipOutline(
  archive: Blob,
  wanted: string | undefined,
): Promise<{ outline: Blob; table: string | null }> {
  const [{ BlobReader, ZipReader }, { downloadZip }] = await Promise.all([
    import("@zip.js/zip.js/lib/zip-core-native.js"),
    import("client-zip"),
  ]);
  const reader = new ZipReader(new BlobReader(archive), { decodeText });
  try {
    const entries = (await reader.getEntries())
      .filter((entry) => !entry.directory)
      .map((entry) => ({ entry, name: withSlashes(entry.filename) }));
    const table = wanted ?? tablesIn(entries.map(({ name }) => name))[0] ?? null;
    const start = await startOf(entries.find(({ name }) => name === table)?.entry);
    const outline = entries.map(({ name }) => ({
      name,
      input: name === table ? start : "",
      lastModified: new Date(0),
    }));
    return { outline: await downloadZip(outline).blob(), table };
  } finally {
    await reader.close();
  }
}
