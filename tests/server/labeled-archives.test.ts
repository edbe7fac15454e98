/** COCO, YOLO and Pascal VOC as other tools write them: images come in with their labels, and bad files are named exactly. */
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeProject } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { zipOf } from "../support/zip";

const label = (id: string) => ({ id, name: id });
const SHAPES = {
  inputs: [{ id: "image", kind: "image", field: "image" }],
  controls: [
    {
      id: "boxes",
      kind: "box",
      name: "Boxes",
      input: "image",
      rotatable: true,
      labels: ["cat", "dog"].map(label),
    },
    { id: "areas", kind: "polygon", name: "Areas", input: "image", labels: ["road"].map(label) },
    { id: "pixels", kind: "mask", name: "Pixels", input: "image", labels: ["sky"].map(label) },
    {
      id: "pose",
      kind: "skeleton",
      name: "Pose",
      input: "image",
      labels: ["person"].map(label),
      joints: [
        { id: "nose", name: "nose", x: 0.5, y: 0 },
        { id: "left-hip", name: "left_hip", x: 0, y: 1 },
      ],
      bones: [],
    },
    { id: "caption", kind: "text", name: "Caption" },
  ],
};

let server: TestServer;
let manager: Person;
let project: string;
let pictures: Buffer[];
beforeEach(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  project = await makeProject(server, manager, 1, SHAPES);
  pictures = await Promise.all(
    ["red", "green", "blue"].map((background) =>
      sharp({ create: { width: 100, height: 50, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
});
afterEach(() => server.close());

const LABELS = { people: "annotations", by: "Reader" };
async function importZip(
  files: Record<string, Buffer | string>,
  labels: object = LABELS,
  query: object = {},
) {
  const entries = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)] as const);
  const raw = new Uint8Array(await zipOf(Object.fromEntries(entries)));
  const params = { project };
  const mapping = JSON.stringify({ labels });
  const previewed = await server.call("previewImport", {
    as: manager,
    params,
    query: { format: "zip" },
    raw,
  });
  const started = await server.call("startImport", {
    as: manager,
    params,
    query: { format: "zip", mapping, ...query },
    raw,
  });
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  await server.runJobs();
  const job = (await server.call("getImport", { as: manager, params: { ...params, job: started.body.id } }))
    .body;
  return { preview: previewed.body, job };
}
/** The documents of the tasks by the names of their images. */
async function documents() {
  const { items } = (await server.call("listTasks", { as: manager, params: { project } })).body;
  const entries = await Promise.all(
    items.map(async ({ id: task, preview }) => {
      const found = (await server.call("getTask", { as: manager, params: { project, task } })).body;
      return [preview, found.answers.map(({ name, document }) => ({ name, ...document }))] as const;
    }),
  );
  return Object.fromEntries(entries);
}
const shapesOf = (found: Awaited<ReturnType<typeof documents>>, image: string) =>
  found[image]?.[0]?.regions.map(({ control, labels, shape }) => [control, ...labels, shape]);

const images = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: i + 1, file_name: `${i}.png`, width: 100, height: 50 }));
const categories = ["cat", "road", "sky", "person"].map((name, i) => ({
  id: 10 * (i + 1),
  name,
  ...(name === "person" && { keypoints: ["nose", "left_hip"], skeleton: [[1, 2]] }),
}));
const coco = (annotations: object[], more: object = {}) =>
  JSON.stringify({ images: images(3), categories, annotations, ...more });
const files = (json: string) => ({
  "annotations/instances.json": json,
  "train/0.png": pictures[0] as Buffer,
  "train/1.png": pictures[1] as Buffer,
  "train/2.png": pictures[2] as Buffer,
});

