/** A release names each image as its task does, in every format: with its folders, whatever other task shows the same. */
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { answerBody, makeProject, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip, zipOf } from "../support/zip";

const SCHEMA = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    { id: "objects", kind: "box", name: "Objects", input: "image", labels: [{ id: "ship", name: "Ship" }] },
  ],
};
const plain = (red: number) =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: { r: red, g: 0, b: 0 } } })
    .png()
    .toBuffer();

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 1, SCHEMA);
});
afterEach(() => server.close());

async function importZip(files: Record<string, Buffer>, mapping?: object) {
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "zip", ...(mapping && { mapping: JSON.stringify(mapping) }) },
    raw: new Uint8Array(await zipOf(files)),
  });
  await server.runJobs();
  const params = { project, job: started.body.id };
  return (await server.call("getImport", { as: manager, params })).body;
}

/** The images' names in each format, in the order of the tasks, and what lies in the archive. */
async function released() {
  for (const task of await takeTasks(server, manager, project, 50))
    await server.call("putAnnotation", {
      as: manager,
      params: { task: task.id },
      body: { ...answerBody("-"), document: { answers: {}, regions: [], relations: [] } },
    });
  const plan = { labels: "all", ratios: { train: 1, validation: 0, test: 0 }, seed: "7" };
  const body = { name: "R", plan };
  const made = await server.call("createRelease", { as: manager, params: { project }, body });
  await server.runJobs();
  const files = async (format: string) => {
    const params = { release: made.body.id };
    const answer = await server.response("downloadRelease", { as: manager, params, query: { format } });
    return unzip(Buffer.from(await answer.arrayBuffer()));
  };
  const [jsonl, csv, coco] = [await files("jsonl"), await files("csv"), await files("coco")];
  const lines = String(jsonl["train.jsonl"]).trim().split("\n");
  const names = lines.map((line) => `images/${JSON.parse(line).images[0].file}`);
  const table = String(csv["train.csv"]);
  expect(names.filter((name) => !table.includes(name))).toEqual([]);
  const instances = JSON.parse(String(coco["annotations/annotator-1/train.json"]));
  expect(instances.images.map((image: { file_name: string }) => `images/${image.file_name}`)).toEqual(names);
  for (const archive of [jsonl, csv, coco])
    expect(Object.keys(archive).filter((path) => path.startsWith("images/"))).toEqual(names);
  const manifest = JSON.parse(String(csv["manifest.json"]));
  return { names, pictures: names.map((name) => jsonl[name]), manifest };
}

it("keeps folders, so that equal names in two of them stay equal", async () => {
  const files = {
    "set_1/image_1.png": await plain(10),
    "set_2/image_1.png": await plain(20),
    "set_2/image_2.png": await plain(30),
  };
  expect(await importZip(files)).toMatchObject({ added: 3 });
  const { names, pictures } = await released();
  expect(names).toEqual(Object.keys(files).map((name) => `images/${name}`));
  expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(false);
});

it("names one content as each task does", async () => {
  const [same, other] = [await plain(10), await plain(20)];
  const rows = "id,image\nf1,frame_0001.png\nf2,frame_0002.png\nf3,frame_0003.png\n";
  const job = await importZip(
    {
      "tasks.csv": Buffer.from(rows),
      "frame_0001.png": same,
      "frame_0002.png": same,
      "frame_0003.png": other,
    },
    { fields: { image: "image" }, id: "id" },
  );
  expect(job).toMatchObject({ added: 3 });
  const { names, pictures } = await released();
  expect(names).toEqual(["images/frame_0001.png", "images/frame_0002.png", "images/frame_0003.png"]);
  expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(true);
});

it("does not name an image as a task did that is gone", async () => {
  const picture = await plain(10);
  expect(await importZip({ "DSC0001.png": picture })).toMatchObject({ added: 1 });
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  const taskIds = items.map(({ id }) => id);
  const gone = await server.call("deleteTasks", {
    as: manager,
    params: { project },
    body: { selection: { ids: taskIds } },
  });
  expect(gone.status, JSON.stringify(gone.body)).toBeLessThan(300);
  expect(await importZip({ "cat_01.png": picture })).toMatchObject({ added: 1 });
  expect((await released()).names).toEqual(["images/cat_01.png"]);
});

it("counts the names that are no file names as lost where the format holds no other", async () => {
  await importZip({ "a b/one?.png": await plain(10), "two.png": await plain(20) });
  const { names, manifest } = await released();
  expect(names).toEqual(["images/a b/one_.png", "images/two.png"]);
  expect(JSON.stringify(manifest)).toContain('"images\' own names that are no file names":1');
});
