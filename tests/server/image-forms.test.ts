/** Images that browsers cannot show as they are: 16 bits per channel, TIFF, several pages. */
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deepGrey, tiffOfPages } from "../support/deep-images";
import { answerBody, makeProject, takeTasks } from "../support/project";
import { releasedItems } from "../support/release";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { zipOf } from "../support/zip";

const RATED = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [{ id: "clear", kind: "rating", name: "Clear", max: 5 }],
};

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 1, RATED);
});
afterEach(() => server.close());

type Query = Record<string, string>;

async function importing(bytes: Uint8Array, query: Query) {
  const raw = new Uint8Array(bytes);
  const started = await server.call("startImport", { as: manager, params: { project }, query, raw });
  expect(started.status).toBe(202);
  await server.runJobs();
  const at = { project, job: started.body.id };
  return (await server.call("getImport", { as: manager, params: at })).body;
}
const importImage = (fileName: string, bytes: Uint8Array) => importing(bytes, { format: "image", fileName });

async function details() {
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  const tasks = items.map(({ id }) =>
    server.call("getTask", { as: manager, params: { project, task: id } }).then(({ body }) => body),
  );
  return Promise.all(tasks);
}
async function served(asset: string, query: Query) {
  const answer = await server.response("getAsset", { as: manager, params: { asset }, query });
  return { status: answer.status, type: answer.headers.get("content-type"), answer };
}
const bytesOf = async ({ answer }: Awaited<ReturnType<typeof served>>) =>
  Buffer.from(await answer.arrayBuffer());

const WIDTH = 100;
/** 12 bits in a file of 16: levels from 1,000 to 1,990, which a browser shows as all but black. */
const faint = () => deepGrey({ width: WIDTH, height: 50, levelAt: (x) => 1_000 + 10 * x });

describe("an image of 16 bits", () => {
  for (const [name, make] of [
    ["scan.png", () => faint().png().toBuffer()],
    ["scan.tif", () => faint().tiff({ compression: "none" }).toBuffer()],
  ] as const)
    it(`is shown from black to white and released as it was uploaded (${name})`, async () => {
      const source = await make();
      expect(await importImage(name, source)).toMatchObject({ status: "done", added: 1 });
      const [task] = await details();
      const image = task?.images.image;
      expect(image?.window).toEqual({ low: 1_000, high: 1_990, min: 1_000, max: 1_990 });
      expect(image?.url).toContain("variant=display");
      const shown = await bytesOf(await served(image?.assetId ?? "", { variant: "display" }));
      expect(await sharp(shown).metadata()).toMatchObject({ format: "png", depth: "uchar", channels: 1 });
      const pixels = await sharp(shown).toColourspace("b-w").raw().toBuffer();
      expect([pixels[0], pixels[WIDTH / 2], pixels[WIDTH - 1]]).toEqual([0, 129, 255]);
      // The stored file has the levels as they were.
      const stored = await bytesOf(await served(image?.assetId ?? "", {}));
      const levels = (file: Buffer) =>
        sharp(file).toColourspace("grey16").raw({ depth: "ushort" }).toBuffer();
      expect((await levels(stored)).equals(await levels(source))).toBe(true);
      expect((await sharp(stored).metadata()).depth).toBe("ushort");
      const { dominant } = await sharp(
        await bytesOf(await served(image?.assetId ?? "", { variant: "thumbnail" })),
      ).stats();
      expect(dominant.r).toBeGreaterThan(0);
    });

  it("is shown by the window that is asked for, which is checked", async () => {
    await importImage("scan.png", await faint().png().toBuffer());
    const [task] = await details();
    const asset = task?.images.image?.assetId ?? "";
    const narrow = await bytesOf(await served(asset, { variant: "display", low: "1500", high: "1600" }));
    const pixels = await sharp(narrow).toColourspace("b-w").raw().toBuffer();
    expect([pixels[49], pixels[50], pixels[55], pixels[60], pixels[99]]).toEqual([0, 0, 128, 255, 255]);
    const bad: Query[] = [{ low: "1600", high: "1600" }, { low: "-1" }, { high: "65536" }, { low: "many" }];
    for (const window of bad)
      expect((await served(asset, { variant: "display", ...window })).status).toBe(400);
  });

  it("keeps the balance of its colours", async () => {
    const levels = new Uint16Array(64 * 64 * 3);
    for (let i = 0; i < levels.length; i += 3) levels.set([i % 4_000, (i % 4_000) / 2, 0], i);
    const image = sharp(levels, { raw: { width: 64, height: 64, channels: 3 } }).toColourspace("rgb16");
    await importImage("colours.tiff", await image.tiff({ compression: "lzw" }).toBuffer());
    const [task] = await details();
    const shown = await bytesOf(await served(task?.images.image?.assetId ?? "", { variant: "display" }));
    const { channels } = await sharp(shown).stats();
    expect(channels[1]?.mean).toBeCloseTo((channels[0]?.mean ?? 0) / 2, -1);
    expect(channels[2]?.max).toBe(0);
  });
});