describe("COCO", () => {
  it("brings boxes, outlines, run lengths, keypoints and captions, each to the question that takes it", async () => {
    const { preview, job } = await importZip(
      files(
        coco([
          { id: 1, image_id: 1, category_id: 10, bbox: [90, 10, 15, 20], segmentation: [], iscrowd: 0 },
          {
            id: 2,
            image_id: 1,
            category_id: 20,
            bbox: [0, 0, 40, 20],
            segmentation: [
              [0, 0, 20, 0, 0, 20],
              [30, 0, 40, 0, 30, 10],
            ],
          },
          {
            id: 3,
            image_id: 2,
            category_id: 30,
            iscrowd: 1,
            segmentation: { size: [50, 100], counts: [0, 50, 4950] },
          },
          { id: 4, image_id: 2, category_id: 40, bbox: [1, 2, 10, 10], keypoints: [5, 6, 2, 0, 0, 0] },
          { id: 5, image_id: 2, caption: "A sky" },
        ]),
      ),
    );
    expect(preview).toMatchObject({
      archive: { labels: null, table: "annotations/instances.json" },
      labels: { rows: 3, regions: 4, unplaced: [], notTaken: [{ what: "iscrowd", count: 1 }] },
      suggested: { labels: { people: "predictions" } },
    });
    expect(job).toMatchObject({ status: "done", added: 3, annotations: 3, errors: 0 });
    const found = await documents();
    expect(shapesOf(found, "train/0.png")).toEqual([
      ["boxes", "cat", { kind: "box", x: 90, y: 10, width: 10, height: 20, rotation: 0 }],
      [
        "areas",
        "road",
        {
          kind: "polygon",
          points: [
            [0, 0],
            [20, 0],
            [0, 20],
          ],
        },
      ],
      [
        "areas",
        "road",
        {
          kind: "polygon",
          points: [
            [30, 0],
            [40, 0],
            [30, 10],
          ],
        },
      ],
    ]);
    expect(shapesOf(found, "train/1.png")).toEqual([
      ["pixels", "sky", { kind: "mask", size: [50, 100], counts: [0, 50, 4950] }],
      ["pose", "person", { kind: "skeleton", joints: [{ id: "nose", x: 5, y: 6, visibility: 2 }] }],
    ]);
    expect(found["train/1.png"]?.[0]).toMatchObject({ name: "Reader", answers: { caption: "A sky" } });
    // An image without annotations was looked at, and shows none of the categories.
    expect(found["train/2.png"]?.[0]).toMatchObject({ regions: [], answers: {} });
  });

  it.each([
    ["a category that is not listed", { category_id: 7, bbox: [0, 0, 1, 1] }, 'there is no category "7"'],
    ["an image that is not listed", { image_id: 9, category_id: 10, bbox: [0, 0, 1, 1] }, "of image 9"],
    [
      "a crowd without run lengths",
      { category_id: 10, iscrowd: 1, segmentation: [[0, 0, 1, 1, 0, 1]] },
      "iscrowd",
    ],
    [
      "run lengths of another size",
      { category_id: 30, segmentation: { size: [10, 10], counts: [100] } },
      "the run lengths are for 10 × 10 px, and the image has 100 × 50",
    ],
    [
      "run lengths that end early",
      { category_id: 30, segmentation: { size: [50, 100], counts: [9] } },
      "run lengths",
    ],
    ["half a pair", { category_id: 20, segmentation: [[0, 0, 1, 1, 2, 2, 3]] }, "pairs of coordinates"],
    ["a box of three numbers", { category_id: 10, bbox: [1, 2, 3] }, '"bbox"'],
    ["a box beside the image", { category_id: 10, bbox: [200, 10, 5, 5] }, "outside"],
  ])("refuses %s, says which, and adds nothing", async (_, annotation, message) => {
    const { job } = await importZip(files(coco([{ id: 4, image_id: 1, ...annotation }])));
    expect(job).toMatchObject({ status: "failed", added: 0, annotations: 0 });
    const told = [job.problem, ...job.firstErrors.map((one) => one.message)].join(" ");
    expect(told).toContain(message);
    expect(await documents()).toEqual({});
  });

  it("adds labels and questions about regions that the schema lacks, when asked to", async () => {
    const more = [...categories, { id: 50, name: "traffic light" }];
    const annotations = [
      {
        id: 1,
        image_id: 1,
        category_id: 50,
        bbox: [1, 1, 5, 5],
        attributes: { occluded: true, state: "red" },
      },
      { id: 2, image_id: 2, category_id: 10, bbox: [1, 1, 5, 5], attributes: { occluded: false, state: "" } },
      { id: 3, image_id: 2, category_id: 20, bbox: [1, 1, 9, 9], segmentation: [[1, 1, 9, 1, 9, 9]] },
    ];
    const { job } = await importZip(files(coco(annotations, { categories: more })), { ...LABELS, add: true });
    expect(job, JSON.stringify(job)).toMatchObject({
      status: "done",
      added: 3,
      annotations: 3,
      notTaken: [],
    });
    const [region] = (await documents())["train/0.png"]?.[0]?.regions ?? [];
    expect(region).toMatchObject({
      control: "boxes",
      labels: ["traffic-light"],
      attributes: { occluded: "true", state: "red" },
    });
  });

  it("refuses an image that is listed twice or is not in the archive", async () => {
    const json = coco([], {
      images: [...images(2), { id: 1, file_name: "0.png" }, { id: 8, file_name: "no.png" }],
    });
    const { job } = await importZip(files(json), LABELS, { mode: "skip-bad-rows" });
    expect(job).toMatchObject({ status: "done", added: 2, errors: 2 });
    expect(job.firstErrors.map(({ message }) => message)).toEqual([
      'the id "1" is of several images, or of none',
      'the picture "no.png" is not in the zip',
    ]);
  });
});

