import { parquetReadObjects } from "hyparquet";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Region } from "@/lib/annotation/document";
import { sizeCategory } from "@/lib/formats/hugging-face/card";
import { huggingFace } from "@/lib/formats/hugging-face/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, labels, schemaOf, text } from "../labels/build";
import {
  boxRegion,
  bytesOf,
  documentOf,
  given,
  headerOf,
  imageOf,
  itemOf,
  sourceOf,
  spanRegion,
} from "./build";
import { pythonWith, runPython } from "./docs-loader";
import { inFolder } from "./in-folder";

type Header = ReturnType<typeof headerOf>;
const onText = (...controls: LabelSchema["controls"]): LabelSchema => ({ inputs: [text], controls });
const cardOf = async (header: Header, items: FrozenItem[]) =>
  (await huggingFace.frontMatter?.(header, sourceOf(items))) ?? "";
const parquetRows = (buffer: Buffer | undefined) => {
  if (!buffer) throw new Error("no such file");
  const { buffer: whole, byteOffset, byteLength } = buffer;
  return parquetReadObjects({ file: whole.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer });
};

const words = "Anna in Rome";
const topic = control("choice", { labels: labels("a", "b") });
const tags = control("choice", { id: "tags", name: "Tags", multiple: true, labels: labels("x", "y") });
const texts = headerOf(onText(topic, control("span"), control("rating"), control("text")), {
  dataFields: ["age", "when"],
});
const textItems = [
  itemOf(1, {
    externalId: "e",
    data: { text: words, age: 3, when: "2026-01-31T10:00:00Z" },
    labels: documentOf({
      answers: { choice: "b", rating: 4, text: "2026-01-31" },
      regions: [spanRegion("r", "b", words, [0, 4], [8, 12])],
    }),
  }),
  itemOf(2, { data: { text: "", age: 4 }, labels: documentOf({}), split: "test" }),
  itemOf(3, { data: { text: "x" }, labels: documentOf({ answers: { choice: "gone" } }), split: "test" }),
];

const pyyaml = pythonWith("yaml");
if (!pyyaml) console.warn("skipped: no python3 with yaml here");