it("a window of an image of 8 bits is refused", async () => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } });
  await importImage("red.png", await picture.png().toBuffer());
  const [task] = await details();
  expect(task?.images.image).not.toHaveProperty("window");
  const asset = task?.images.image?.assetId ?? "";
  expect((await served(asset, { variant: "display", low: "1" })).status).toBe(400);
  expect((await served(asset, { variant: "display" })).type).toBe("image/png");
});

describe("a TIFF of several pages", () => {
  const COLOURS = ["#ff0000", "#00ff00", "#0000ff"];
  const answer = () => ({
    ...answerBody("billing"),
    document: { answers: { clear: 3 }, regions: [], relations: [] },
  });

  it("becomes a task per page, in one group, and is released page by page", async () => {
    const source = await tiffOfPages(COLOURS);
    expect(await importImage("scan.tif", source)).toMatchObject({ status: "done", added: 3, rowsTotal: 3 });
    const tasks = await details();
    expect(tasks.map(({ data }) => data.image)).toEqual(["scan.tif#1", "scan.tif#2", "scan.tif#3"]);
    for (const [i, { images }] of tasks.entries()) {
      const shown = await served(images.image?.assetId ?? "", { variant: "display" });
      expect(shown.type).toBe("image/png");
      const { channels } = await sharp(await bytesOf(shown)).stats();
      expect(channels.map(({ max }) => max)).toEqual([0, 1, 2].map((channel) => (channel === i ? 255 : 0)));
    }
    for (const task of await takeTasks(server, manager, project, 3))
      await server.call("putAnnotation", { as: manager, params: { task: task.id }, body: answer() });
    const items = await releasedItems(server, manager, project, "all");
    expect(items.map(({ images }) => images[0]?.file)).toEqual(["scan-1.tif", "scan-2.tif", "scan-3.tif"]);
    expect(new Set(items.map(({ group }) => group)).size).toBe(1);
    // The same file again adds nothing.
    expect(await importImage("scan.tif", source)).toMatchObject({ added: 0, duplicates: 3 });
  });

  it("is named by one cell of a table: its rows get the page behind their id", async () => {
    const files = {
      "rows.csv": Buffer.from("id,image,ward\na,deep/scan.tif,7\nb,red.png,8\n"),
      "deep/scan.tif": await tiffOfPages(COLOURS.slice(0, 2)),
      "red.png": await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
        .png()
        .toBuffer(),
    };
    const mapping = JSON.stringify({ fields: { image: "image" }, id: "id", keepOther: true });
    const job = await importing(await zipOf(files), { format: "zip", mapping });
    expect(job).toMatchObject({ problem: null, status: "done", added: 3, unusedImages: 0 });
    const tasks = await details();
    expect(tasks.map(({ task, data }) => [task.externalId, data.image, data.ward])).toEqual([
      ["a#1", "deep/scan.tif#1", "7"],
      ["a#2", "deep/scan.tif#2", "7"],
      ["b", "red.png", "8"],
    ]);
  });

  it("of which some pages cannot be read gives each its error, and the others are added", async () => {
    const source = await tiffOfPages(COLOURS);
    const float = await sharp(new Float32Array(64), { raw: { width: 8, height: 8, channels: 1 } })
      .toColourspace("b-w")
      .tiff({ predictor: "float", compression: "deflate" })
      .toBuffer();
    const files = {
      "a.tif": source.subarray(0, source.length - 12),
      "b.tif": source,
      "c.tif": float,
      "d.png": Buffer.alloc(0),
    };
    const job = await importing(await zipOf(files), { format: "zip", mode: "skip-bad-rows" });
    const errors = job.firstErrors.map(({ message }) => message);
    for (const page of [1, 2, 3])
      expect(errors.some((error) => error.startsWith(`a.tif#${page}: `))).toBe(true);
    expect(errors).toContain("d.png: the file is empty (0 bytes).");
    expect(errors.find((error) => error.startsWith("c.tif: "))).toContain("8 or 16 bits");
    expect(job).toMatchObject({ status: "done", added: 3, errors: 5 });
  });
});

