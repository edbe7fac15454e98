/** What the files of a release hold for whoever trains on them. */
import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findRelease, updateRelease } from "@/db/queries/releases";
import { FORMAT_NAMES } from "@/lib/formats";
import { losses as LOSSES } from "@/lib/i18n/en/errors/losses";
import { answerBody, makeProject, submit, TOPIC_SCHEMA, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { unzip, zipOf } from "../support/zip";

let server: TestServer;
let manager: Person;
let project: string;
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 2);
});
afterEach(() => server.close());

async function importRows(rows: object[], mapping: object): Promise<void> {
  const started = await server.call("startImport", {
    as: manager,
    params: { project },
    query: { format: "jsonl", mapping: JSON.stringify({ fields: { text: "text" }, ...mapping }) },
    raw: rows.map((row) => JSON.stringify(row)).join("\n"),
  });
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  await server.runJobs();
}

/** Everybody named answers every task. */
async function labelAll(topics: Record<string, (seq: number) => string>): Promise<Person[]> {
  const people: Person[] = [];
  for (const [name, topic] of Object.entries(topics)) {
    const person = await server.person(name);
    await server.join(project, person, "annotator");
    for (const task of await takeTasks(server, person, project, 50))
      await submit(server, person, task.id, topic(task.seq));
    people.push(person);
  }
  return people;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const PLAN = { labels: "majority", ratios: { train: 1, validation: 0, test: 0 }, seed: "7" };

async function freeze(changes: object = {}): Promise<string> {
  const plan = { ...PLAN, ...changes };
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: "R", plan },
  });
  expect(made.status, JSON.stringify(made.body)).toBe(202);
  await server.runJobs();
  return made.body.id;
}

async function filesOf(release: string, format: string): Promise<Record<string, string>> {
  const params = { release };
  const answer = await server.response("downloadRelease", { as: manager, params, query: { format } });
  const files = await unzip(Buffer.from(await answer.arrayBuffer()));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.toString("utf8")]));
}

describe("the data of the tasks", () => {
  const rows = [
    { key: "a", text: "one", patient: "P3", ward: "north", age: 41, urgent: false },
    { key: "b", text: "two", patient: "", ward: null, group: "own", tags: ["x", "y"] },
    { key: "c", text: "three", patient: "P3", ward: "south" },
  ];
  beforeEach(async () => {
    await importRows(rows, { id: "key", group: "patient" });
    await labelAll({ a: () => "billing" });
  });

  it("is whole in CSV, under headings that no other column has, with the group as it was given", async () => {
    const release = await freeze();
    const { "train.csv": table = "", "manifest.json": manifest = "" } = await filesOf(release, "csv");
    const [headings, ...cells] = parse(table) as string[][];
    expect(headings).toEqual(
      ["id", "external_id", "split", "group", "text", "age", "data.group", "tags", "urgent", "ward"].concat([
        "Topic",
        "Clarity",
        "Parts",
      ]),
    );
    expect(cells.map((row) => row.slice(1, 11))).toEqual([
      ["a", "train", "P3", "one", "41", "", "", "false", "north", "Billing"],
      ["b", "train", "", "two", "", "own", '["x","y"]', "", "", "Billing"],
      ["c", "train", "P3", "three", "", "", "", "", "south", "Billing"],
    ]);
    expect(JSON.parse(manifest).losses).toEqual({});
  });

  it("has in JSONL the group of the import beside the key its split was made from, whatever the plan groups by", async () => {
    const itemsOf = async (release: string) =>
      ((await filesOf(release, "jsonl"))["train.jsonl"] ?? "")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { group: string; givenGroup: string | null });
    const items = await itemsOf(await freeze());
    expect(items.map(({ givenGroup }) => givenGroup)).toEqual(["P3", null, "P3"]);
    expect(items.map(({ group }) => group.replace(/[0-9a-f]{64}/, "…"))).toEqual([
      "group:P3",
      "content:…",
      "group:P3",
    ]);
    const byWard = await itemsOf(await freeze({ groupField: "ward" }));
    expect(byWard.map(({ givenGroup }) => givenGroup)).toEqual(["P3", null, "P3"]);
    expect(byWard.map(({ group }) => group.replace(/[0-9a-f]{64}/, "…"))).toEqual([
      "group:north",
      "content:…",
      "group:south",
    ]);
  });
});