describe("COCO without its images", () => {
  /** Sends a file as it is, not in a zip. */
  async function importJson(json: string, labels: object = { people: "predictions", by: "yolo11" }) {
    const params = { project };
    const preview = await server.call("previewImport", {
      as: manager,
      params,
      query: { format: "coco" },
      raw: json,
    });
    const query = { format: "coco", mapping: JSON.stringify({ labels }) };
    const started = await server.call("startImport", { as: manager, params, query, raw: json });
    expect(started.status, JSON.stringify(started.body)).toBe(202);
    await server.runJobs();
    const job = await server.call("getImport", {
      as: manager,
      params: { ...params, job: started.body.id },
    });
    return { preview: preview.body, job: job.body };
  }
  const boxOn = (image_id: number) => ({ id: image_id, image_id, category_id: 10, bbox: [90, 10, 15, 20] });
  const fill = (names: string[]) =>
    importZip(Object.fromEntries(names.map((name, i) => [name, pictures[i] as Buffer])), { people: "none" });
  const predictions = async () =>
    (await server.call("listPredictions", { as: manager, params: { project } })).body.items;

  it("puts its labels onto the tasks that show images of those names, once", async () => {
    await fill(["train/0.png", "train/1.png"]);
    const json = coco([boxOn(1), boxOn(2)], { images: images(2) });
    const { preview, job } = await importJson(json);
    expect(preview).toMatchObject({ errors: [], labels: { rows: 2, regions: 2 } });
    expect(job).toMatchObject({ status: "done", added: 0, duplicates: 2, errors: 0, predictions: 2 });
    // Cut at the border of the image, whose size the task knows.
    const cut = {
      model: "yolo11",
      document: { regions: [{ shape: { x: 90, y: 10, width: 10, height: 20 } }] },
    };
    expect(await predictions()).toMatchObject([cut, cut]);
    const again = await importJson(json);
    expect(again.job).toMatchObject({ status: "done", predictions: 0, labelsThere: 2 });
    const people = await importJson(json, { people: "annotations", by: "Reader" });
    expect(people.job).toMatchObject({ status: "done", annotations: 2 });
    const zipped = await importZip({ "a/instances.json": json }, { people: "gold" });
    expect(zipped.preview).toMatchObject({ errors: [], archive: { pictures: 0 } });
    expect(zipped.job).toMatchObject({ status: "done", added: 0, finalAnswers: 2 });
  });

  it("refuses an image that no task shows, and one that several show, by name; nothing comes in", async () => {
    await fill(["train/0.png", "train/1.png", "val/1.png"]);
    const { preview, job } = await importJson(coco([boxOn(1)], { images: images(3) }));
    const problems = [
      [2, 'several tasks show an image called "1.png": #2, #3. Give the whole path'],
      [
        3,
        'no task of this project shows "2.png": import the image first, or put it into one zip with this file',
      ],
    ];
    const told = ({ row, message }: { row: number; message: string }) => [row, message];
    expect(preview.errors.map(told)).toEqual(problems);
    expect(job).toMatchObject({ status: "failed", predictions: 0 });
    expect(job.firstErrors.map(told)).toEqual(problems);
    expect(await predictions()).toEqual([]);
  });

  it("refuses the same path of two tasks, which differ in what they show", async () => {
    await importZip({ "a.png": pictures[0] as Buffer }, { people: "none" });
    await importZip({ "a.png": pictures[1] as Buffer }, { people: "none" });
    const json = coco([boxOn(1)], { images: [{ ...images(1)[0], file_name: "a.png" }] });
    const { job } = await importJson(json);
    expect(job.firstErrors[0]?.message).toContain("#1, #2");
  });

  it("is previewed from an outline where it is large, with the labels of its first images", async () => {
    await fill(["train/0.png"]);
    const many = { ...boxOn(2), segmentation: [Array.from({ length: 20_000 }, (_, i) => i)] };
    const annotations = [boxOn(1), ...Array.from({ length: 200 }, () => many)];
    const json = JSON.stringify({ images: images(2), annotations, categories });
    expect(json.length).toBeGreaterThan(16 * 1024 ** 2);
    const alone = await server.call("previewImport", {
      as: manager,
      params: { project },
      query: { format: "coco" },
      raw: json,
    });
    const raw = new Uint8Array(await zipOf({ "a/instances.json": Buffer.from(json) }));
    const zipped = await server.call("previewImport", {
      as: manager,
      params: { project },
      query: { format: "zip" },
      raw,
    });
    for (const { body } of [alone, zipped])
      expect(body).toMatchObject({
        truncated: true,
        columns: [{ name: "image", filled: 2 }],
        labels: { rows: 2, regions: 201, labels: [{ label: "cat", count: 201, isKnown: true }] },
        errors: [{ row: 2 }],
      });
  });

  it("lists a region that lies outside of the image of its task by its row", async () => {
    await fill(["train/0.png"]);
    const outside = { ...boxOn(1), bbox: [200, 10, 15, 20] };
    const { job } = await importJson(coco([outside], { images: images(1) }));
    expect(job).toMatchObject({ status: "failed", errors: 1 });
    expect(job.firstErrors[0]).toMatchObject({ row: 1 });
  });
});

