/** What readers that are not ours make of a release: pandas for tables and lines, pycocotools for COCO, PyYAML for YOLO. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerBody, importTexts, makeProject, takeTasks } from "../support/project";
import { type Person, startTestServer, type TestServer } from "../support/test-server";
import { zipOf } from "../support/zip";

/** The first Python that has the module; the one in the path may be another than the system's. */
const pythonWith = (module: string): string | undefined =>
  ["python3", "/usr/bin/python3"].find(
    (python) => spawnSync(python, ["-c", `import ${module}`], { stdio: "ignore" }).status === 0,
  );
const pandas = pythonWith("pandas");
const pycocotools = pythonWith("pycocotools");
const datasets = pythonWith("datasets, pyarrow, pandas");
const pyyaml = pythonWith("yaml");
if (!pandas) console.warn("skipped: no python3 with pandas here (Debian: python3-pandas)");
if (!pycocotools) console.warn("skipped: no python3 with pycocotools here");
if (!datasets) console.warn("skipped: no python3 with datasets, pyarrow and pandas here");
if (!pyyaml) console.warn("skipped: no python3 with yaml here (Debian: python3-yaml)");

const TEXTS = [
  'Plain, with "quotes"',
  "Два\nряда; и 🙁",
  "=SUM(A1)",
  "  blanks  around ",
  "tab\there",
  "العربية עברית",
];
const SCHEMA = {
  inputs: [{ id: "text", kind: "text", field: "text" }],
  controls: [
    {
      id: "tags",
      kind: "choice",
      name: "Tags",
      multiple: true,
      labels: [
        { id: "a-b", name: "A | B" },
        { id: "a", name: "A" },
        { id: "метка", name: "Метка" },
      ],
    },
  ],
};
const GIVEN = [["a-b"], ["a", "метка"], [], ["a"], ["метка"], ["a-b", "a"]];

let server: TestServer;
let manager: Person;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  manager = await server.person("manager", "owner");
  folder = mkdtempSync(join(tmpdir(), "concord-readers-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

async function download(project: string, format: string): Promise<void> {
  const plan = { labels: "majority", ratios: { train: 0.5, validation: 0.25, test: 0.25 }, seed: "1" };
  const made = await server.call("createRelease", {
    as: manager,
    params: { project },
    body: { name: format, plan },
  });
  await server.runJobs();
  const params = { release: made.body.id };
  const answer = await server.response("downloadRelease", { as: manager, params, query: { format } });
  expect(answer.status).toBe(200);
  // Unzipped by a stranger, too: folders without files have to be there.
  writeFileSync(join(folder, `${format}.zip`), Buffer.from(await answer.arrayBuffer()));
  execFileSync("python3", ["-m", "zipfile", "-e", `${format}.zip`, format], { cwd: folder });
}

const run = (python: string, script: string): unknown =>
  JSON.parse(execFileSync(python, ["-c", script], { cwd: folder, encoding: "utf8" }));

/** A project whose texts are labeled with `GIVEN`. */
async function textProject(): Promise<string> {
  const project = await makeProject(server, manager, 1, SCHEMA);
  await importTexts(server, manager, project, TEXTS);
  for (const task of await takeTasks(server, manager, project, 10)) {
    const document = { answers: { tags: GIVEN[task.seq - 1] }, regions: [], relations: [] };
    const body = { ...answerBody(""), document };
    expect(
      (await server.call("putAnnotation", { as: manager, params: { task: task.id }, body })).status,
    ).toBe(200);
  }
  return project;
}

it.skipIf(!pandas)("pandas reads every text and label of CSV and JSONL as they were given", async () => {
  const project = await textProject();
  await download(project, "csv");
  await download(project, "jsonl");
  const seen = run(
    pandas ?? "",
    `
import json, re, pandas
splits = ("train", "validation", "test")
table = pandas.concat([pandas.read_csv(f"csv/{s}.csv", keep_default_na=False) for s in splits])
lines = pandas.concat([pandas.read_json(f"jsonl/{s}.jsonl", lines=True) for s in splits])
def names(cell):
    parts = re.split(r"(?<!\\\\) \\| ", cell) if cell else []
    return [re.sub(r"\\\\(.)", r"\\1", part) for part in parts]
print(json.dumps({
    "csv": {row.external_id: [row.text, names(row.Tags), row.split] for row in table.itertuples()},
    "jsonl": {row.externalId: [row.data["text"], [row.names["tags/" + tag] for tag in row.labels["answers"]["tags"]], row.split] for row in lines.itertuples()},
}))`,
  ) as Record<"csv" | "jsonl", Record<string, [string, string[], string]>>;
  const nameOf = (id: string) => SCHEMA.controls[0]?.labels.find((label) => label.id === id)?.name ?? "";
  for (const rows of [seen.csv, seen.jsonl]) {
    TEXTS.forEach((text, i) => {
      const [read, tags] = rows[`t${i + 1}`] ?? [];
      expect(read).toBe(text);
      expect(tags?.toSorted()).toEqual(GIVEN[i]?.map(nameOf).toSorted());
    });
    const splits = Object.values(rows).map(([, , split]) => split);
    const count = (name: string) => splits.filter((split) => split === name).length;
    expect([count("train"), count("validation"), count("test")]).toEqual([3, 2, 1]);
  }
  expect(seen.csv).toEqual(seen.jsonl);
});

it.skipIf(!datasets)(
  "datasets and pandas load whole downloads as they are, and so do their load.py",
  async () => {
    const project = await textProject();
    for (const format of ["hugging-face", "parquet"]) {
      await download(project, format);
      const options = {
        cwd: folder,
        encoding: "utf8",
        stdio: "pipe",
        env: { ...process.env, HF_HUB_OFFLINE: "1", HF_DATASETS_CACHE: join(folder, "cache") },
      } as const;
      const output = execFileSync(datasets ?? "", [`${format}/load.py`], options);
      for (const split of ["train", "validation", "test"]) expect(output).toContain(split);
    }
    const seen = run(
      datasets ?? "",
      `
import json, os
os.environ["HF_HUB_OFFLINE"] = "1"
import datasets, pandas
datasets.disable_progress_bars()
parts = datasets.load_dataset("hugging-face", cache_dir="cache")
names = parts["train"].features["labels"].feature.int2str
tasks, answers = pandas.read_parquet("parquet/tasks"), pandas.read_parquet("parquet/annotations")
given = answers.dropna(subset=["label"]).groupby("task_id")["label_name"].agg(list)
print(json.dumps({
    "datasets": {row["external_id"]: [row["text"], [names(label) for label in row["labels"]]] for part in parts.values() for row in part},
    "parquet": {row.external_id: [row.text, given.get(row.task_id, [])] for row in tasks.itertuples()},
}))`,
    ) as Record<"datasets" | "parquet", Record<string, [string, string[]]>>;
    const nameOf = (id: string) => SCHEMA.controls[0]?.labels.find((label) => label.id === id)?.name ?? "";
    for (const rows of [seen.datasets, seen.parquet])
      TEXTS.forEach((text, i) => {
        const [read, tags] = rows[`t${i + 1}`] ?? [];
        expect(read).toBe(text);
        expect(tags?.toSorted()).toEqual(GIVEN[i]?.map(nameOf).toSorted());
      });
  },
  120_000,
);

/** A project with one image, `set/one.png` of 40 × 30 px, and a box on it. */
async function boxProject(labels: { id: string; name: string }[]): Promise<string> {
  const project = await makeProject(server, manager, 1, {
    inputs: [{ id: "image", kind: "image", field: "image" }],
    controls: [{ id: "objects", kind: "box", name: "Objects", input: "image", labels, rotatable: true }],
  });
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "white" } })
    .png()
    .toBuffer();
  const raw = new Uint8Array(await zipOf({ "set/one.png": picture }));
  await server.call("startImport", { as: manager, params: { project }, query: { format: "zip" }, raw });
  await server.runJobs();
  const [task] = await takeTasks(server, manager, project, 1);
  const shape = { kind: "box", x: 5, y: 5, width: 10, height: 8, rotation: 0 };
  const document = {
    answers: {},
    regions: [{ id: "r", control: "objects", labels: [labels.at(-1)?.id], shape }],
    relations: [],
  };
  const body = { ...answerBody(""), document };
  await server.call("putAnnotation", { as: manager, params: { task: task?.id ?? "" }, body });
  return project;
}