describe("the agreement behind the labels", () => {
  type Line = {
    control: string;
    value: number | null;
    reason: string | null;
    interval: unknown;
    units: number;
  };
  const agreementIn = (files: Record<string, string>) =>
    (JSON.parse(files["agreement.json"] ?? "") as { controls: Line[] }).controls;
  let people: Person[];
  const onPage = async () => {
    const { body } = await server.call("getAgreement", { as: manager, params: { project } });
    expect(body.pending).toBe(0);
    return body.controls.map((one) => {
      const {
        id: measure,
        value,
        reason = null,
        interval,
        units,
        pairs,
      } = one.headline as {
        [key: string]: unknown;
        reason?: string;
      };
      const { control, name, kind, notes, raters } = one as Record<string, unknown>;
      const people = (raters as string[]).length;
      return { control, name, kind, measure, value, reason, interval, units, pairs, people, notes };
    });
  };
  beforeEach(async () => {
    await importRows(
      Array.from({ length: 12 }, (_, i) => ({ key: `k${i}`, text: `text ${i}` })),
      { id: "key" },
    );
    const topic = (seq: number) => (seq % 3 === 0 ? "billing" : "other");
    people = await labelAll({ a: topic, b: (seq) => (seq === 1 ? "refund" : topic(seq)) });
  });

  it("is that of the quality page, also when nobody has had it counted yet, and names nobody", async () => {
    const before = await filesOf(await freeze(), "jsonl");
    const page = await onPage();
    expect(agreementIn(before)).toEqual(page);
    expect(agreementIn(before).map(({ control, units, reason }) => [control, units, reason])).toEqual([
      ["topic", 12, null],
      ["clarity", 0, "no-pairs"],
      ["parts", 12, "nothing-to-compare"],
    ]);
    // Counted meanwhile: the same from what is kept.
    const after = await filesOf(await freeze(), "csv");
    expect(after["agreement.json"]).toBe(before["agreement.json"]);
    // And with an answer that has changed since it was counted.
    const again = people[1] as Person;
    const [task] = (await server.call("listTasks", { as: manager, params: { project } })).body.items;
    const own = { task: task?.id ?? "" };
    const [answer] = (await server.call("listAnnotations", { as: again, params: own })).body.items;
    const { annotationId, revision: baseRevision } = answer ?? {};
    const saved = await submit(server, again, own.task, "other", { annotationId, baseRevision });
    expect(saved.status).toBe(200);
    const changed = await filesOf(await freeze(), "csv");
    expect(changed["agreement.json"]).not.toBe(after["agreement.json"]);
    expect(agreementIn(changed)).toEqual(await onPage());
    for (const { id } of people) expect(before["agreement.json"]).not.toContain(id);
  });

  it("is of all tasks, not only of those a plan that leaves disputes out has kept", async () => {
    const all = await filesOf(await freeze(), "jsonl");
    const agreed = await filesOf(await freeze({ labels: "unanimous" }), "jsonl");
    expect(agreed["train.jsonl"]?.trim().split("\n")).toHaveLength(11);
    expect(agreed["agreement.json"]).toBe(all["agreement.json"]);
  });

  it("is of the moment it was frozen, under the labels the release has", async () => {
    const release = await freeze();
    const { "agreement.json": before, "datasheet.md": sheet } = await filesOf(release, "jsonl");
    const [first, ...others] = TOPIC_SCHEMA.controls;
    const asked = await server.call("createRelease", {
      as: manager,
      params: { project },
      body: { name: "R", plan: PLAN },
    });
    const schema = { ...TOPIC_SCHEMA, controls: [...others, { ...first, id: "topic2", name: "Second" }] };
    const body = { schema, baseVersion: 1, acceptLoss: true };
    expect((await server.call("putSchema", { as: manager, params: { project }, body })).status).toBe(200);
    await server.runJobs();
    const later = await filesOf(asked.body.id, "jsonl");
    expect(later["agreement.json"]).toBe(before);
    const again = await filesOf(release, "jsonl");
    expect(again["agreement.json"]).toBe(before);
    expect(again["datasheet.md"]).toBe(sheet);
  });

  it("and the datasheet are in every format, in the manifest, and say how the checksum comes about", async () => {
    const release = await freeze({ ratios: { train: 0.5, validation: 0.2, test: 0.3 } });
    const files = await filesOf(release, "jsonl");
    const { release: told, files: sums } = JSON.parse(files["manifest.json"] ?? "");
    for (const path of ["agreement.json", "datasheet.md"]) {
      expect(sums[path].sha256).toBe(sha256(files[path] ?? ""));
      expect((await filesOf(release, "csv"))[path]).toBe(files[path]);
    }
    const lines = ["train", "validation", "test"]
      .flatMap((split) => (files[`${split}.jsonl`] ?? "").split(/(?<=\n)/))
      .filter(Boolean)
      .sort((a, b) => JSON.parse(a).seq - JSON.parse(b).seq);
    expect(sha256(lines.join(""))).toBe(told.checksum);
    expect(files["datasheet.md"]).toContain(told.checksum);
  });

  it("is missing in a release that was frozen before it was kept, which is downloaded as it was then", async () => {
    const release = await freeze();
    const { database } = server.services;
    const { summary } = (await findRelease(database.read, { releaseId: release })) ?? {};
    const {
      agreement: _a,
      datasheet: _d,
      dataFields: _f,
      card: _c,
      ...before
    } = summary as Record<string, unknown>;
    await database.write((db) => updateRelease(db, { id: release, summary: before }));
    const files = await filesOf(release, "csv");
    expect(Object.keys(files)).toEqual([
      "train.csv",
      "validation.csv",
      "test.csv",
      "schema.json",
      "guideline.md",
      "manifest.json",
    ]);
  });
});