describe("YOLO", () => {
  const yolo = (lines: Record<string, string>, yaml = "names:\n  0: cat\n  1: road\n  2: person\n") => ({
    "data.yaml": yaml,
    "images/train/0.png": pictures[0] as Buffer,
    "images/train/1.png": pictures[1] as Buffer,
    "images/val/2.png": pictures[2] as Buffer,
    ...Object.fromEntries(Object.entries(lines).map(([name, text]) => [`labels/${name}.txt`, text])),
  });

  it("brings boxes, turned boxes, outlines and poses; an empty file shows nothing, none is not labeled", async () => {
    const turned = [0.5, 0.2, 0.6, 0.4, 0.5, 0.6, 0.4, 0.4];
    const { preview, job } = await importZip(
      yolo(
        {
          "train/0": `0 0.5 0.5 0.2 0.4\n0 ${turned.join(" ")}\r\n1 0 0 0.5 0 0.5 1 0.2 1 0.1 1 0 0.5\n\n2 0.5 0.5 0.2 0.2 0.1 0.2 2 0 0 0\n`,
          "train/1": "",
        },
        "names: [cat, road, person]\nkpt_shape: [2, 3]\nkpt_names:\n  2: [nose, left_hip]\n",
      ),
    );
    expect(preview).toMatchObject({
      archive: { labels: "yolo", table: null },
      labels: { rows: 2, regions: 4 },
    });
    expect(job).toMatchObject({ status: "done", added: 3, annotations: 2, errors: 0 });
    const found = await documents();
    const [first, second, third, fourth] = shapesOf(found, "images/train/0.png") ?? [];
    expect(first).toEqual([
      "boxes",
      "cat",
      { kind: "box", x: 40, y: 15, width: 20, height: 20, rotation: 0 },
    ]);
    const side = Math.hypot(10, 10);
    expect(second).toMatchObject(["boxes", "cat", { kind: "box" }]);
    expect(second?.[2]).toMatchObject({ rotation: expect.closeTo(45, 6), width: expect.closeTo(side, 6) });
    expect(third).toMatchObject([
      "areas",
      "road",
      {
        points: [
          [0, 0],
          [50, 0],
          [50, 50],
          [20, 50],
          [10, 50],
          [0, 25],
        ],
      },
    ]);
    expect(fourth).toMatchObject([
      "pose",
      "person",
      { joints: [{ id: "nose", x: 10, y: 10, visibility: 2 }] },
    ]);
    expect(found["images/train/1.png"]).toMatchObject([{ regions: [] }]);
    expect(found["images/val/2.png"]).toEqual([]);
  });

  it.each([
    ["six columns", "0 0.5 0.5 0.2 0.4 0.9", "line 1: has 6 columns"],
    ["a class beyond the list", "0 0.5 0.5 0.2 0.4\n7 0.5 0.5 0.2 0.4", "line 2: class 7 is not among the 3"],
    ["pixels instead of shares", "0 50 25 20 20", "50 is outside of the image"],
    ["a word", "cat 0.5 0.5 0.2 0.4", "no number"],
  ])("refuses %s with file and line", async (_, lines, message) => {
    const { job } = await importZip(yolo({ "train/0": lines }));
    expect(job).toMatchObject({ status: "failed", added: 0 });
    expect(job.firstErrors[0]?.message).toContain(
      `"labels/train/0.txt", ${message.startsWith("line") ? message : ""}`,
    );
    expect(job.firstErrors[0]?.message).toContain(message);
  });

  it("says that names are missing, or what is wrong with data.yaml", async () => {
    const { "data.yaml": _, ...rest } = yolo({ "train/0": "0 0.5 0.5 0.2 0.4" });
    const without = await importZip({ ...rest, "data/args.yaml": "epochs: 3" });
    expect(without.job.problem).toContain("data.yaml or classes.txt");
    const broken = await importZip(yolo({ "train/0": "" }, "names: [cat"));
    expect(broken.job.problem).toContain('"data.yaml" cannot be read');
  });
});

