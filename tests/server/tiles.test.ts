/** Large images are cut into tiles, which those may see who may see the image. */
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TILE_PX } from "@/lib/images/tile-pyramid";
import { JOBS } from "@/lib/server/jobs";
import { runWaitingJobs } from "@/lib/server/jobs/job-runner";
import { deepGrey } from "../support/deep-images";
import { makeProject, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

const RATED = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [{ id: "clear", kind: "rating", name: "Clear", max: 5 }],
};
/** 25.2 megapixels: 6,000 → 3,000 → 1,500 → 750 → 375. */
const [WIDTH, HEIGHT, LEVELS] = [6_000, 4_200, 5];

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 1, RATED);
});
afterEach(() => server.close());

/** Red at the left, blue at the right. */
const halves = () =>
  sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#0000ff" } }).composite([
    {
      input: { create: { width: WIDTH / 2, height: HEIGHT, channels: 3, background: "#ff0000" } },
      left: 0,
      top: 0,
    },
  ]);

async function importImage(fileName: string, bytes: Buffer) {
  const query = { format: "image", fileName };
  const raw = new Uint8Array(bytes);
  await server.call("startImport", { as: manager, params: { project }, query, raw });
  // The tiles wait: their lane would begin as soon as the image is stored.
  await runWaitingJobs(server.services, { import: JOBS.import });
}

async function shown() {
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  const params = { project, task: items[0]?.id ?? "" };
  const { image } = (await server.call("getTask", { as: manager, params })).body.images;
  if (!image) throw new Error("the task has no image");
  return image;
}

const tile = (asset: string, level: number, column: number, row: number, as = manager, query = {}) => {
  const params = { asset, level: String(level), column: String(column), row: String(row) };
  return server.response("getTile", { as, params, query });
};
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

it("a large image is shown whole until its tiles are cut, then small with tiles of every level", async () => {
  await importImage("large.jpg", await halves().jpeg().toBuffer());
  const before = await shown();
  expect(before).not.toHaveProperty("tileLevels");
  expect(before.url).not.toContain("variant");
  expect((await tile(before.assetId, 0, 0, 0)).status).toBe(404);

  await server.runJobs();
  const after = await shown();
  expect(after).toMatchObject({ tileLevels: LEVELS, widthPx: WIDTH, heightPx: HEIGHT });
  const preview = await server.response("getAsset", {
    as: manager,
    params: { asset: after.assetId },
    query: { variant: "preview" },
  });
  expect(await sharp(await bytesOf(preview)).metadata()).toMatchObject({ width: 2_048, height: 1_434 });
  // The first level is one tile, the last one the image: its last tile is what is left over.
  const first = await sharp(await bytesOf(await tile(after.assetId, 0, 0, 0))).metadata();
  expect(first).toMatchObject({ format: "jpeg", width: 375, height: 263 });
  const last = await tile(after.assetId, LEVELS - 1, 11, 8);
  expect(last.headers.get("cache-control")).toContain("immutable");
  const rest = { width: WIDTH - 11 * TILE_PX, height: HEIGHT - 8 * TILE_PX };
  expect(await sharp(await bytesOf(last)).metadata()).toMatchObject(rest);
  const [left, right] = await Promise.all(
    [0, 11].map(async (column) =>
      sharp(await bytesOf(await tile(after.assetId, LEVELS - 1, column, 0))).stats(),
    ),
  );
  expect((left?.channels[0]?.mean ?? 0) > 250 && (right?.channels[2]?.mean ?? 0) > 250).toBe(true);
  for (const [level, column, row] of [
    [LEVELS, 0, 0],
    [LEVELS - 1, 12, 0],
    [LEVELS - 1, 0, 9],
  ] as const)
    expect((await tile(after.assetId, level, column, row)).status).toBe(404);
  expect((await tile(after.assetId, -1, 0, 0)).status).toBe(404);
});

it("an annotator gets tiles of images of tasks they hold, and no others", async () => {
  const ada = await server.person("ada");
  await server.join(project, ada, "annotator");
  await importImage("large.png", await halves().png().toBuffer());
  await server.runJobs();
  const { assetId } = await shown();
  expect((await tile(assetId, 0, 0, 0, ada)).status).toBe(404);
  const [task] = await takeTasks(server, ada, project, 1);
  expect(task?.images.image?.tileLevels).toBe(LEVELS);
  expect((await tile(assetId, 0, 0, 0, ada)).status).toBe(200);
});

it("a deep image has tiles of 16 bits, each shown by the window that is asked for", async () => {
  const image = deepGrey({ width: 5_200, height: 5_000, levelAt: (x) => 1_000 + Math.floor(x / 10) });
  await importImage("deep.png", await image.png({ compressionLevel: 1 }).toBuffer());
  await server.runJobs();
  const { assetId, window, tileLevels = 0 } = await shown();
  expect(window).toMatchObject({ min: 1_000, max: 1_519 });
  const finest = tileLevels - 1;
  const lightness = async (query: Record<string, string>) => {
    const bytes = await bytesOf(await tile(assetId, finest, 5, 5, manager, query));
    return (await sharp(bytes).stats()).channels[0]?.mean ?? 0;
  };
  // Levels 1,256 to 1,307 lie in the middle of the range.
  expect(await lightness({})).toBeGreaterThan(120);
  expect(await lightness({ low: "1400", high: "1500" })).toBe(0);
  expect(await lightness({ low: "1000", high: "1200" })).toBe(255);
});

it("an image that is lost before its tiles are cut stays as it is, and nothing of them is left", async () => {
  await importImage("large.jpg", await halves().jpeg().toBuffer());
  const { assetId } = await shown();
  const [original] = (await server.services.storage.list(project)).filter(({ key }) => key.endsWith(".jpeg"));
  await server.services.storage.delete(original?.key ?? "");
  await server.runJobs();
  expect(await shown()).not.toHaveProperty("tileLevels");
  const files = await server.services.storage.list(project);
  expect(files.filter(({ key }) => key.includes(".tiles/"))).toEqual([]);
  const lost = await server.call("getAsset", { as: manager, params: { asset: assetId } });
  expect(lost.status).toBe(404);
  expect(lost.body).toMatchObject({ key: "notFound.imageFile" });
});
