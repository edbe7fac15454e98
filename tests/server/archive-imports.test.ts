import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { zipOf } from "../support/zip";

const CAPTIONED = {
  inputs: [
    { id: "image", kind: "image", field: "image" },
    { id: "text", kind: "text", field: "caption" },
  ],
  controls: [{ id: "fits", kind: "rating", name: "Fits", max: 5 }],
};
const ONE_IMAGE = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [{ id: "clear", kind: "rating", name: "Clear", max: 5 }],
};

let server: TestServer;
let manager: Person;
let project: string;
let pictures: Record<"red" | "green" | "blue", Buffer>;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 1, CAPTIONED);
  const picture = (background: string) =>
    sharp({ create: { width: 40, height: 20, channels: 3, background } })
      .png()
      .toBuffer();
  pictures = { red: await picture("red"), green: await picture("green"), blue: await picture("blue") };
});
afterEach(() => server.close());

type Query = { mapping?: object; table?: string; mode?: string };
const queryOf = ({ mapping, ...rest }: Query) => ({
  format: "zip",
  ...rest,
  ...(mapping && { mapping: JSON.stringify({ keepOther: true, ...mapping }) }),
});

async function importZip(files: Record<string, Buffer>, query: Query = {}, into = project) {
  const raw = new Uint8Array(await zipOf(files));
  const params = { project: into };
  const started = await server.call("startImport", { as: manager, params, query: queryOf(query), raw });
  await server.runJobs();
  return (await server.call("getImport", { as: manager, params: { ...params, job: started.body.id } })).body;
}
async function previewZip(files: Record<string, Buffer>, query: Query = {}, of = project) {
  const raw = new Uint8Array(await zipOf(files));
  return server.call("previewImport", { as: manager, params: { project: of }, query: queryOf(query), raw });
}
async function tasksOf(id = project) {
  const { items } = (await server.call("listTasks", { as: manager, params: { project: id } })).body;
  return Promise.all(
    items.map(
      async ({ id: task }) =>
        (await server.call("getTask", { as: manager, params: { project: id, task } })).body,
    ),
  );
}
const csv = (text: string) => Buffer.from(text);
const MAPPING = { fields: { image: "file", caption: "said" }, id: "nr", group: "camera" };