describe("texts", () => {
  it("are a table per split that has rows, with labels as numbers and spans as lists", async () => {
    const files = await bytesOf(huggingFace, { header: texts, items: textItems });
    expect(Object.keys(files)).toEqual([
      "data/train-00000-of-00001.parquet",
      "data/test-00000-of-00001.parquet",
    ]);
    expect(await parquetRows(files["data/train-00000-of-00001.parquet"])).toEqual([
      {
        id: "id-1",
        external_id: "e",
        group: "g1",
        text: words,
        age: 3n,
        when: "2026-01-31T10:00:00Z",
        label: 1n,
        rating: 4n,
        "answer.text": "2026-01-31",
        spans: [
          { start: 0n, end: 4n, label: 1n, text: "Anna" },
          { start: 8n, end: 12n, label: 1n, text: "Rome" },
        ],
      },
    ]);
    const test = await parquetRows(files["data/test-00000-of-00001.parquet"]);
    expect(test.map((row) => [row.id, row.label, row.spans])).toEqual([
      ["id-2", null, []],
      ["id-3", null, []],
    ]);
    expect(textItems.map((item) => huggingFace.losses(texts, item))).toEqual([
      { spanParts: 1 },
      {},
      { oldLabels: 1 },
    ]);
  });

  it("have a card with their files, features, names of classes and what can be learned", async () => {
    const card = await cardOf(texts, textItems);
    expect(parse(card, { version: "1.1" })).toEqual({
      pretty_name: "First",
      task_categories: ["text-classification", "token-classification"],
      size_categories: ["n<1K"],
      configs: [
        {
          config_name: "default",
          data_files: [
            { split: "train", path: "data/train-00000-of-00001.parquet" },
            { split: "test", path: "data/test-00000-of-00001.parquet" },
          ],
        },
      ],
      dataset_info: {
        features: [
          { name: "id", dtype: "string" },
          { name: "external_id", dtype: "string" },
          { name: "group", dtype: "string" },
          { name: "text", dtype: "string" },
          { name: "age", dtype: "int64" },
          { name: "when", dtype: "string" },
          { name: "label", dtype: { class_label: { names: { "0": "the a", "1": "the b" } } } },
          { name: "rating", dtype: "int64" },
          { name: "answer.text", dtype: "string" },
          {
            name: "spans",
            list: [
              { name: "start", dtype: "int64" },
              { name: "end", dtype: "int64" },
              { name: "label", dtype: { class_label: { names: { "0": "the a", "1": "the b" } } } },
              { name: "text", dtype: "string" },
            ],
          },
        ],
      },
    });
  });

  const names = ["no", "on", "1.0", "null", 'a "b": #', "no", "Да\u2028\u0085"];
  const read = [...names.slice(0, 5), "no (l5)", "Да\u2028\u0085"];
  const oddCard = () => {
    const odd = control("choice", { labels: names.map((name, i) => ({ id: `l${i}`, name })) });
    return cardOf(headerOf(onText(odd)), [itemOf(1, { data: { text: "t" }, labels: documentOf({}) })]);
  };

  it("have names of classes that are texts to any version of YAML, and each its own", async () => {
    for (const version of ["1.1", "1.2"] as const) {
      const { features } = parse(await oddCard(), { version }).dataset_info;
      expect(Object.values(features.at(-1).dtype.class_label.names)).toEqual(read);
    }
  });

  it.skipIf(!pyyaml)("have the same names to PyYAML", async () => {
    const code = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.argv[1])))";
    const { features } = JSON.parse(runPython(pyyaml ?? "", code, await oddCard())).dataset_info;
    expect(Object.values(features.at(-1).dtype.class_label.names)).toEqual(read);
  });

  it("keep every annotation as a row of its annotator, and every question under its own name", async () => {
    const header = headerOf(onText(topic, tags, control("ranking"), control("pairwise")), {
      perAnnotator: true,
    });
    const item = itemOf(1, {
      data: { text: "t" },
      annotations: [
        given("annotator-1", { answers: { choice: "a", tags: ["y", "x"], pairwise: "tie" } }),
        given("annotator-2", { answers: { ranking: ["c", "=", "a", "b"], tags: [] } }),
      ],
    });
    const files = await bytesOf(huggingFace, { header, items: [item] });
    const rows = await parquetRows(files["data/train-00000-of-00001.parquet"]);
    expect(rows.map((row) => [row.annotator, row.choice, row.tags, row.ranking, row.pairwise])).toEqual([
      ["annotator-1", 0n, [1n, 0n], undefined, 2n],
      ["annotator-2", null, [], [2n, 0n, 1n], null],
    ]);
    expect(huggingFace.losses(header, item)).toMatchObject({ equalPlaces: 1 });
  });
});

const seen = headerOf(schemaOf(control("box"), control("polygon"), control("keypoint"), tags), {
  dataFields: ["note"],
});
const points: [number, number][] = [
  [0, 0],
  [4, 0],
  [0, 2],
];
const regions: Region[] = [
  boxRegion("r", "b", [990, 10, 20, 30]),
  { id: "p", control: "polygon", labels: ["a", "b"], shape: { kind: "polygon", points } },
  { id: "k", control: "keypoint", labels: ["a"], shape: { kind: "keypoint", x: 1, y: 1 } },
  { ...boxRegion("out", "b", [2000, 10, 20, 30]), group: "g", attributes: { rating: 3 } },
];
const imageItems = [
  itemOf(1, {
    data: { image: "a.png", text: "no", note: "2026-01-31" },
    images: [imageOf({ file: "set/a.png" })],
    labels: documentOf({ regions, answers: { tags: ["y"] } }),
  }),
  itemOf(2, {
    data: { image: "b.png", note: "2026-02-01" },
    images: [imageOf({ file: "b.png" })],
    labels: documentOf({}),
  }),
  itemOf(3, { data: { text: "lost" }, labels: documentOf({}) }),
];

