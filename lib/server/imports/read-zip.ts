/** Entries of an uploaded zip, one at a time, within limits that hold while bytes are unpacked. */
import yauzl from "yauzl";
import { AppError } from "@/lib/core/app-error";
import { MAX_IMAGE_BYTES } from "../assets/ingest-image";

const MAX_ENTRIES = 100_000;
const MAX_TOTAL_BYTES = 2 * 1024 ** 3;
const MAX_RATIO = 100;
const SYMLINK = 0o120000;

export type ZipEntry = { row: number; name: string; bytes: Buffer };

const refuse = (detail: string, cause?: unknown) =>
  new AppError("bad_archive", detail, cause === undefined ? {} : { cause });

function open(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) =>
    yauzl.open(
      path,
      { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, autoClose: false },
      (error, zip) =>
        error ? reject(refuse(`The zip cannot be read: ${error.message}`, error)) : resolve(zip),
    ),
  );
}

function nextEntry(zip: yauzl.ZipFile): Promise<yauzl.Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.removeAllListeners("entry");
      zip.removeAllListeners("end");
      zip.removeAllListeners("error");
      act();
    };
    zip.on("entry", (entry: yauzl.Entry) => settle(() => resolve(entry)));
    zip.on("end", () => settle(() => resolve(null)));
    zip.on("error", (error: Error) =>
      settle(() => reject(refuse(`The zip is refused: ${error.message}`, error))),
    );
    zip.readEntry();
  });
}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> {
  if (entry.uncompressedSize > MAX_IMAGE_BYTES) throw refuse(`${entry.fileName} is larger than 100 MB.`);
  if (entry.uncompressedSize > MAX_RATIO * Math.max(entry.compressedSize, 1024))
    throw refuse(`${entry.fileName} unpacks to more than ${MAX_RATIO} times its size.`);
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    zip.openReadStream(entry, (error, readable) =>
      error ? reject(refuse(`${entry.fileName}: ${error.message}`, error)) : resolve(readable),
    ),
  );
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch (cause) {
    throw refuse(`${entry.fileName}: ${(cause as Error).message}`, cause);
  }
  return Buffer.concat(chunks);
}

const isNoise = (name: string) =>
  name.endsWith("/") || name.startsWith("__MACOSX/") || /(^|\/)(\.[^/]*|Thumbs\.db)$/.test(name);

/** @param skipRows entries before this number are passed over without unpacking (a resumed import) */
export async function* readZip(path: string, skipRows = 0): AsyncGenerator<ZipEntry> {
  const zip = await open(path);
  try {
    if (zip.entryCount > MAX_ENTRIES)
      throw refuse(`The zip has ${zip.entryCount} entries; at most 100,000 are accepted.`);
    const names = new Set<string>();
    let total = 0;
    let row = 0;
    for (let entry = await nextEntry(zip); entry !== null; entry = await nextEntry(zip)) {
      if (((entry.externalFileAttributes >>> 16) & 0o170000) === SYMLINK)
        throw refuse(`${entry.fileName} is a link; the zip is refused.`);
      if (isNoise(entry.fileName)) continue;
      if (names.size === names.add(entry.fileName).size)
        throw refuse(`${entry.fileName} stands twice in the zip.`);
      total += entry.uncompressedSize;
      if (total > MAX_TOTAL_BYTES) throw refuse("The zip unpacks to more than 2 GB.");
      row++;
      if (row > skipRows) yield { row, name: entry.fileName, bytes: await unpack(zip, entry) };
    }
  } finally {
    zip.close();
  }
}
