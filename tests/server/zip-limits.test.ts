/** Zips that are small and unpack to much, or lie about it: refused before or while they unpack, and nothing stays behind. */
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { say } from "@/lib/core/message";
import { openUploadedZip } from "@/lib/server/imports/uploaded-zip";
import { makeProject } from "../support/project";
import { saidBy } from "../support/said";
import { startTestServer } from "../support/test-server";
import { sourceOf, zipOf } from "../support/zip";

const MB = 1024 ** 2;
const GB = 1024 ** 3;
const ZEROS = Buffer.alloc(50 * MB);

const opened = (zip: Buffer) => openUploadedZip(sourceOf(zip));
const readAll = async (content: AsyncIterable<Uint8Array>) => {
  let size = 0;
  for await (const piece of content) size += piece.byteLength;
  return size;
};
/** What an act on the zip is refused with, and that it is refused as a bad archive. */
async function refusal(zip: Buffer, act: (archive: Awaited<ReturnType<typeof opened>>) => Promise<unknown>) {
  const archive = await opened(zip);
  try {
    await act(archive);
    return "taken";
  } catch (error) {
    expect(error).toMatchObject({ code: "bad_archive" });
    return saidBy(error);
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
    expect(await refusal(bomb, (zip) => zip.image("x.png"))).toContain("more than 100 times");
    const dense = Buffer.concat([
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i) >> 3)),
      ZEROS.subarray(0, 90_000),
    ]);
    expect(await refusal(await zipOf({ "x.png": dense }), (zip) => zip.image("x.png"))).toBe("taken");
  });

  it("that is said to be 10 bytes, or none, is given up at the first byte too many", async () => {
    const bomb = await zipOf({ "x.png": ZEROS });
    for (const size of [10, 0])
      expect(await refusal(lying(bomb, size), (zip) => zip.image("x.png"))).toMatch(/another size/);
    expect(await refusal(lying(bomb, 101 * MB), (zip) => zip.image("x.png"))).toContain("100 MB");
  });
});

describe("a table in a zip", () => {
  it("over 1 GB is refused unread, and one that lies about its size is given up at the first byte too many", async () => {
    const zip = await zipOf({ "t.csv": ZEROS });
    const read = (given: Buffer) => refusal(given, (archive) => readAll(archive.table("t.csv")));
    expect(await read(lying(zip, 1.1 * GB))).toContain("1 GB");
    expect(await read(lying(zip, 10))).toMatch(/another size/);
    expect(await readAll((await opened(zip)).table("t.csv"))).toBe(50 * MB);
  });

  it("whose bytes were changed on the way is refused by its checksum", async () => {
    const zip = await zipOf({ "t.csv": Buffer.from("text,topic\nparcel,billing\n") }, { level: 0 });
    zip.write("PARCEL", zip.indexOf("parcel"));
    const said = await refusal(zip, (archive) => readAll(archive.table("t.csv")));
    expect(said).toBe("t.csv: it is damaged: its checksum is wrong");
  });

  it("is looked at without unpacking the rest of it", async () => {
    const archive = await opened(await zipOf({ "t.csv": ZEROS }));
    expect((await archive.start("t.csv", 1_000)).byteLength).toBe(1_000);
  });
});

describe("a zip", () => {
  it("that says it unpacks to more than 2 GB is refused when it is opened", async () => {
    const two = await zipOf({ "a.png": Buffer.from("a"), "b.png": Buffer.from("b") });
    await expect(opened(lying(two, 1.1 * GB))).rejects.toMatchObject({
      ...{ code: "bad_archive", told: say("zip.tooLarge") },
    });
    expect((await opened(lying(two, 0.9 * GB))).names).toHaveLength(2);
  });

  it("that is none, is cut off, is encrypted or overlaps says what is wrong", async () => {
    const zip = await zipOf({ "x.png": Buffer.from("xyz") });
    const said = async (given: Buffer) => refusal(given, (archive) => archive.image("x.png")).catch(saidBy);
    expect(await said(Buffer.from("not a zip at all, though it is long enough to be one"))).toBe(
      "The zip cannot be read: this is not a zip, or its end is missing",
    );
    expect(await said(zip.subarray(0, zip.byteLength - 30))).toMatch(/^The zip cannot be read: /);
    const secret = await zipOf({ "x.png": Buffer.from("xyz") }, { password: "p" });
    expect(await said(secret)).toBe("x.png: it is encrypted");
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
      expect(await server.services.storage.list("uploads")).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
