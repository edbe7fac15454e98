/**
 * Writes a zip of stored entries as a stream (PKWARE APPNOTE 6.3.10): sizes and checksums follow each content, and ZIP64
 * fields appear only where a size, an offset or the number of entries needs them. The same entries give the same bytes.
 * Folders come from the paths of their files; one without files is an entry of its own. Out of scope: compression, encryption.
 */
import { crc32 as crcByTable } from "./crc32";

export type ZipEntry = {
  /** With `/` between folders, and at the end of a folder without files, whose content is empty. */
  path: string;
  /** Its local fields are written, so a date made of local fields gives the same bytes in every time zone. */
  modified: Date;
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
};

/** Whether an entry of this path is a folder without files. */
export const isFolder = (path: string): boolean => path.endsWith("/");

export type ZipOptions = {
  /** A faster CRC-32, where the platform has one. */
  crc32?: (bytes: Uint8Array, from: number) => number;
};

type Written = { name: Uint8Array; mode: number; time: number; crc: number; bytes: number; offset: number };
type Field = { width: 2 | 4 | 8; value: number };

const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;
/** Bit 3: sizes come behind the content; bit 11: names are UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
const VERSION_ZIP64 = 45;
const MADE_ON_UNIX = 3 << 8;
/** A regular file that its owner may write and everybody may read. */
const FILE_MODE = 0o100644 * 2 ** 16;
/** A folder with the same rights; the lowest byte says it to readers that know MS-DOS only. */
const FOLDER_MODE = 0o040755 * 2 ** 16 + 0x10;

const u16 = (value: number): Field => ({ width: 2, value: Math.min(value, MAX_16) });
const u32 = (value: number): Field => ({ width: 4, value: Math.min(value, MAX_32) });
const u64 = (value: number): Field => ({ width: 8, value });

/** The fields one after the other, little-endian. */
function record(...fields: Field[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, { width }) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { width, value } of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}

/** Date and time of MS-DOS: two-second steps from 1980, the date in the upper half. */
function dosTime(date: Date): number {
  const day = ((date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  return day * 2 ** 16 + time;
}

const localHeader = ({ name, time }: Written) =>
  record(
    ...[u32(0x04034b50), u16(VERSION), u16(FLAGS), u16(0), u32(time)],
    ...[u32(0), u32(0), u32(0), u16(name.byteLength), u16(0)],
  );

function dataDescriptor({ crc, bytes }: Written): Uint8Array {
  const size = bytes >= MAX_32 ? u64(bytes) : u32(bytes);
  return record(u32(0x08074b50), u32(crc), size, size);
}

function centralHeader({ name, mode, time, crc, bytes, offset }: Written): Uint8Array[] {
  const large = [
    ...(bytes >= MAX_32 ? [u64(bytes), u64(bytes)] : []),
    ...(offset >= MAX_32 ? [u64(offset)] : []),
  ];
  const extra = large.length === 0 ? [] : [record(u16(1), u16(large.length * 8), ...large)];
  const version = large.length === 0 ? VERSION : VERSION_ZIP64;
  const header = record(
    ...[u32(0x02014b50), u16(MADE_ON_UNIX | version), u16(version), u16(FLAGS), u16(0), u32(time)],
    ...[u32(crc), u32(bytes), u32(bytes), u16(name.byteLength), u16(extra[0]?.byteLength ?? 0)],
    ...[u16(0), u16(0), u16(0), u32(mode), u32(offset)],
  );
  return [header, name, ...extra];
}

/** @param start where the central directory begins; @param bytes its length */
function endRecords(entries: number, start: number, bytes: number): Uint8Array[] {
  const end = record(
    ...[u32(0x06054b50), u16(0), u16(0), u16(entries), u16(entries)],
    ...[u32(bytes), u32(start), u16(0)],
  );
  if (entries < MAX_16 && start < MAX_32 && bytes < MAX_32) return [end];
  const versions = [u16(MADE_ON_UNIX | VERSION_ZIP64), u16(VERSION_ZIP64)];
  const counts = [u64(entries), u64(entries), u64(bytes), u64(start)];
  const end64 = record(u32(0x06064b50), u64(44), ...versions, u32(0), u32(0), ...counts);
  const locator = record(u32(0x07064b50), u32(0), u64(start + bytes), u32(1));
  return [end64, locator, end];
}

/**
 * The bytes of the archive, piece by piece. An entry is asked for when the content of the one before it has been read, and
 * its content when its header has been taken, so that neither is held in memory.
 * @throws Error where a path has more than 65,535 bytes; what `entries` or a content throws
 */
export async function* writeZip(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  { crc32 = crcByTable }: ZipOptions = {},
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const directory: Uint8Array[] = [];
  let count = 0;
  let offset = 0;
  for await (const { path, modified, content } of entries) {
    const name = encoder.encode(path);
    if (name.byteLength > MAX_16) throw new Error(`the path of an entry is too long: ${path.slice(0, 80)}…`);
    const mode = isFolder(path) ? FOLDER_MODE : FILE_MODE;
    const written: Written = { name, mode, time: dosTime(modified), crc: 0, bytes: 0, offset };
    const header = localHeader(written);
    yield header;
    yield name;
    for await (const piece of content) {
      written.crc = crc32(piece, written.crc);
      written.bytes += piece.byteLength;
      yield piece;
    }
    const descriptor = dataDescriptor(written);
    yield descriptor;
    offset += header.byteLength + name.byteLength + written.bytes + descriptor.byteLength;
    directory.push(...centralHeader(written));
    count++;
  }
  let bytes = 0;
  for (const piece of directory) bytes += piece.byteLength;
  yield* directory;
  yield* endRecords(count, offset, bytes);
}