describe("Pascal VOC", () => {
  const box = (name: string, [xmin, ymin, xmax, ymax]: number[]) =>
    `<object><name>${name}</name><difficult>0</difficult><bndbox><xmin>${xmin}</xmin><ymin>${ymin}</ymin><xmax>${xmax}</xmax><ymax>${ymax}</ymax></bndbox></object>`;
  const voc = (inner: string, name = "0.png") =>
    `<?xml version="1.0"?>\n<annotation><folder>x</folder><filename>${name}</filename>${inner}</annotation>`;
  const archive = (xml: string) => ({
    "VOC/JPEGImages/0.png": pictures[0] as Buffer,
    "VOC/JPEGImages/1.png": pictures[1] as Buffer,
    "VOC/Annotations/0.xml": xml,
    "VOC/Annotations/1.xml": voc("", "1.jpg"),
  });

  it("counts pixels from 1, both ends included, and finds images whose ending has changed", async () => {
    const { preview, job } = await importZip(
      archive(voc(box("cat", [1, 1, 100, 50]) + box("dog", [11, 21, 20, 30]))),
    );
    expect(preview.archive?.labels).toBe("voc");
    expect(job, JSON.stringify(job)).toMatchObject({
      status: "done",
      added: 2,
      annotations: 2,
      notTaken: [{ what: "difficult", count: 2 }],
    });
    expect(shapesOf(await documents(), "VOC/JPEGImages/0.png")).toEqual([
      ["boxes", "cat", { kind: "box", x: 0, y: 0, width: 100, height: 50, rotation: 0 }],
      ["boxes", "dog", { kind: "box", x: 10, y: 20, width: 10, height: 10, rotation: 0 }],
    ]);
  });

  it("goes by its own name where it names an image that is not there", async () => {
    const { job } = await importZip(archive(voc(box("cat", [1, 1, 9, 9]), "gone.png")));
    expect(job).toMatchObject({ status: "done", added: 2, annotations: 2 });
    expect(shapesOf(await documents(), "VOC/JPEGImages/0.png")).toHaveLength(1);
    const { "VOC/Annotations/0.xml": xml, ...rest } = archive(voc("", "gone.png"));
    const stray = await importZip({ ...rest, "VOC/Annotations/9.xml": xml });
    expect(stray.job.firstErrors[0]?.message).toBe(
      '"VOC/Annotations/9.xml": the image "gone.png" is not in the archive',
    );
  });

  it.each([
    ["a DOCTYPE", `<!DOCTYPE a [<!ENTITY x "y">]>${voc("")}`, "a DOCTYPE"],
    ["no XML", "<annotation><object></annotation>", "it is no XML"],
    ["a box of words", voc(box("cat", [1, 1, Number.NaN, 5])), 'the box of "cat"'],
    ["an object without a name", voc("<object/>"), "an object has no name"],
  ])("says what is wrong with %s", async (_, xml, message) => {
    const { job } = await importZip(archive(xml));
    expect(job).toMatchObject({ status: "failed", added: 0 });
    expect(job.firstErrors[0]?.message).toContain(`"VOC/Annotations/0.xml": ${message}`);
  });
});

