/**
 * Reads a zip wherever it lies: a file of the server, an object in a store, a file chosen in a browser. Its names first,
 * then single entries, each streamed, with its size and checksum verified as it is unpacked.
 * Out of scope: encrypted entries, archives in several parts, compression other than deflate.
 */
import {
  type Entry,
  ERR_AMBIGUOUS_ARCHIVE,
  ERR_BAD_FORMAT,
  ERR_CENTRAL_DIRECTORY_NOT_FOUND,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND,
  ERR_EOCDR_NOT_FOUND,
  ERR_SPLIT_ZIP_FILE,
  Reader,
  ZipReader,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import { type Message, packed, say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { crc32 as crcByTable } from "./crc32";
import { unflaggedName, withSlashes } from "./entry-name";

/** Bytes that can be read from any place. */
export type ByteSource = {
  sizeBytes: number;
  read: (from: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
};

export type ZipFileEntry = {
  /** With `/` between folders; never absolute, never with `..`. */
  path: string;
  /** Once unpacked, as the zip says. */
  sizeBytes: number;
  packedBytes: number;
  isLink: boolean;
  /** @throws ZipError where it is damaged, encrypted, or longer than `sizeBytes` */
  content: () => AsyncGenerator<Uint8Array>;
};

type Crc32 = (bytes: Uint8Array, from: number) => number;

/** What is wrong with a zip, as a message of ours. */
export class ZipError extends Error {
  readonly told: Message;
  constructor(told: Message, options?: ErrorOptions) {
    super(packed(told), options);
    this.told = told;
  }
}

const FAULTS: Record<string, Message> = {
  [ERR_BAD_FORMAT]: say("zip.notZip"),
  [ERR_EOCDR_NOT_FOUND]: say("zip.notZipOrCutOff"),
  [ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND]: say("zip.cutOff"),
  [ERR_CENTRAL_DIRECTORY_NOT_FOUND]: say("zip.listDamaged"),
  [ERR_AMBIGUOUS_ARCHIVE]: say("zip.listAmbiguous"),
  [ERR_SPLIT_ZIP_FILE]: say("zip.onePart"),
  [ERR_ENCRYPTED_CENTRAL_DIRECTORY]: say("zip.encrypted"),
};

const asZipError = (cause: unknown): Error =>
  cause instanceof ZipError
    ? cause
    : new ZipError(
        FAULTS[(cause as Error).message] ?? say("zip.entryUnreadable", { message: (cause as Error).message }),
        {
          cause,
        },
      );

/** A list of a hundred thousand names is far below this; a zip that says more is not read into memory. */
const MAX_READ_BYTES = 64 * 1024 ** 2;

class SourceReader extends Reader<ByteSource> {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super(source);
    this.#source = source;
    this.size = source.sizeBytes;
  }

  override readUint8Array(from: number, length: number): Promise<Uint8Array> {
    if (length > MAX_READ_BYTES) throw new ZipError(say("zip.listTooLong"));
    return this.#source.read(from, length);
  }
}

/** What is wrong with a path; undefined for one that stays below the folder it is unpacked to. */
function pathFault(path: string): Message | undefined {
  if (path.startsWith("/") || /^[a-zA-Z]:/.test(path)) return say("zip.absolutePath", { file: path });
  if (path.split("/").includes("..")) return say("zip.relativePath", { file: path });
  return undefined;
}

const SYMBOLIC_LINK = 0o120000;
const isLink = ({ externalFileAttributes = 0 }: Entry) =>
  ((externalFileAttributes >>> 16) & 0o170000) === SYMBOLIC_LINK;

/** Raw deflate, unpacked piece by piece; nothing is unpacked before it is read, and leaving early ends it. */
export type Inflate = (packed: AsyncGenerator<Uint8Array<ArrayBuffer>>) => AsyncIterable<Uint8Array>;

const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const WINDOW_BYTES = 256 * 1024;

/** Where the content of an entry begins: behind a header whose length only it tells. */
async function contentStart(source: ByteSource, { offset }: Entry): Promise<number> {
  const header = await source.read(offset, LOCAL_HEADER_BYTES);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.byteLength < LOCAL_HEADER_BYTES || view.getUint32(0, true) !== 0x04034b50)
    throw new ZipError(say("zip.listDamaged"));
  return offset + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
}

async function* packedContent(source: ByteSource, entry: Entry): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const start = await contentStart(source, entry);
  const end = start + entry.compressedSize;
  if (end > source.sizeBytes) throw new ZipError(say("zip.cutOff"));
  for (let at = start; at < end; ) {
    const piece = await source.read(at, Math.min(WINDOW_BYTES, end - at));
    if (piece.byteLength === 0) throw new ZipError(say("zip.cutOff"));
    at += piece.byteLength;
    yield piece;
  }
}

