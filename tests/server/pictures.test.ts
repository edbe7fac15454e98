import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerBody, makeProject, takeTasks } from "../support/project";
import { releasedItems } from "../support/release";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const ONE_IMAGE = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [{ id: "clear", kind: "rating", name: "Clear", max: 5 }],
};
const WIDTH = 60;
const HEIGHT = 40;

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 1, ONE_IMAGE);
});
afterEach(() => server.close());

const noise = (channels: 1 | 3 = 3): Sharp =>
  sharp(
    Buffer.from(
      Array.from({ length: WIDTH * HEIGHT * channels }, (_, i) => (Math.imul(i, 2654435761) >>> 13) & 255),
    ),
    { raw: { width: WIDTH, height: HEIGHT, channels } },
  );
const photo = (image: Sharp, orientation: number) =>
  image.withMetadata({ orientation, exif: { IFD0: { Copyright: "CANARY" } } });
function withChunk(png: Buffer, type: string, content: string): Buffer {
  const chunk = Buffer.from(`\0\0\0\0${type}${content}\0\0\0\0`, "latin1");
  chunk.writeUInt32BE(content.length);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
const animatedPng = (png: Buffer, count: number) =>
  withChunk(png, "acTL", `\0\0\0${String.fromCharCode(count)}\0\0\0\0`);
/** Written by hand: sharp writes a grey picture with metadata as one of colours. */
function turnedPng(png: Buffer): Buffer {
  const tiff = "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0CANARY";
  return withChunk(png, "eXIf", tiff);
}
const pixels = (bytes: Uint8Array, depth: "uchar" | "ushort" = "uchar") =>
  sharp(bytes).autoOrient().keepIccProfile().raw({ depth }).toBuffer();

async function importPicture(fileName: string, bytes: Uint8Array) {
  const params = { project };
  const query = { format: "image", fileName };
  const started = await server.call("startImport", {
    as: manager,
    params,
    query,
    raw: new Uint8Array(bytes),
  });
  await server.runJobs();
  const at = { project, job: started.body.id };
  return (await server.call("getImport", { as: manager, params: at })).body;
}
/** What annotators and exports get of it. */
async function stored(fileName: string, bytes: Uint8Array) {
  expect(await importPicture(fileName, bytes)).toMatchObject({ status: "done", added: 1 });
  const [task] = (await server.call("listTasks", { as: manager, params: { project } })).body.items;
  const at = { project, task: task?.id ?? "" };
  const { images } = (await server.call("getTask", { as: manager, params: at })).body;
  const params = { asset: images.image?.assetId ?? "" };
  const served = await server.response("getAsset", { as: manager, params });
  const data = Buffer.from(await served.arrayBuffer());
  expect(data.includes("CANARY")).toBe(false);
  return data;
}

describe("a picture that stands upright", () => {
  it("is stored without its metadata, and its pixels and depth are those of the file", async () => {
    const jpeg = await photo(noise(), 1).withIccProfile("p3").jpeg({ quality: 80 }).toBuffer();
    const png = await photo(noise(), 1).toColourspace("rgb16").png().toBuffer();
    for (const source of [jpeg, png]) {
      expect(source.includes("CANARY")).toBe(true);
      project = await makeProject(server, manager, 1, ONE_IMAGE);
      const data = await stored("photo", source);
      const [before, after] = [await sharp(source).metadata(), await sharp(data).metadata()];
      expect(after).toMatchObject({ format: before.format, depth: before.depth, icc: before.icc });
      expect(after.exif).toBeUndefined();
      expect((await pixels(data, "ushort")).equals(await pixels(source, "ushort"))).toBe(true);
    }
  });

  it("is stored byte for byte when it has no metadata", async () => {
    const source = await noise().webp({ quality: 60 }).toBuffer();
    expect((await stored("plain.webp", source)).equals(source)).toBe(true);
  });
});

describe("a photo that only its metadata turn", () => {
  it("keeps 16 bits per pixel, colours and grey, each without loss", async () => {
    for (const space of ["rgb16", "grey16"]) {
      project = await makeProject(server, manager, 1, ONE_IMAGE);
      const image = noise(space === "rgb16" ? 3 : 1).toColourspace(space);
      const source = turnedPng(await image.png().toBuffer());
      expect(await sharp(source).metadata()).toMatchObject({ space, orientation: 6 });
      const data = await stored("deep.png", source);
      expect(await sharp(data).metadata()).toMatchObject({ space, depth: "ushort", width: HEIGHT });
      expect((await pixels(data, "ushort")).equals(await pixels(source, "ushort"))).toBe(true);
    }
  });

  it("stays lossless as a lossless WebP, in its own colour profile", async () => {
    const source = await photo(noise(), 8).withIccProfile("p3").webp({ lossless: true }).toBuffer();
    const data = await stored("turned.webp", source);
    expect((await sharp(data).metadata()).icc).toEqual((await sharp(source).metadata()).icc);
    expect((await pixels(data)).equals(await pixels(source))).toBe(true);
  });

  it("is a JPEG of all colours at high quality", async () => {
    const source = await photo(noise(), 6).jpeg({ quality: 90, chromaSubsampling: "4:4:4" }).toBuffer();
    const data = await stored("turned.jpg", source);
    expect(await sharp(data).metadata()).toMatchObject({ chromaSubsampling: "4:4:4", width: HEIGHT });
    const [before, after] = [await pixels(source), await pixels(data)];
    expect(Math.max(...after.map((value, i) => Math.abs(value - (before[i] ?? 0))))).toBeLessThan(24);
  });
});

it("a GIF is released under the name of what it is stored as", async () => {
  await stored("set/still.gif", await noise().gif().toBuffer());
  const [task] = await takeTasks(server, manager, project);
  await server.call("putAnnotation", {
    as: manager,
    params: { task: task?.id ?? "" },
    body: { ...answerBody("billing"), document: { answers: { clear: 3 }, regions: [], relations: [] } },
  });
  const [item] = await releasedItems(server, manager, project, "all");
  expect(item?.images[0]?.file).toBe("set/still.png");
});

describe("a picture with several frames", () => {
  const frames = Array.from({ length: 3 }, (_, i) =>
    sharp({ create: { width: 20, height: 10, channels: 3, background: { r: 90 * i, g: 0, b: 0 } } }),
  );
  const animation = async () => {
    const stills = await Promise.all(frames.map((frame) => frame.clone().png().toBuffer()));
    return sharp(stills, { join: { animated: true } });
  };

  it("is refused with its name, and nothing is added", async () => {
    const files = {
      "anim.gif": await (await animation()).gif().toBuffer(),
      "anim.webp": await (await animation()).webp().toBuffer(),
      "anim.png": animatedPng(await noise().png().toBuffer(), 2),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const message = `${name}: has several frames; save the frames to be labeled as pictures of their own.`;
      expect(await importPicture(name, bytes)).toMatchObject({
        status: "failed",
        added: 0,
        problem: message,
      });
    }
  });

  it("is told from a GIF or PNG of one frame, which is taken", async () => {
    const [frame] = frames;
    if (!frame) throw new Error("no frame");
    expect(await importPicture("still.gif", await frame.gif().toBuffer())).toMatchObject({ added: 1 });
    const png = animatedPng(await noise().png().toBuffer(), 1);
    expect(await importPicture("still.png", png)).toMatchObject({ added: 1 });
  });
});