describe("Label Studio", () => {
  it("finds uploaded images by their names, and boxes that are turned about their corner where they are", async () => {
    const result = [
      {
        id: "a",
        from_name: "boxes",
        to_name: "image",
        type: "rectanglelabels",
        original_width: 100,
        original_height: 50,
        value: { x: 40, y: 40, width: 20, height: 20, rotation: 90, rectanglelabels: ["Cat"] },
      },
    ];
    const task = (name: string, annotations: object[]) => ({
      data: { image: `/data/upload/3/${name}` },
      annotations,
    });
    const person = { id: 4, email: "a@example.org" };
    const tasks = [
      task("0.png", [{ completed_by: person, result }]),
      task("1.png", [{ was_cancelled: true, result: [] }]),
    ];
    const { preview, job } = await importZip({
      "export.json": JSON.stringify(tasks),
      "images/0.png": pictures[0] as Buffer,
      "images/1.png": pictures[1] as Buffer,
    });
    expect(preview.labels).toMatchObject({ roles: { annotation: 1, skip: 1 }, people: ["a@example.org"] });
    expect(job, JSON.stringify(job)).toMatchObject({ status: "done", added: 2, annotations: 2 });
    const [box] = (await documents())["images/0.png"]?.[0]?.regions ?? [];
    // 20 × 10 px, its top left corner at (40, 20); turned to the right it reaches from 30 to 40 and from 20 to 40.
    expect(box?.shape).toMatchObject({ kind: "box", x: 25, y: 25, width: 20, height: 10, rotation: 90 });
  });
});
