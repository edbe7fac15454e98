/** Images that were taken in before there were display forms and tiles get them beside the work, once. */
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { renewForms } from "@/lib/server/assets/renew-forms";
import { JOBS } from "@/lib/server/jobs";
import { runWaitingJobs } from "@/lib/server/jobs/job-runner";
import { deepGrey } from "../support/deep-images";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";

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

async function importImage(fileName: string, bytes: Buffer) {
  const query = { format: "image", fileName };
  const raw = new Uint8Array(bytes);
  await server.call("startImport", { as: manager, params: { project }, query, raw });
  await runWaitingJobs(server.services, { import: JOBS.import });
}

/** As an earlier version has left it: the file and a thumbnail, nothing else, and nobody cuts tiles. */
async function makeOld() {
  const { database, storage } = server.services;
  await database.write(async ({ q, t }) => {
    await q.delete(t.job);
    await q.update(t.asset).set({ displayKey: null, window: null, tiles: null, formsAt: null });
  });
  for (const { key } of await storage.list(project)) if (key.includes(".display.")) await storage.delete(key);
}

const assets = () => {
  const { q, t } = server.services.database.read;
  return q.select().from(t.asset).orderBy(t.asset.fileName);
};
const tileJobs = () => {
  const { q, t } = server.services.database.read;
  return q.select().from(t.job).where(eq(t.job.kind, "tiles"));
};
async function shown(name: string) {
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  for (const { id } of items) {
    const task = (await server.call("getTask", { as: manager, params: { project, task: id } })).body;
    if (task.data.image === name && task.images.image) return task.images.image;
  }
  throw new Error(`no task shows ${name}`);
}
const plain = (background: string) => sharp({ create: { width: 60, height: 40, channels: 3, background } });
const faint = () => deepGrey({ width: 100, height: 50, levelAt: (x) => 1_000 + 10 * x });

it("an image of 16 bits, a TIFF and one for print are shown by forms of their own, others as they are", async () => {
  await importImage("deep.png", await faint().png().toBuffer());
  await importImage("page.tif", await plain("#00ff00").tiff().toBuffer());
  await importImage("plain.png", await plain("#0000ff").png().toBuffer());
  await importImage("print.jpg", await plain("#c81e1e").toColourspace("cmyk").jpeg().toBuffer());
  await makeOld();
  expect((await shown("deep.png")).url).not.toContain("variant");

  expect(await renewForms(server.services)).toBe(true);
  const [deep, page, blue, print] = await assets();
  expect(deep?.window).toEqual({ low: 1_000, high: 1_990, min: 1_000, max: 1_990 });
  expect([deep, page, blue, print].map((asset) => asset?.displayKey !== null)).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect((await assets()).every(({ formsAt }) => formsAt !== null)).toBe(true);
  const image = await shown("deep.png");
  expect(image).toMatchObject({ window: { low: 1_000, high: 1_990 } });
  expect(image.url).toContain("variant=display");
  const answer = await server.response("getAsset", {
    as: manager,
    params: { asset: image.assetId },
    query: { variant: "display" },
  });
  const pixels = await sharp(Buffer.from(await answer.arrayBuffer()))
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  expect([pixels[0], pixels[99]]).toEqual([0, 255]);
  expect((await shown("plain.png")).url).not.toContain("variant");
});

it("a large image is cut into tiles by one job, however often and by however many processes it is looked at", async () => {
  const large = sharp({ create: { width: 6_000, height: 4_200, channels: 3, background: "#0000ff" } });
  await importImage("large.jpg", await large.jpeg({ quality: 30 }).toBuffer());
  await makeOld();
  await Promise.all([renewForms(server.services), renewForms(server.services)]);
  await renewForms(server.services);
  expect(await tileJobs()).toHaveLength(1);
  await server.runJobs();
  expect(await shown("large.jpg")).toMatchObject({ tileLevels: 5 });
  // Tiles that could not be cut are not tried for ever.
  await server.services.database.write(({ q, t }) => q.update(t.asset).set({ tiles: null }));
  await renewForms(server.services);
  expect(await tileJobs()).toHaveLength(1);
});

it("leaves the machine to jobs that wait, and goes on after them", async () => {
  await importImage("deep.png", await faint().png().toBuffer());
  await makeOld();
  await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "image", fileName: "b.png" },
    raw: new Uint8Array(await plain("#0000ff").png().toBuffer()),
  });
  expect(await renewForms(server.services)).toBe(false);
  expect((await assets())[0]?.displayKey).toBeNull();
  await server.runJobs();
  expect(await renewForms(server.services)).toBe(true);
  expect((await assets()).find(({ fileName }) => fileName === "deep.png")?.displayKey).not.toBeNull();
});

it("an image whose file is damaged or gone is looked at once and holds up no other one", async () => {
  await importImage("damaged.png", await faint().png().toBuffer());
  await importImage(
    "gone.png",
    await deepGrey({ width: 9, height: 9, levelAt: (x) => x })
      .png()
      .toBuffer(),
  );
  await importImage(
    "whole.png",
    await deepGrey({ width: 9, height: 8, levelAt: (x) => x })
      .png()
      .toBuffer(),
  );
  await makeOld();
  const { storage } = server.services;
  const [damaged, gone] = await assets();
  const file = await storage.open(damaged?.storageKey ?? "");
  const start = await file?.read(0, 60);
  await file?.close();
  await storage.put(
    damaged?.storageKey ?? "",
    Buffer.concat([start ?? Buffer.of(), Buffer.alloc((damaged?.sizeBytes ?? 0) - 60)]),
  );
  await storage.delete(gone?.storageKey ?? "");
  expect(await renewForms(server.services)).toBe(true);
  const after = await assets();
  expect(after.map(({ displayKey }) => displayKey !== null)).toEqual([false, false, true]);
  expect(after.every(({ formsAt }) => formsAt !== null)).toBe(true);
});

it("a storage that cannot be reached leaves the image for the next round", async () => {
  await importImage("deep.png", await faint().png().toBuffer());
  await makeOld();
  const { storage } = server.services;
  const open = () => Promise.reject(new Error("no storage"));
  await expect(renewForms({ ...server.services, storage: { ...storage, open } })).rejects.toThrow(
    "no storage",
  );
  expect((await assets())[0]?.formsAt).toBeNull();
  await renewForms(server.services);
  expect((await assets())[0]?.displayKey).not.toBeNull();
});