describe("a zip with a table and the pictures it names", () => {
  const table = csv(
    "nr,camera,file,said,year\n7,north,red.png,A red field,1999\n8,south,in/green.png,Green,2001\n",
  );
  const files = () => ({
    "set/rows.csv": table,
    "set/red.png": pictures.red,
    "set/in/green.png": pictures.green,
    "set/blue.png": pictures.blue,
    "set/readme.txt": csv("Not a picture."),
  });

  it("gives each row a task with its pictures, text, id, group and other columns", async () => {
    const job = await importZip(files(), { mapping: MAPPING });
    expect(job).toMatchObject({ status: "done", added: 2, errors: 0, rowsTotal: 2, unusedImages: 1 });
    const tasks = await tasksOf();
    expect(tasks.map(({ data, task }) => [data, task.externalId, task.groupKey])).toEqual([
      [{ image: "red.png", caption: "A red field", year: "1999" }, "7", "north"],
      [{ image: "in/green.png", caption: "Green", year: "2001" }, "8", "south"],
    ]);
    for (const [i, expected] of [pictures.red, pictures.green].entries()) {
      const image = tasks[i]?.images.image;
      expect(image).toMatchObject({ widthPx: 40, heightPx: 20 });
      const params = { asset: image?.assetId ?? "" };
      const served = await server.response("getAsset", { as: manager, params });
      expect(Buffer.from(await served.arrayBuffer()).equals(expected)).toBe(true);
    }
    expect(await server.services.storage.list("uploads")).toEqual([]);
  });

  it("adds nothing when imported again, and tells other pictures from the same under the same names", async () => {
    const mapping = { fields: MAPPING.fields };
    await importZip(files(), { mapping });
    expect(await importZip(files(), { mapping })).toMatchObject({ added: 0, duplicates: 2 });
    const moved = { ...files(), "set/red.png": pictures.blue };
    expect(await importZip(moved, { mapping })).toMatchObject({ added: 1, duplicates: 1 });
    // With ids a row with another picture is not a new task, and not silently the old one.
    const other = await makeProject(server, manager, 1, CAPTIONED);
    await importZip(files(), { mapping: MAPPING }, other);
    expect(await importZip(moved, { mapping: MAPPING }, other)).toMatchObject({
      added: 0,
      duplicates: 1,
      errors: 1,
      firstErrors: [{ row: 2, message: expect.stringContaining('the id "7" is there already') }],
    });
  });

  it("takes every kind of table, and one picture in many rows once", async () => {
    const rows = [
      { file: "red.png", said: "one" },
      { file: "red.png", said: "two" },
    ];
    const tables = {
      "t.jsonl": rows.map((row) => JSON.stringify(row)).join("\n"),
      "t.json": JSON.stringify(rows),
      "t.tsv": "file\tsaid\nred.png\tone\nred.png\ttwo\n",
    };
    for (const [name, text] of Object.entries(tables)) {
      const into = await makeProject(server, manager, 1, CAPTIONED);
      const mapping = { fields: MAPPING.fields };
      const job = await importZip({ [name]: csv(text), "red.png": pictures.red }, { mapping }, into);
      expect(job).toMatchObject({ status: "done", added: 2 });
      const [first, second] = await tasksOf(into);
      expect(first?.images.image?.assetId).toBe(second?.images.image?.assetId);
    }
  });

  it("takes texts of a zipped table for a project without images", async () => {
    const texts = await makeProject(server, manager);
    const job = await importZip({ "rows.csv": csv("text\none\ntwo\n") }, {}, texts);
    expect(job).toMatchObject({ status: "done", added: 2, unusedImages: 0 });
  });

  it("lists each row whose picture is missing, no picture, too large or elsewhere, and adds nothing", async () => {
    const huge = Buffer.from(pictures.red);
    huge.writeUInt32BE(20_000, 16);
    huge.writeUInt32BE(20_000, 20);
    const bad = {
      "rows.csv": csv(
        "file,said\nred.png,fine\nnone.png,x\ndrawing.svg,x\nhttps://example.test/a.png,x\n,x\nred.png\n1.png,x\n",
      ),
      "red.png": pictures.red,
      "drawing.svg": csv('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      "a/1.png": pictures.green,
      "b/1.png": pictures.blue,
    };
    const mapping = { fields: MAPPING.fields };
    const job = await importZip(bad, { mapping });
    expect(job).toMatchObject({ status: "failed", added: 0, errors: 6 });
    expect(job.firstErrors.map(({ row, message }) => [row, message.slice(0, 44)])).toEqual([
      [3, 'the picture "none.png" is not in the zip'],
      [4, "drawing.svg: not a JPEG, PNG, WebP, TIFF or "],
      [5, "images are not fetched from example.test: th"],
      [6, 'the column "file" is empty; fill it, or leav'],
      [7, "has 1 cells, the header has 2"],
      [8, '"1.png" fits several files of the zip: a/1.p'],
    ]);
    expect(await importZip(bad, { mapping, mode: "skip-bad-rows" })).toMatchObject({ added: 1, errors: 6 });
    const late = {
      "rows.csv": csv("file,said\nred.png,a\nhuge.png,b\n"),
      "red.png": pictures.red,
      "huge.png": huge,
    };
    const skipping = await importZip(late, { mapping, mode: "skip-bad-rows" }, project);
    expect(skipping).toMatchObject({ status: "done", added: 1, errors: 1 });
    expect(skipping.firstErrors[0]).toMatchObject({
      row: 3,
      message: expect.stringContaining("20000 × 20000"),
    });
  });
});

describe("which table of a zip", () => {
  const two = () => ({
    "one.csv": csv("file,said\nred.png,one\n"),
    "two.csv": csv("file,said\nred.png,two\n"),
    "red.png": pictures.red,
  });
  const mapping = { fields: MAPPING.fields };

  it("must be said when there are several, and is read when it is", async () => {
    const refused = await importZip(two(), { mapping });
    expect(refused).toMatchObject({ status: "failed", added: 0 });
    expect(refused.problem).toContain("one.csv, two.csv");
    expect(await importZip(two(), { mapping, table: "two.csv" })).toMatchObject({ status: "done", added: 1 });
    expect((await tasksOf())[0]?.data.caption).toBe("two");
    expect((await importZip(two(), { mapping, table: "no.csv" })).problem).toContain('no table "no.csv"');
  });

  it("may be none: then each picture is a task, where a picture alone is one", async () => {
    const images = await makeProject(server, manager, 1, ONE_IMAGE);
    const files = { "boxes.json": csv("{}"), "a/red.png": pictures.red };
    expect((await importZip(files, {}, images)).status).toBe("failed");
    const query = { table: "", mode: "skip-bad-rows" };
    expect(await importZip(files, query, images)).toMatchObject({ status: "done", added: 1, errors: 1 });
    expect((await importZip({ "red.png": pictures.red })).problem).toContain(
      "names the pictures in a column",
    );
    const texts = await makeProject(server, manager);
    expect((await importZip({ "red.png": pictures.red }, {}, texts)).problem).toContain("show text");
  });

  it("is not looked for in a zip within the zip, which is a row of its own that is no picture", async () => {
    const images = await makeProject(server, manager, 1, ONE_IMAGE);
    const files = { "batch1.zip": await zipOf({ "inner.png": pictures.blue }), "outer.png": pictures.red };
    const job = await importZip(files, { mode: "skip-bad-rows" }, images);
    expect(job).toMatchObject({ status: "done", added: 1, errors: 1 });
    expect(job.firstErrors[0]?.message).toContain("batch1.zip: not a JPEG, PNG, WebP, TIFF or GIF picture");
    expect((await importZip(files, {}, images)).problem).toContain("Nothing was added: 1 of 2 rows are bad");
  });

  it("does not matter to a task that is only a picture: it is there once", async () => {
    const images = await makeProject(server, manager, 1, ONE_IMAGE);
    await importZip({ "a/red.png": pictures.red }, {}, images);
    const again = {
      "rows.csv": csv("image\nred.png\nblue.png\n"),
      "red.png": pictures.red,
      "blue.png": pictures.blue,
    };
    expect(await importZip(again, {}, images)).toMatchObject({ added: 1, duplicates: 1 });
  });
});

describe("the preview of a zip", () => {
  const table = "nr,file,said\n1,red.png,A long sentence about it\n2,none.png,Another\n";

  it("says of each image that it is missing where none came along and no labels are taken in", async () => {
    const images = await makeProject(server, manager, 1, ONE_IMAGE);
    const tables = { "a.csv": csv("image,n\nx.png,1\n"), "b.csv": csv("image\n") };
    const { body } = await previewZip(tables, {}, images);
    expect(body.errors).toMatchObject([{ row: 2, message: 'the picture "x.png" is not in the zip' }]);
  });

  it("shows the table's columns, a mapping and what is missing, and adds nothing", async () => {
    const { body } = await previewZip({ "set/rows.csv": csv(table), "set/red.png": pictures.red });
    expect(body).toMatchObject({
      format: "zip",
      delimiter: ",",
      encoding: "utf-8",
      truncated: false,
      archive: { tables: ["set/rows.csv"], table: "set/rows.csv", pictures: 1 },
      suggested: { fields: { image: "file", caption: "said" } },
      errors: [{ row: 3, message: 'the picture "none.png" is not in the zip' }],
    });
    expect(body.rows).toHaveLength(2);
    expect(await tasksOf()).toEqual([]);
    expect(await server.services.storage.list("uploads")).toEqual([]);
  });

  it("needs no pictures: an outline with their names tells the same", async () => {
    const files = { "rows.csv": csv(table), "red.png": pictures.red };
    const whole = await previewZip(files);
    const outline = await previewZip({ ...files, "red.png": Buffer.alloc(0) });
    expect(outline.body).toEqual(whole.body);
  });

  it("reads the start of a long table", async () => {
    const long = `file,said\n${`red.png,${"x".repeat(1000)}\n`.repeat(2_000)}`;
    const { body } = await previewZip({ "rows.csv": csv(long), "red.png": pictures.red });
    expect(body).toMatchObject({ truncated: true, errors: [] });
  });

  it("says early what the import would refuse", async () => {
    const alone = await previewZip({ "red.png": pictures.red });
    expect(alone.status).toBe(400);
    expect(JSON.stringify(alone.body)).toContain("names the pictures in a column");
    const broken = await server.call("previewImport", {
      as: manager,
      params: { project },
      query: { format: "zip" },
      raw: "not a zip",
    });
    expect(broken.status).toBeGreaterThanOrEqual(400);
    const images = await makeProject(server, manager, 1, ONE_IMAGE);
    expect((await previewZip({ "red.png": pictures.red }, {}, images)).body).toMatchObject({
      columns: [],
      archive: { tables: [], table: null, pictures: 1 },
    });
  });
});