it.skipIf(!pycocotools)("pycocotools loads COCO, and finds images, categories and boxes", async () => {
  const labels = [
    { id: "car", name: "Car" },
    { id: "person", name: "Person" },
  ];
  await download(await boxProject(labels), "coco");
  const seen = run(
    pycocotools ?? "",
    `
import contextlib, io, json
from pycocotools.coco import COCO
with contextlib.redirect_stdout(io.StringIO()):
    found = [COCO(f"coco/annotations/{s}.json") for s in ("train", "validation", "test")]
print(json.dumps([[coco.loadCats(a["category_id"])[0]["name"], a["bbox"], int(coco.annToMask(a).sum()), coco.loadImgs(a["image_id"])[0]["file_name"]] for coco in found for a in coco.loadAnns(coco.getAnnIds())]))`,
  );
  expect(seen).toEqual([["Person", [5, 5, 10, 8], 80, "set/one.png"]]);
});

it.skipIf(!pyyaml)(
  "a reader that goes the way of Ultralytics finds the images, labels and names of YOLO",
  async () => {
    const labels = [
      { id: "no", name: "no" },
      { id: "odd", name: 'Грузовик: "10 t" # old' },
    ];
    await download(await boxProject(labels), "yolo");
    const seen = run(
      pyyaml ?? "",
      `
import json, os, pathlib, yaml
file = pathlib.Path("yolo/data.yaml")
data = yaml.safe_load(file.read_text("utf-8"))
root = pathlib.Path(data.get("path") or file.parent)
found = []
folders = {key: root / data[key] for key in ("train", "val", "test") if key in data}
missing = [key for key in ("train", "val") if key not in folders] + [key for key, folder in folders.items() if not folder.is_dir()]
for split in folders:
    for image in folders[split].rglob("*.*"):
        path = str(image.resolve())
        labels = f"{os.sep}labels{os.sep}".join(path.rsplit(f"{os.sep}images{os.sep}", 1)).rsplit(".", 1)[0] + ".txt"
        for line in open(labels):
            number, *box = line.split()
            found.append([image.name, data["names"][int(number)], [float(v) for v in box]])
print(json.dumps([found, data["nc"], missing]))`,
    );
    // 40 × 30 px: centre (10 / 40, 9 / 30), size (10 / 40, 8 / 30).
    expect(seen).toEqual([[["one.png", labels[1]?.name, [0.25, 0.3, 0.25, 0.266667]]], 2, []]);
  },
);