describe("images", () => {
  it("are told in a file beside them, with objects as lists of equal length", async () => {
    const files = await bytesOf(huggingFace, { header: seen, items: imageItems });
    expect(Object.keys(files)).toEqual(["data/train/metadata.parquet"]);
    expect(await parquetRows(files["data/train/metadata.parquet"])).toEqual([
      {
        file_name: "set/a.png",
        ...{ image_id: 1n, width: 1000n, height: 500n, id: "id-1", external_id: null, group: "g1" },
        ...{ text: "no", note: "2026-01-31", labels: [1n] },
        objects: {
          id: ["r", "p", "p"],
          category: [1n, 2n, 3n],
          bbox: [
            [990, 10, 10, 30],
            [0, 0, 4, 2],
            [0, 0, 4, 2],
          ],
          area: [300, 8, 8],
        },
      },
      {
        file_name: "b.png",
        ...{ image_id: 2n, width: 1000n, height: 500n, id: "id-2", external_id: null, group: "g2" },
        ...{ text: null, note: "2026-02-01", labels: undefined },
        objects: { id: [], category: [], bbox: [], area: [] },
      },
    ]);
    const pathOf = huggingFace.imagePaths?.(seen);
    const [first] = imageItems as [FrozenItem];
    expect(pathOf?.(first.images[0] ?? imageOf(), "test", first)).toBe("data/test/set/a.png");
    expect(imageItems.map((item) => huggingFace.losses(seen, item))).toEqual([
      { imageNames: 1, outlines: 1, keypoint: 1, regionsBesideImage: 1, regionAnswers: 1 },
      {},
      { noImage: 1 },
    ]);
  });

  it("are refused where every annotation is kept, since a file is one row", () => {
    const suits = huggingFace.suits(headerOf(schemaOf(control("box")), { perAnnotator: true }));
    expect(suits.ok ? null : inEnglish(suits.error)).toMatch(/agreed labels/);
  });
});

it.each([
  [0, "n<1K"],
  [999, "n<1K"],
  [1_000, "1K<n<10K"],
  [99_999, "10K<n<100K"],
  [1_000_000, "1M<n<10M"],
])("%d rows are of the size %s", (rows, size) => {
  expect(sizeCategory(rows)).toBe(size);
});

const LOAD = `
import json, sys, os
os.environ["HF_HUB_OFFLINE"] = "1"
import datasets
datasets.disable_progress_bars()
splits = datasets.load_dataset(sys.argv[1], cache_dir=sys.argv[1] + "-cache")
rows = {name: [{k: (list(v.size) if hasattr(v, "size") else v) for k, v in row.items()} for row in part] for name, part in splits.items()}
features = next(iter(splits.values())).features
def names(feature):
    while hasattr(feature, "feature"):
        feature = feature.feature
    return getattr(feature, "names", None)
classes = {name: names(feature) for name, feature in features.items() if names(feature)}
print(json.dumps({"rows": rows, "classes": classes}))`;
const python = pythonWith("datasets");
if (!python) console.warn("skipped: no python3 with datasets here");

const load = (header: Header, items: FrozenItem[], images: Record<string, Buffer> = {}) =>
  inFolder({}, async (root) => {
    const files = await bytesOf(huggingFace, { header, items });
    const readme = `---\n${await cardOf(header, items)}---\n\n# First\n`;
    return inFolder({ ...files, ...images, "README.md": readme }, (folder) => {
      const code = LOAD.replaceAll('sys.argv[1] + "-cache"', JSON.stringify(root));
      return JSON.parse(runPython(python ?? "", code, folder));
    });
  });

describe.skipIf(!python)("the datasets library", () => {
  it("loads texts with their splits, classes and spans, and changes no text that looks like a date", async () => {
    const { rows, classes } = await load(texts, textItems);
    expect(classes).toEqual({ label: ["the a", "the b"] });
    expect(rows.train).toEqual([
      {
        id: "id-1",
        external_id: "e",
        text: words,
        age: 3,
        when: "2026-01-31T10:00:00Z",
        label: 1,
        rating: 4,
        "answer.text": "2026-01-31",
        spans: [
          { start: 0, end: 4, label: 1, text: "Anna" },
          { start: 8, end: 12, label: 1, text: "Rome" },
        ],
      },
    ]);
    expect(rows.test.map((row: { id: string; label: unknown }) => [row.id, row.label])).toEqual([
      ["id-2", null],
      ["id-3", null],
    ]);
  }, 60_000);

  it("loads images with their objects, and changes no text that looks like a date", async () => {
    const picture = await sharp({ create: { width: 40, height: 20, channels: 3, background: "white" } })
      .png()
      .toBuffer();
    const items = imageItems.map((item, i) => ({ ...item, split: i === 1 ? ("test" as const) : item.split }));
    const { rows, classes } = await load(seen, items, {
      "data/train/set/a.png": picture,
      "data/test/b.png": picture,
    });
    expect(classes.labels).toEqual(["the x", "the y"]);
    expect(rows.train).toHaveLength(1);
    expect(rows.train[0]).toMatchObject({
      ...{ image: [40, 20], id: "id-1", note: "2026-01-31", labels: [1], width: 1000 },
      objects: { category: [1, 2, 3], area: [300, 8, 8] },
    });
    expect(rows.test[0]).toMatchObject({ note: "2026-02-01", objects: { category: [], bbox: [] } });
  }, 60_000);
});
