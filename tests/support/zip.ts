/** Zips written and read whole, for tests. */
import { buffer } from "node:stream/consumers";
import { fromBuffer } from "yauzl";
import { ZipFile } from "yazl";

export async function zipOf(files: Record<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name);
  zip.end();
  return buffer(zip.outputStream);
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

export function unzip(bytes: Buffer): Promise<Record<string, Buffer>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const files: Record<string, Buffer> = {};
      zip.on("error", reject);
      zip.on("end", () => resolve(files));
      zip.on("entry", (entry) =>
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          buffer(stream).then((content) => {
            files[entry.fileName] = content;
            zip.readEntry();
          }, reject);
        }),
      );
      zip.readEntry();
    });
  });
}
