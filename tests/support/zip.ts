/** Zips written and read whole, for tests. */
import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
  type ZipWriterAddDataOptions,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import type { ByteSource } from "@/lib/zip/read-zip";

/** Deflated, as most programs write them; not by the writer of this program. */
export async function zipOf(
  files: Record<string, Uint8Array>,
  options: ZipWriterAddDataOptions = {},
): Promise<Buffer> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, bytes] of Object.entries(files))
    await zip.add(name, new Uint8ArrayReader(bytes), {
      dataDescriptor: false,
      extendedTimestamp: false,
      ...options,
    });
  return Buffer.from(await zip.close());
}

const LOCAL = { signature: "PK\x03\x04", flags: 6, nameLength: 26, name: 30 };
const CENTRAL = { signature: "PK\x01\x02", flags: 8, nameLength: 28, name: 46 };

/** A zip as old programs write it: names in any bytes, none said to be UTF-8. Contents must not look like a header. */
export async function zipWithRawNames(files: [name: Buffer, bytes: Buffer][]): Promise<Buffer> {
  const held = (i: number, name: Buffer) => String(i).padStart(name.length, "0");
  const zip = await zipOf(Object.fromEntries(files.map(([name, bytes], i) => [held(i, name), bytes])));
  for (const header of [LOCAL, CENTRAL])
    for (let at = zip.indexOf(header.signature); at >= 0; at = zip.indexOf(header.signature, at + 4)) {
      zip.writeUInt16LE(zip.readUInt16LE(at + header.flags) & ~0x800, at + header.flags);
      const start = at + header.name;
      const own = zip.toString("latin1", start, start + zip.readUInt16LE(at + header.nameLength));
      files[Number(own)]?.[0].copy(zip, start);
    }
  return zip;
}

export async function unzip(bytes: Uint8Array): Promise<Record<string, Buffer>> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false, checkSignature: true });
  const files: Record<string, Buffer> = {};
  for (const entry of await zip.getEntries())
    if (!entry.directory) files[entry.filename] = Buffer.from(await entry.getData(new Uint8ArrayWriter()));
  return files;
}

/** Bytes in memory, as a stored file is read. */
export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.byteLength,
  read: async (from, length) => new Uint8Array(bytes.subarray(from, from + length)),
});
