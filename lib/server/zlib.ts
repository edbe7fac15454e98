/** Raw deflate and its checksum by zlib. */
import { Readable } from "node:stream";
import * as zlib from "node:zlib";
import type { Inflate } from "@/lib/zip/read-zip";

export const inflate: Inflate = async function* (packed) {
  const source = Readable.from(packed);
  const unpacking = zlib.createInflateRaw();
  // A pipe hands on no errors by itself.
  source.on("error", (error) => unpacking.destroy(error));
  try {
    yield* source.pipe(unpacking) as AsyncIterable<Uint8Array>;
  } finally {
    source.destroy();
    unpacking.destroy();
  }
};

/** Of Node 20.15; before that the one of the archive's reader and writer is used. */
export const ZIP_CRC = typeof zlib.crc32 === "function" ? { crc32: zlib.crc32 } : {};