describe("what a line of JSONL says of ids, times and annotators", () => {
  it("names every label and question it uses, when each annotation was submitted and how long it took", async () => {
    await importRows([{ id: "a", text: "one" }], { id: "id" });
    await labelAll({ ada: () => "refund" });
    const line = JSON.parse((await filesOf(await freeze({ labels: "all" }), "jsonl"))["train.jsonl"] ?? "");
    expect(line.names).toEqual({ topic: "Topic", "topic/refund": "Refund" });
    expect(line.annotations[0]).toMatchObject({ annotator: "annotator-1", leadTimeMs: 4_000 });
    expect(Math.abs(line.annotations[0].submittedAt - server.services.now())).toBeLessThan(60_000);
  });

  it("a format that does not suit says why, and one that the release does not know yet is counted at download", async () => {
    await importRows([{ id: "a", text: "one" }], { id: "id" });
    await labelAll({ ada: () => "refund" });
    const release = await freeze();
    const refused = await server.call("downloadRelease", {
      as: manager,
      params: { release },
      query: { format: "coco" },
    });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        detail: expect.stringMatching(/^COCO holds boxes, polygons, ellipses, masks, skeletons and points/),
      },
    });
    const write = server.services.database.write;
    const row = await findRelease(server.services.database.read, { releaseId: release });
    const summary = row?.summary as { losses: Record<string, unknown> };
    await write((db) => updateRelease(db, { id: release, summary: { ...summary, losses: { jsonl: {} } } }));
    const shown = await server.call("getRelease", { as: manager, params: { release } });
    expect(shown.body.formats.map(({ format, losses }) => [format, losses])).toEqual(
      FORMAT_NAMES.map((name) => [name, name === "jsonl" ? [] : null]),
    );
    const manifest = JSON.parse((await filesOf(release, "csv"))["manifest.json"] ?? "{}");
    expect(manifest.losses).toEqual({});
  });
});

