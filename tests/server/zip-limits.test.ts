/** Zips that are small and unpack to much, or lie about it: refused before or while they unpack, and nothing stays behind. */
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { openUploadedZip } from "@/lib/server/imports/uploaded-zip";
import { makeProject } from "../support/project";
import { startTestServer } from "../support/test-server";
import { zipOf } from "../support/zip";

const MB = 1024 ** 2;
const GB = 1024 ** 3;
const ZEROS = Buffer.alloc(50 * MB);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zip-limits-"));
});
afterEach(() => rm(folder, { recursive: true }));

const opened = async (zip: Buffer) => {
  const path = join(folder, "upload");
  await writeFile(path, zip);
  return openUploadedZip(path);
};
/** What an act on the zip is refused with, and that it is refused as a bad archive. */
async function refusal(zip: Buffer, act: (archive: Awaited<ReturnType<typeof opened>>) => Promise<unknown>) {
  const archive = await opened(zip);
  try {
    await act(archive);
    return "taken";
  } catch (error) {
    expect(error).toMatchObject({ code: "bad_archive" });
    return (error as Error).message;
  } finally {
    archive.close();
  }
}

const LOCAL = { signature: "PK\x03\x04", size: 22 };
const CENTRAL = { signature: "PK\x01\x02", size: 24 };
/** The same zip, whose headers say another size of every entry. */
function lying(zip: Buffer, size: number): Buffer {
  const lie = Buffer.from(zip);
  for (const header of [LOCAL, CENTRAL])
    for (let at = lie.indexOf(header.signature); at >= 0; at = lie.indexOf(header.signature, at + 4))
      lie.writeUInt32LE(size, at + header.size);
  return lie;
}

describe("a picture in a zip", () => {
  it("of a thousandth of its size is refused, and one of a fiftieth is read", async () => {
    const bomb = await zipOf({ "x.png": ZEROS });
    expect(bomb.byteLength).toBeLessThan(60_000);
    expect(await refusal(bomb, (zip) => zip.read("x.png"))).toContain("more than 100 times");
    const dense = Buffer.concat([
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i) >> 3)),
      ZEROS.subarray(0, 90_000),
    ]);
    expect(await refusal(await zipOf({ "x.png": dense }), (zip) => zip.read("x.png"))).toBe("taken");
  });

  it("that is said to be 10 bytes, or none, is given up at the first byte too many", async () => {
    const bomb = await zipOf({ "x.png": ZEROS });
    for (const size of [10, 0])
      expect(await refusal(lying(bomb, size), (zip) => zip.read("x.png"))).toMatch(/too many bytes/);
    expect(await refusal(lying(bomb, 101 * MB), (zip) => zip.read("x.png"))).toContain("100 MB");
  });
});

describe("a table in a zip", () => {
  it("over 1 GB is refused unread, and one that lies about its size leaves no large file", async () => {
    const zip = await zipOf({ "t.csv": ZEROS });
    const to = join(folder, "table");
    const extract = (given: Buffer) => refusal(given, (archive) => archive.extract("t.csv", to));
    expect(await extract(lying(zip, 1.1 * GB))).toContain("1 GB");
    expect(existsSync(to)).toBe(false);
    expect(await extract(lying(zip, 10))).toMatch(/too many bytes/);
    expect((await stat(to)).size).toBeLessThan(MB);
    expect(await extract(zip)).toBe("taken");
    expect((await stat(to)).size).toBe(50 * MB);
  });

  it("is looked at without unpacking the rest of it", async () => {
    const archive = await opened(await zipOf({ "t.csv": ZEROS }));
    expect((await archive.start("t.csv", 1_000)).byteLength).toBe(1_000);
    archive.close();
  });
});

describe("a zip", () => {
  it("that says it unpacks to more than 2 GB is refused when it is opened", async () => {
    const two = await zipOf({ "a.png": Buffer.from("a"), "b.png": Buffer.from("b") });
    await expect(opened(lying(two, 1.1 * GB))).rejects.toMatchObject({
      ...{ code: "bad_archive", message: expect.stringContaining("2 GB") },
    });
    (await opened(lying(two, 0.9 * GB))).close();
  });

  it("that says it has a million entries is refused before any of them is read", async () => {
    const small = new ZipFile();
    small.addBuffer(Buffer.from("x"), "x.png");
    small.end({ forceZip64Format: true, comment: "" });
    const zip = await buffer(small.outputStream);
    const end = zip.indexOf("PK\x06\x06");
    expect(end).toBeGreaterThan(0);
    (await opened(zip)).close();
    for (const at of [24, 32]) zip.writeBigUInt64LE(1_000_000n, end + at);
    await expect(opened(zip)).rejects.toMatchObject({
      ...{ code: "bad_archive", message: expect.stringContaining("at most 100,000") },
    });
  });

  it("within a zip is not opened", async () => {
    const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } });
    const inner = await zipOf({ "deep.png": await picture.png().toBuffer() });
    const server = await startTestServer();
    try {
      const manager = await server.person("manager");
      const schema = {
        inputs: [{ id: "image", kind: "image", field: "image" }],
        controls: [{ id: "clear", kind: "rating", name: "Clear", max: 5 }],
      };
      const params = { project: await makeProject(server, manager, 1, schema) };
      const send = async (files: Record<string, Buffer>) => {
        const raw = new Uint8Array(await zipOf(files));
        const query = { format: "zip", mode: "skip-bad-rows" };
        const { body } = await server.call("startImport", { as: manager, params, query, raw });
        await server.runJobs();
        return (await server.call("getImport", { as: manager, params: { ...params, job: body.id } })).body;
      };
      expect(await send({ "inner.zip": inner, "fake.png": inner })).toMatchObject({ added: 0 });
      expect(await send({ "bomb.png": ZEROS })).toMatchObject({ added: 0 });
      expect(await send({ "fine.png": await picture.png().toBuffer() })).toMatchObject({ added: 1 });
      expect(readdirSync(join(server.services.config.dataDir, "uploads"))).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
