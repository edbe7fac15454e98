/** What is written is read by readers that are not ours: zip.js here, the zipfile of Python where it is installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as zlib from "node:zlib";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js/lib/zip-core-native.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "@/lib/zip/crc32";
import { writeZip, type ZipEntry } from "@/lib/zip/write-zip";

const MODIFIED = new Date(2001, 1, 3, 4, 5, 6);
const bytesOf = async (entries: Iterable<ZipEntry>) => {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeZip(entries)) pieces.push(piece);
  return Buffer.concat(pieces);
};
const entry = (path: string, ...content: Uint8Array[]): ZipEntry => ({ path, modified: MODIFIED, content });

async function readBack(zip: Uint8Array): Promise<[string, Buffer][]> {
  const reader = new ZipReader(new Uint8ArrayReader(zip), { useWebWorkers: false, checkSignature: true });
  const found: [string, Buffer][] = [];
  for (const one of await reader.getEntries({ strictness: "strict" })) {
    if (one.directory) continue;
    expect(one.lastModDate).toEqual(MODIFIED);
    found.push([one.filename, Buffer.from(await one.getData(new Uint8ArrayWriter()))]);
  }
  return found;
}

describe("crc32", () => {
  it("has the check value of the CRC catalogue, and goes on from the checksum of what came before", () => {
    const check = Buffer.from("123456789");
    expect(crc32(check)).toBe(0xcbf43926);
    expect(crc32(check.subarray(4), crc32(check.subarray(0, 4)))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it.skipIf(typeof zlib.crc32 !== "function")("is the one of zlib for bytes of any length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.nat(2 ** 31), (bytes, from) => {
        expect(crc32(bytes, from)).toBe(zlib.crc32(bytes, from));
      }),
    );
  });
});

describe("a written zip", () => {
  it("gives back every path and content, in order", async () => {
    const path = fc.stringMatching(/^[a-z0-9äжあ]{1,12}(\/[a-z0-9_-]{1,8}){0,2}[.]x$/u);
    const files = fc.uniqueArray(
      fc.tuple(path, fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 4 })),
      {
        selector: ([name]) => name,
        maxLength: 8,
      },
    );
    await fc.assert(
      fc.asyncProperty(files, async (given) => {
        const zip = await bytesOf(given.map(([name, pieces]) => entry(name, ...pieces)));
        expect(await readBack(zip)).toEqual(given.map(([name, pieces]) => [name, Buffer.concat(pieces)]));
      }),
      { numRuns: 60 },
    );
  });

  it("has a folder without files as a folder, which Python makes when it unzips", async (context) => {
    const zip = await bytesOf([entry("a/b/"), entry("c", Buffer.from("x"))]);
    const read = await new ZipReader(new Uint8ArrayReader(zip)).getEntries({ strictness: "strict" });
    expect(read.map(({ filename, directory }) => [filename, directory])).toEqual([
      ["a/b/", true],
      ["c", false],
    ]);
    if (spawnSync("python3", ["--version"]).status !== 0) return context.skip("python3 is not installed");
    const folder = mkdtempSync(join(tmpdir(), "zip-folder-"));
    try {
      writeFileSync(join(folder, "zip"), zip);
      execFileSync("python3", ["-m", "zipfile", "-e", "zip", "."], { cwd: folder });
      expect(readdirSync(join(folder, "a/b"))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("of more entries than 16 bits count has the ZIP64 records that say so", async () => {
    const count = 70_000;
    const zip = await bytesOf(
      Array.from({ length: count }, (_, i) => entry(`e${i}`, Buffer.from(String(i)))),
    );
    const read = await new ZipReader(new Uint8ArrayReader(zip)).getEntries({ strictness: "strict" });
    expect(read.map(({ filename }) => filename)).toEqual(Array.from({ length: count }, (_, i) => `e${i}`));
  }, 60_000);

  it("asks for an entry only when the one before it has been read, and ends it when the reader goes away", async () => {
    const seen: string[] = [];
    async function* content(name: string) {
      try {
        for (let i = 0; i < 3; i++) {
          seen.push(`${name}${i}`);
          yield Buffer.from("piece");
        }
      } finally {
        seen.push(`${name} ended`);
      }
    }
    async function* entries(): AsyncGenerator<ZipEntry> {
      for (const path of ["a", "b"]) yield { path, modified: MODIFIED, content: content(path) };
    }
    let pieces = 0;
    for await (const piece of writeZip(entries())) if (piece.byteLength === 5 && ++pieces === 5) break;
    expect(seen).toEqual(["a0", "a1", "a2", "a ended", "b0", "b1", "b ended"]);
  });

  it("of an entry beyond 4 GB, and of one that begins there, is read by Python", async (context) => {
    if (spawnSync("python3", ["--version"]).status !== 0) return context.skip("python3 is not installed");
    const folder = mkdtempSync(join(tmpdir(), "zip64-"));
    try {
      const path = join(folder, "zip");
      const megabyte = new Uint8Array(2 ** 20);
      function* large() {
        for (let i = 0; i < 4097; i++) yield megabyte;
      }
      // The zeros are left out of the file: only their place is kept, so that no disk needs 4 GB.
      const { openSync, writeSync, closeSync, ftruncateSync } = await import("node:fs");
      const file = openSync(path, "w");
      let at = 0;
      const options = {
        crc32: (bytes: Uint8Array, from: number) => (bytes === megabyte ? from : crc32(bytes, from)),
      };
      const entries = [
        { path: "large", modified: MODIFIED, content: large() },
        entry("last", Buffer.from("end")),
      ];
      for await (const piece of writeZip(entries, options)) {
        if (piece !== megabyte) writeSync(file, piece, 0, piece.byteLength, at);
        at += piece.byteLength;
      }
      ftruncateSync(file, at);
      closeSync(file);
      writeFileSync(
        join(folder, "read.py"),
        `import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
print([(i.filename, i.file_size, i.header_offset > 2**32) for i in z.infolist()], z.read("last"))
`,
      );
      const told = execFileSync("python3", [join(folder, "read.py"), path])
        .toString()
        .trim();
      expect(told).toBe(`[('large', ${4097 * 2 ** 20}, False), ('last', 3, True)] b'end'`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});