describe("YOLO", () => {
  const BOXES = {
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: [
      {
        id: "objects",
        kind: "box",
        name: "Objects",
        input: "image",
        labels: [
          { id: "car", name: "Car: old" },
          { id: "person", name: "yes" },
        ],
      },
    ],
  };
  const NAMES = ["a.png", "a.jpg", "images/b.png", "c.png"];
  const imageFiles: Record<string, Buffer> = {};
  const bytesOf = async (release: string, query: object = {}) => {
    const answer = await server.response("downloadRelease", {
      as: manager,
      params: { release },
      query: { format: "yolo", ...query },
    });
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  beforeEach(async () => {
    project = await makeProject(server, manager, 1, BOXES);
    for (const [i, name] of NAMES.entries()) {
      const background = { r: 40 * i, g: 0, b: 0 };
      const made = sharp({ create: { width: 40, height: 20, channels: 3, background } });
      imageFiles[name] = await (name.endsWith(".png") ? made.png() : made.jpeg()).toBuffer();
    }
    const raw = new Uint8Array(await zipOf(imageFiles));
    await server.call("startImport", { as: manager, params: { project }, query: { format: "zip" }, raw });
    await server.runJobs();
    // The first image of all has no box.
    for (const task of await takeTasks(server, manager, project, 50)) {
      const shape = { kind: "box", x: 10, y: 5, width: 20, height: 5, rotation: 0 };
      const regions = task.seq === 1 ? [] : [{ id: "r", control: "objects", labels: ["person"], shape }];
      const body = { ...answerBody(""), document: { answers: {}, regions, relations: [] } };
      await server.call("putAnnotation", { as: manager, params: { task: task.id }, body });
    }
  });

  it("has data.yaml, the images of each split and beside each its labels, the same bytes each time", async () => {
    const release = await freeze({ ratios: { train: 0.5, validation: 0.25, test: 0.25 } });
    const { bytes } = await bytesOf(release);
    expect((await bytesOf(release)).bytes.equals(bytes)).toBe(true);
    const files = await unzip(bytes);
    const under = (folder: string) => Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
    expect(String(files["data.yaml"])).toContain('names:\n  0: "Car: old"\n  1: "yes"\n');
    const images = under("images");
    expect(images.map((path) => path.split("/")[1]).sort()).toEqual(["test", "train", "train", "val"]);
    const expected = images.map((path) => `${path.replace("images/", "labels/").replace(/\.\w+$/, "")}.txt`);
    expect(under("labels")).toEqual(expected);
    expect(new Set(expected).size).toBe(NAMES.length);
    expect(images.map((path) => files[path]?.length).sort()).toEqual(
      Object.values(imageFiles)
        .map(({ length }) => length)
        .sort(),
    );
    const texts = under("labels").map((path) => String(files[path]));
    // 40 × 20 px: centre (20, 7.5), size (20, 5).
    const line = "1 0.500000 0.375000 0.500000 0.250000\n";
    expect(texts.sort()).toEqual(["", line, line, line]);
    const { losses, files: sums } = JSON.parse(String(files["manifest.json"]));
    expect(losses).toEqual({});
    expect(Object.keys(sums)).toEqual(Object.keys(files).slice(0, -1));
    expect(Object.keys(files).slice(-8)).toEqual([
      "schema.json",
      "guideline.md",
      "agreement.json",
      "datasheet.md",
      "load.py",
      "README.md",
      "croissant.json",
      "manifest.json",
    ]);
  });

  it("is had as outlines and as oriented boxes in the same way, and as poses where there are skeletons", async () => {
    const release = await freeze();
    // 40 × 20 px: the box from (10, 5) to (30, 10).
    const corners = "1 0.250000 0.250000 0.750000 0.250000 0.750000 0.500000 0.250000 0.500000\n";
    for (const format of ["yolo-segmentation", "yolo-obb"] as const) {
      const files = await unzip((await bytesOf(release, { format })).bytes);
      const texts = Object.keys(files).filter((path) => path.startsWith("labels/"));
      expect(texts.map((path) => String(files[path])).sort()).toEqual(["", corners, corners, corners]);
      expect(Object.keys(files).filter((path) => path.startsWith("images/"))).toHaveLength(NAMES.length);
      expect(JSON.parse(String(files["manifest.json"])).losses).toEqual({});
    }
    expect((await bytesOf(release, { format: "yolo-pose" })).status).toBe(409);
  });

  it("has its boxes in VOC and its pixels in masks, too, with the images beside them", async () => {
    const release = await freeze();
    const voc = await unzip((await bytesOf(release, { format: "voc" })).bytes);
    const ids = String(voc["ImageSets/Main/train.txt"]).trimEnd().split("\n");
    expect(ids).toHaveLength(NAMES.length);
    const boxes = ids.map((id) =>
      (String(voc[`Annotations/${id}.xml`]).match(/<xm.*?>(\d+)</g) ?? []).join(),
    );
    expect(boxes.sort()).toEqual(["", ...Array(3).fill("<xmin>11<,<xmax>30<")]);
    expect(Object.keys(voc).filter((path) => path.startsWith("JPEGImages/"))).toHaveLength(NAMES.length);
    const masks = await unzip((await bytesOf(release, { format: "masks" })).bytes);
    const drawn = Object.keys(masks).filter((path) => path.startsWith("masks/train/"));
    const sums = await Promise.all(
      drawn.map(async (path) =>
        (await sharp(masks[path]).removeAlpha().raw().toBuffer()).reduce((a, b) => a + b, 0),
      ),
    );
    // 100 pixels of class 2, whose colour is (0, 128, 0).
    expect(sums.sort()).toEqual([0, 12_800, 12_800, 12_800]);
    expect(JSON.parse(String(masks["manifest.json"])).losses).toEqual({
      [LOSSES.objects]: 3,
    });
  });

  it("has formats in their order under their names", async () => {
    const release = await freeze();
    const { body } = await server.call("getRelease", { as: manager, params: { release } });
    expect(body.formats.map(({ title }) => title)).toEqual([
      "JSONL",
      "CSV",
      "TSV",
      "Parquet",
      "Hugging Face",
      "JSONL, flat",
      "COCO",
      "COCO captions",
      "COCO panoptic",
      "YOLO boxes",
      "YOLO segmentation",
      "YOLO oriented boxes",
      "YOLO pose",
      "Pascal VOC",
      "PNG masks",
      "CoNLL (IOB2)",
      "CoNLL (BIOES)",
      "CoNLL-U",
      "CoNLL-2012 (coreference)",
      "spaCy JSONL",
      "brat",
      "Label Studio",
      "Image folders",
      "Preferences (JSONL)",
      "TensorBoard projector",
    ]);
  });

  it("stops being made when the reader goes away, and is whole for the next one", async () => {
    const noise = { type: "gaussian" as const, mean: 128, sigma: 40 };
    const create = { width: 600, height: 600, channels: 3 as const, background: "white", noise };
    const raw = new Uint8Array(await zipOf({ "big.png": await sharp({ create }).png().toBuffer() }));
    await server.call("startImport", { as: manager, params: { project }, query: { format: "zip" }, raw });
    await server.runJobs();
    for (const task of await takeTasks(server, manager, project, 50)) {
      const body = { ...answerBody(""), document: { answers: {}, regions: [], relations: [] } };
      await server.call("putAnnotation", { as: manager, params: { task: task.id }, body });
    }
    const release = await freeze();
    const query = { format: "yolo" };
    const answer = await server.response("downloadRelease", { as: manager, params: { release }, query });
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await reader?.cancel();
    const files = await unzip((await bytesOf(release)).bytes);
    const { files: sums } = JSON.parse(String(files["manifest.json"]));
    for (const [path, { bytes }] of Object.entries(sums as Record<string, { bytes: number }>))
      expect(files[path]?.length).toBe(bytes);
    expect(files["images/train/big.png"]?.length).toBeGreaterThan(500_000);
  });

  it("is had without images, and refused where every annotation is kept, on the page and at the download", async () => {
    const agreed = await unzip((await bytesOf(await freeze(), { images: false })).bytes);
    expect(Object.keys(agreed).filter((path) => path.startsWith("images/"))).toEqual([]);
    expect(Object.keys(agreed).filter((path) => path.startsWith("labels/train/"))).toHaveLength(4);
    const release = await freeze({ labels: "all" });
    const { body } = await server.call("getRelease", { as: manager, params: { release } });
    expect(body.formats.find(({ format }) => format === "yolo")).toMatchObject({
      title: "YOLO boxes",
      unsuited: expect.stringMatching(/agreed labels/),
    });
    expect((await bytesOf(release)).status).toBe(409);
  });
});
