/** An uploaded zip: its names first, then single entries, within limits that hold while bytes are unpacked. */
import { createWriteStream } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import yauzl from "yauzl";
import { AppError } from "@/lib/core/app-error";
import { byCount, isNoise } from "@/lib/imports/archive-names";
import { unflaggedName, withSlashes } from "@/lib/imports/entry-name";
import { MAX_IMAGE_BYTES } from "../assets/ingest-image";
import { FileWindow } from "./file-window";

const MAX_ENTRIES = 100_000;
const MAX_TOTAL_BYTES = 2 * 1024 ** 3;
const MAX_TABLE_BYTES = 1024 ** 3;
const MAX_RATIO = 100;
const SYMLINK = 0o120000;

/** What the library has, too, and its types leave out. */
declare module "yauzl" {
  interface Entry {
    fileNameRaw: Buffer;
  }
  function getFileNameLowLevel(
    flags: number,
    raw: Buffer,
    extraFields: Entry["extraFields"],
    isStrict: boolean,
  ): string;
}

export type UploadedZip = {
  /** What is in it, in the order in which people count; what operating systems leave there is passed over. */
  names: string[];
  /** Bytes of an entry once unpacked. */
  sizeOf(name: string): number;
  /** A whole picture. */
  read(name: string): Promise<Buffer>;
  /** At most the first `bytes` of an entry. */
  start(name: string, bytes: number): Promise<Buffer>;
  /** Unpacks a table to a file. */
  extract(name: string, path: string): Promise<void>;
  close(): void;
};

const refuse = (detail: string, cause?: unknown) =>
  new AppError("bad_archive", detail, cause === undefined ? {} : { cause });

async function open(path: string): Promise<yauzl.ZipFile> {
  const file = await openFile(path);
  const { size } = await file.stat();
  const options = { lazyEntries: true, validateEntrySizes: true, autoClose: false };
  return new Promise((resolve, reject) =>
    yauzl.fromRandomAccessReader(new FileWindow(file), size, options, (error, zip) => {
      if (!error) return resolve(zip);
      reject(refuse(`The zip cannot be read: ${error.message}`, error));
      void file.close();
    }),
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

const UTF8_FLAG = 0x800;

/**
 * The library reads all names without the flag as CP437, unless an extra field holds the name in Unicode. It has checked
 * its own reading of the name (no `..`, no root, no drive); ours is checked again.
 */
function nameOf({ generalPurposeBitFlag: flags, fileName, fileNameRaw }: yauzl.Entry): string {
  if ((flags & UTF8_FLAG) !== 0) return fileName;
  const isOfField = fileName !== yauzl.getFileNameLowLevel(flags, fileNameRaw, [], false);
  const name = isOfField ? fileName : withSlashes(unflaggedName(fileNameRaw) ?? fileName);
  const fault = yauzl.validateFileName(name);
  if (fault !== null) throw refuse(`The zip is refused: ${fault}`);
  return name;
}

async function listEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > MAX_ENTRIES)
    throw refuse(`The zip has ${zip.entryCount} entries; at most 100,000 are accepted.`);
  const entries = new Map<string, yauzl.Entry>();
  let total = 0;
  for (let entry = await nextEntry(zip); entry !== null; entry = await nextEntry(zip)) {
    const name = nameOf(entry);
    entry.fileName = name;
    if (((entry.externalFileAttributes >>> 16) & 0o170000) === SYMLINK)
      throw refuse(`${name} is a link; the zip is refused.`);
    if (isNoise(name)) continue;
    if (entries.has(name)) throw refuse(`${name} stands twice in the zip. Rename or remove one.`);
    entries.set(name, entry);
    total += entry.uncompressedSize;
    if (total > MAX_TOTAL_BYTES) throw refuse("The zip unpacks to more than 2 GB.");
  }
  return entries;
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, readable) =>
      error ? reject(refuse(`${entry.fileName}: ${error.message}`, error)) : resolve(readable),
    ),
  );
}

/** Leaving the loop early ends the stream, so that the rest is not unpacked. */
async function firstBytes(zip: yauzl.ZipFile, entry: yauzl.Entry, bytes: number): Promise<Buffer> {
  const stream = await openEntry(zip, entry);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).byteLength;
      if (size >= bytes) break;
    }
  } catch (cause) {
    throw refuse(`${entry.fileName}: ${(cause as Error).message}`, cause);
  }
  return Buffer.concat(chunks).subarray(0, bytes);
}

function readPicture(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Buffer> {
  const { fileName, uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > MAX_IMAGE_BYTES) throw refuse(`${fileName} is larger than 100 MB.`);
  if (uncompressedSize > MAX_RATIO * Math.max(compressedSize, 1024))
    throw refuse(`${fileName} unpacks to more than ${MAX_RATIO} times its size.`);
  return firstBytes(zip, entry, Number.POSITIVE_INFINITY);
}

/** Texts of a table may be alike and pack well, so its size alone is limited. */
async function extractTable(zip: yauzl.ZipFile, entry: yauzl.Entry, path: string): Promise<void> {
  if (entry.uncompressedSize > MAX_TABLE_BYTES)
    throw refuse(`${entry.fileName} is larger than 1 GB. Split it and import the parts one after the other.`);
  const stream = await openEntry(zip, entry);
  try {
    await pipeline(stream, createWriteStream(path));
  } catch (cause) {
    throw refuse(`${entry.fileName}: ${(cause as Error).message}`, cause);
  }
}

/** @throws AppError `bad_archive` when any of its names or sizes is refused: nothing of such a zip is taken. */
export async function openUploadedZip(path: string): Promise<UploadedZip> {
  const zip = await open(path);
  const close = () => zip.close();
  try {
    const entries = await listEntries(zip);
    const entryOf = (name: string) => {
      const entry = entries.get(name);
      if (!entry) throw new Error(`no entry ${name} in the zip`);
      return entry;
    };
    return {
      names: [...entries.keys()].sort(byCount),
      sizeOf: (name) => entryOf(name).uncompressedSize,
      read: async (name) => readPicture(zip, entryOf(name)),
      start: (name, bytes) => firstBytes(zip, entryOf(name), bytes),
      extract: (name, to) => extractTable(zip, entryOf(name), to),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
