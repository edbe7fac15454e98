/** An uploaded zip: its names first, then single entries, within limits that hold while bytes are unpacked. */
import { AppError } from "@/lib/core/app-error";
import { type Message, say } from "@/lib/core/message";
import { MAX_TEXT_BYTES, textTooLong } from "@/lib/formats/txt/read";
import { MAX_IMAGE_BYTES } from "@/lib/images/limits";
import { byCount, isNoise } from "@/lib/imports/archive-names";
import { type ByteSource, firstBytes, ZipError, type ZipFileEntry, zipEntries } from "@/lib/zip/read-zip";
import { inflate, ZIP_CRC } from "../zlib";

const MAX_ENTRIES = 100_000;
const MAX_TOTAL_BYTES = 2 * 1024 ** 3;
const MAX_TABLE_BYTES = 1024 ** 3;
/** Of one image or document. */
const MAX_LABELS_BYTES = 32 * 1024 ** 2;
const MAX_RATIO = 100;

export type UploadedZip = {
  /** Its entries in natural order (2 before 10), without the files that operating systems leave there. */
  names: string[];
  /** A whole image. */
  image: (name: string) => Promise<Uint8Array>;
  /** At most the first `bytes` of an entry. */
  start: (name: string, bytes: number) => Promise<Uint8Array>;
  /** A whole file of labels. */
  labels: (name: string) => Promise<Uint8Array>;
  /** A whole table, piece by piece. */
  table: (name: string) => AsyncGenerator<Uint8Array>;
  /** A text that is a task, piece by piece. */
  text: (name: string) => AsyncGenerator<Uint8Array>;
};

const refuse = (told: Message, cause?: unknown) =>
  new AppError("bad_archive", told, cause === undefined ? {} : { cause });

async function listEntries(source: ByteSource): Promise<Map<string, ZipFileEntry>> {
  const entries = new Map<string, ZipFileEntry>();
  let count = 0;
  let total = 0;
  for await (const entry of zipEntries(source, { inflate, ...ZIP_CRC })) {
    // Its list is read in one go otherwise, for seconds where it is long.
    if (count % 1_000 === 999) await new Promise(setImmediate);
    if (++count > MAX_ENTRIES) throw refuse(say("zip.tooManyEntries"));
    if (!entry.ok) throw refuse(say("zip.refused", { message: entry.error }));
    const { path, isLink, sizeBytes } = entry.value;
    if (isLink) throw refuse(say("zip.link", { file: path }));
    if (isNoise(path)) continue;
    if (entries.has(path)) throw refuse(say("zip.nameTwice", { file: path }));
    entries.set(path, entry.value);
    total += sizeBytes;
    if (total > MAX_TOTAL_BYTES) throw refuse(say("zip.tooLarge"));
  }
  return entries;
}

/** Names the entry that cannot be read. */
async function* contentOf({ path, content }: ZipFileEntry): AsyncGenerator<Uint8Array> {
  try {
    yield* content();
  } catch (error) {
    throw error instanceof ZipError
      ? refuse(say("requests.at", { path, message: error.told }), error)
      : error;
  }
}

function requireImageSize({ path, sizeBytes, packedBytes }: ZipFileEntry): void {
  if (sizeBytes > MAX_IMAGE_BYTES) throw refuse(say("zip.imageTooLarge", { file: path }));
  if (sizeBytes > MAX_RATIO * Math.max(packedBytes, 1024))
    throw refuse(say("zip.packedTooWell", { file: path, times: MAX_RATIO }));
}

/** Texts of a table may be alike and pack well, so its size alone is limited. */
function requireTableSize({ path, sizeBytes }: ZipFileEntry): void {
  if (sizeBytes > MAX_TABLE_BYTES) throw refuse(say("zip.tableTooLarge", { file: path }));
}

/** @throws AppError `bad_archive` when any of its names or sizes is refused: nothing of such a zip is taken. */
export async function openUploadedZip(source: ByteSource): Promise<UploadedZip> {
  const entries = await listEntries(source).catch((error) => {
    throw error instanceof ZipError ? refuse(say("zip.unreadable", { message: error.told }), error) : error;
  });
  const entryOf = (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`no entry ${name} in the zip`);
    return entry;
  };
  return {
    names: [...entries.keys()].sort(byCount),
    image: async (name) => {
      requireImageSize(entryOf(name));
      return firstBytes(contentOf(entryOf(name)), Number.POSITIVE_INFINITY);
    },
    labels: async (name) => {
      const { path, sizeBytes } = entryOf(name);
      if (sizeBytes > MAX_LABELS_BYTES) throw refuse(say("zip.labelsTooLarge", { file: path }));
      return firstBytes(contentOf(entryOf(name)), Number.POSITIVE_INFINITY);
    },
    start: (name, bytes) => firstBytes(contentOf(entryOf(name)), bytes),
    async *table(name) {
      requireTableSize(entryOf(name));
      yield* contentOf(entryOf(name));
    },
    async *text(name) {
      if (entryOf(name).sizeBytes > MAX_TEXT_BYTES) throw textTooLong(name);
      yield* contentOf(entryOf(name));
    },
  };
}