async function* unpacked(
  packed: AsyncGenerator<Uint8Array<ArrayBuffer>>,
  inflate: Inflate,
): AsyncGenerator<Uint8Array> {
  try {
    yield* inflate(packed);
  } catch (cause) {
    throw cause instanceof ZipError ? cause : new ZipError(say("zip.damaged"), { cause });
  }
}

type Open = { source: ByteSource; inflate: Inflate; crc32: Crc32 };

async function* contentOf({ source, inflate, crc32 }: Open, entry: Entry): AsyncGenerator<Uint8Array> {
  const { encrypted, compressionMethod: method, uncompressedSize, crc32: expected = 0 } = entry;
  if (encrypted) throw new ZipError(say("zip.encrypted"));
  if (method !== STORED && method !== DEFLATED) throw new ZipError(say("zip.otherMethod"));
  const packed = packedContent(source, entry);
  let size = 0;
  let crc = 0;
  for await (const piece of method === STORED ? packed : unpacked(packed, inflate)) {
    size += piece.byteLength;
    if (size > uncompressedSize) break;
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== uncompressedSize) throw new ZipError(say("zip.otherSize"));
  if (crc !== expected >>> 0) throw new ZipError(say("zip.wrongChecksum"));
}

/**
 * The files of a zip in the order in which it lists them, folders left out; each is told when its name has been read, so
 * a caller may stop at any number of them.
 * @yields what is wrong with its path instead of an entry that would leave its folder
 * @throws ZipError where the list of files cannot be read
 */
export async function* zipEntries(
  source: ByteSource,
  { inflate, crc32 = crcByTable }: { inflate: Inflate; crc32?: Crc32 },
): AsyncGenerator<Result<ZipFileEntry, Message>> {
  const open: Open = { source, inflate, crc32 };
  const reader = new ZipReader(new SourceReader(source));
  const entries = reader.getEntriesGenerator({
    filenameValidation: "tolerant",
    // Undefined leaves a name to the library, which knows CP437 and what is said to be UTF-8.
    decodeText: (raw, encoding, type) =>
      type === "filename" && encoding === "cp437" ? (unflaggedName(raw) ?? undefined) : undefined,
    normalizeFilename: (name) => withSlashes(name),
  });
  try {
    for await (const entry of entries) {
      const path = entry.filename;
      const fault = pathFault(path);
      if (fault !== undefined) yield err(fault);
      else if (!entry.directory)
        yield ok({
          path,
          sizeBytes: entry.uncompressedSize,
          packedBytes: entry.compressedSize,
          isLink: isLink(entry),
          content: () => contentOf(open, entry),
        });
    }
  } catch (error) {
    throw asZipError(error);
  }
}

/** At most the first `bytes` of a content; the rest is not unpacked. */
export async function firstBytes(content: AsyncGenerator<Uint8Array>, bytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    pieces.push(piece);
    size += piece.byteLength;
    if (size >= bytes) break;
  }
  const all = new Uint8Array(Math.min(size, bytes));
  let at = 0;
  for (const piece of pieces) {
    const part = piece.subarray(0, all.byteLength - at);
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}