it("a photograph for print is shown in RGB and released in CMYK, as it was uploaded", async () => {
  const print = sharp({ create: { width: 60, height: 40, channels: 3, background: "#c81e1e" } });
  await importImage("print.jpg", await print.toColourspace("cmyk").jpeg({ quality: 100 }).toBuffer());
  const [task] = await details();
  const image = task?.images.image;
  expect(image?.url).toContain("variant=display");
  const shown = sharp(await bytesOf(await served(image?.assetId ?? "", { variant: "display" })));
  expect((await shown.metadata()).space).toBe("srgb");
  const { dominant } = await shown.stats();
  expect(dominant.r).toBeGreaterThan(180);
  expect(dominant.g + dominant.b).toBeLessThan(80);
  const stored = sharp(await bytesOf(await served(image?.assetId ?? "", {})));
  expect((await stored.metadata()).space).toBe("cmyk");
});

describe("an image that could not be labeled", () => {
  const plain = () => sharp({ create: { width: 60, height: 40, channels: 3, background: "#446688" } });
  const noisy = () =>
    sharp(
      Uint8Array.from({ length: 60 * 40 * 3 }, (_, i) => Math.imul(i, 2654435761) >>> 24),
      { raw: { width: 60, height: 40, channels: 3 } },
    );

  it("is refused with its name and what is wrong", async () => {
    const jpeg = await noisy().jpeg().toBuffer();
    const cases: [string, Uint8Array, string][] = [
      ["print.tif", await plain().toColourspace("cmyk").tiff().toBuffer(), "has CMYK colours"],
      ["half.jpg", jpeg.subarray(0, jpeg.length - 40), "may be cut off"],
      ["half.png", (await noisy().png().toBuffer()).subarray(0, 900), "cannot be read; it may be cut off"],
      ["huge.png", await hugePng(), "20000 × 20000 pixels; at most 100 megapixels"],
    ];
    for (const [name, bytes, problem] of cases) {
      const job = await importImage(name, bytes);
      expect(job).toMatchObject({ status: "failed", added: 0 });
      expect(job.problem).toContain(`${name}: `);
      expect(job.problem).toContain(problem);
    }
  });

  /** 400 megapixels by its header; its pixels are never looked at. */
  async function hugePng(): Promise<Buffer> {
    const png = await plain().png().toBuffer();
    png.writeUInt32BE(20_000, 16);
    png.writeUInt32BE(20_000, 20);
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    return png;
  }
});

describe("windows of an image", () => {
  it("are made once, and not for callers who have gone", async () => {
    await importImage("scan.png", await faint().png().toBuffer());
    const [task] = await details();
    const asset = task?.images.image?.assetId ?? "";
    const { storage } = server.services;
    const get = vi.spyOn(storage, "get");
    const query = { variant: "display", low: "1100", high: "1700" };
    const answers = await Promise.all([1, 2, 3].map(() => served(asset, query)));
    const files = await Promise.all(answers.map(bytesOf));
    expect(files.every((file) => file.equals(files[0] as Buffer))).toBe(true);
    await served(asset, query);
    expect(get).toHaveBeenCalledTimes(1);
    const gone = await server.response("getAsset", {
      as: manager,
      params: { asset },
      query: { ...query, high: "1800" },
      signal: AbortSignal.abort(),
    });
    expect(gone.status).toBe(499);
    expect(get).toHaveBeenCalledTimes(1);
  });
});
