import { createHash } from "node:crypto";
import fc from "fast-check";
import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import { describe, expect, it } from "vitest";
import type { SoftLabels } from "@/lib/consensus/soft-labels";
import { parquet } from "@/lib/formats/parquet/write";
import type { FrozenItem } from "@/lib/formats/writer";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, image, schemaOf, text } from "../labels/build";
import { boxRegion, bytesOf, documentOf, given, headerOf, imageOf, itemOf, spanRegion } from "./build";
import { pythonWith, runPython } from "./docs-loader";
import { inFolder } from "./in-folder";

type Header = ReturnType<typeof headerOf>;
const onText = (...controls: LabelSchema["controls"]): LabelSchema => ({ inputs: [text], controls });

const fileOf = (buffer: Buffer) =>
  buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength) as ArrayBuffer;
/** Rows of a table as an independent reader sees them, without the columns that are empty in all of them. */
async function rowsOf(header: Header, items: FrozenItem[], table: string, split = "train") {
  const files = await bytesOf(parquet, { header, items });
  const file = files[`${table}/split=${split}/part-0.parquet`];
  if (!file) throw new Error(`no table ${table} among ${Object.keys(files)}`);
  const rows = await parquetReadObjects({ file: fileOf(file) });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)),
  );
}

describe("the table of tasks", () => {
  const header = headerOf(onText(control("choice")), {
    dataFields: ["age", "urgent", "size", "tags", "mixed", "split", "Text"],
  });
  const items = [
    itemOf(1, {
      externalId: "x-1",
      labels: documentOf({}),
      labelsFrom: "majority",
      data: {
        text: "a",
        age: 3,
        urgent: true,
        size: 1,
        tags: ["x", { y: 1 }],
        mixed: "5",
        split: "own",
        Text: "b",
      },
    }),
    itemOf(2, { labels: documentOf({}), givenGroup: null, data: { text: "c", age: 4, size: 0.5, mixed: 5 } }),
    itemOf(3, { split: "test", labels: documentOf({}), data: { text: "d" } }),
  ];

  it("has a row per task, with a column per data field that no other column is called like", async () => {
    expect(await rowsOf(header, items, "tasks")).toEqual([
      {
        task_id: "id-1",
        external_id: "x-1",
        group: "g1",
        labels_from: "majority",
        text: "a",
        age: 3n,
        urgent: true,
        size: 1,
        tags: '["x",{"y":1}]',
        mixed: "5",
        "data.split": "own",
        "data.Text": "b",
      },
      { task_id: "id-2", text: "c", age: 4n, size: 0.5, mixed: "5" },
    ]);
    expect((await rowsOf(header, items, "tasks", "test")).map((row) => row.task_id)).toEqual(["id-3"]);
  });

  it("has the same columns and types in every split, also in an empty one", async () => {
    const files = await bytesOf(parquet, { header, items });
    const columns = await Promise.all(
      ["train", "validation", "test"].map(async (split) => {
        const file = fileOf(files[`tasks/split=${split}/part-0.parquet`] as Buffer);
        const metadata = await parquetMetadataAsync(file);
        return parquetSchema(metadata).children.map(({ element }) => [
          element.name,
          element.type,
          element.logical_type?.type,
        ]);
      }),
    );
    expect(columns[0]).toEqual([
      ["task_id", "BYTE_ARRAY", "STRING"],
      ["external_id", "BYTE_ARRAY", "STRING"],
      ["group", "BYTE_ARRAY", "STRING"],
      ["labels_from", "BYTE_ARRAY", "STRING"],
      ["text", "BYTE_ARRAY", "STRING"],
      ["age", "INT64", undefined],
      ["urgent", "BOOLEAN", undefined],
      ["size", "DOUBLE", undefined],
      ["tags", "BYTE_ARRAY", "STRING"],
      ["mixed", "BYTE_ARRAY", "STRING"],
      ["data.split", "BYTE_ARRAY", "STRING"],
      ["data.Text", "BYTE_ARRAY", "STRING"],
    ]);
    expect(columns[1]).toEqual(columns[0]);
    expect(columns[2]).toEqual(columns[0]);
  });

  it("counts data fields beyond the columns there may be", () => {
    const item = itemOf(1, { labels: documentOf({}), data: { text: "a", odd: 1 } });
    expect(parquet.losses(header, item)).toEqual({ dataFields: 1 });
    expect(parquet.losses(header, items[0] as FrozenItem)).toEqual({});
  });
});

describe("the table of annotations", () => {
  const common = { task_id: "id-1", position: 0n };

  it("has a row per label of an answer, one for an empty list, and values of other questions", async () => {
    const tags = control("choice", { id: "tags", name: "Tags", multiple: true });
    const schema = onText(control("choice"), tags, control("number"), control("text"), control("ranking"));
    const answers = { choice: "b", number: 0.5, ranking: ["c", "a"], tags: [], text: "free" };
    const rows = await rowsOf(
      headerOf(schema),
      [itemOf(1, { labels: documentOf({ answers }) })],
      "annotations",
    );
    const answer = { ...common, type: "answer" };
    const of = (id: string, name: string, position: bigint) => ({
      ...{
        ...answer,
        control: id,
        control_name: name,
        control_kind: id === "tags" ? "choice" : id,
        position,
      },
    });
    expect(rows).toEqual([
      { ...of("choice", "Choice", 0n), label: "b", label_name: "the b" },
      { ...of("number", "Number", 1n), value: "0.5", number: 0.5 },
      { ...of("ranking", "Ranking", 2n), label: "c", label_name: "the c" },
      { ...of("ranking", "Ranking", 2n), label: "a", label_name: "the a" },
      of("tags", "Tags", 3n),
      { ...of("text", "Text", 4n), value: "free" },
    ]);
  });

  it("has spans with offsets and text, boxes with their rectangle, other shapes as JSON within theirs", async () => {
    const schema = schemaOf(
      control("span"),
      control("box"),
      control("polygon"),
      control("rating", { per: "region" }),
    );
    const words = "Anna in Rome";
    const points: [number, number][] = [
      [1, 2],
      [5, 2],
      [5, 8],
    ];
    const regions = [
      { ...spanRegion("r", ["a", "b"], words, [0, 4]), attributes: { rating: 4 } },
      spanRegion("s", "a", words, [0, 4], [8, 12]),
      { ...boxRegion("t", "a", [1, 2, 3, 4, 30]), group: "g", score: 0.5 },
      { id: "p", control: "polygon", labels: ["b"], shape: { kind: "polygon" as const, points } },
    ];
    const item = itemOf(1, {
      data: { text: words },
      images: [imageOf()],
      labels: documentOf({ regions }),
    });
    const rows = await rowsOf(headerOf(schema), [item], "annotations");
    const region = { ...common, type: "region" };
    const span = { ...region, control: "span", control_name: "Span", control_kind: "span", field: "text" };
    const whole = { start: 0n, end: 4n, text: "Anna" };
    expect(rows).toEqual([
      { ...span, id: "r", label: "a", label_name: "the a", ...whole },
      { ...span, id: "r", label: "b", label_name: "the b", ...whole },
      {
        ...{ ...common, type: "answer", control: "rating", control_name: "Rating", control_kind: "rating" },
        ...{ region_id: "r", value: "4", number: 4 },
      },
      {
        ...{ ...span, position: 1n, id: "s", label: "a", label_name: "the a" },
        ...{ start: 0n, end: 12n, text: "Anna Rome", shape: JSON.stringify(regions[1]?.shape) },
      },
      {
        ...{
          ...region,
          position: 2n,
          control: "box",
          control_name: "Box",
          control_kind: "box",
          field: "image",
        },
        ...{ id: "t", label: "a", label_name: "the a", region_group: "g", score: 0.5 },
        ...{ x: 1, y: 2, width: 3, height: 4, rotation: 30 },
      },
      {
        ...{ ...region, position: 3n, control: "polygon", control_name: "Polygon", control_kind: "polygon" },
        ...{ field: "image", id: "p", label: "b", label_name: "the b" },
        ...{ x: 1, y: 2, width: 4, height: 6, shape: JSON.stringify(regions[3]?.shape) },
      },
    ]);
  });

  it("has relations, and what the schema no longer has under the name it had last", async () => {
    const item = itemOf(1, {
      labels: documentOf({
        answers: { gone: "old", note: "words" },
        relations: [{ id: "x", control: "relation", label: "r", from: "a", to: "b" }],
      }),
      names: { gone: "Gone", "gone/old": "Old (removed)" },
    });
    const rows = await rowsOf(headerOf(onText(control("relation"))), [item], "annotations");
    expect(rows).toEqual([
      {
        ...common,
        type: "answer",
        control: "gone",
        control_name: "Gone",
        label: "old",
        label_name: "Old (removed)",
      },
      { ...common, type: "answer", control: "note", position: 1n, value: "words" },
      {
        ...{
          ...common,
          type: "relation",
          control: "relation",
          control_name: "Relation",
          control_kind: "relation",
        },
        ...{ id: "x", label: "r", label_name: "the r", from_region: "a", to_region: "b" },
      },
    ]);
    expect(parquet.losses(headerOf(onText(control("relation"))), item)).toEqual({});
  });

  it("has the annotator of each row where every annotation is kept, and when it was submitted beside them", async () => {
    const header = headerOf(onText(control("choice")), { perAnnotator: true });
    const submittedAt = Date.UTC(2026, 2, 29, 1, 30);
    const item = itemOf(1, {
      annotations: [
        {
          ...given("annotator-1", { answers: { choice: "a" } }),
          submittedAt,
          leadTimeMs: 1_500,
          review: "fixed",
        },
        given("annotator-2", { answers: { choice: "b" } }),
      ],
    });
    const rows = await rowsOf(header, [item], "annotations");
    expect(rows.map((row) => [row.annotator, row.label])).toEqual([
      ["annotator-1", "a"],
      ["annotator-2", "b"],
    ]);
    expect(await rowsOf(header, [item], "annotators")).toEqual([
      {
        ...{ task_id: "id-1", annotator: "annotator-1", submitted_at: new Date(submittedAt) },
        ...{ lead_time_ms: 1_500n, guideline_version: 1n, schema_version: 1n, review: "fixed" },
      },
      { task_id: "id-1", annotator: "annotator-2", guideline_version: 1n, schema_version: 1n },
    ]);
  });
});

it("votes are a table of their own where the release has them", async () => {
  const header = headerOf(onText(control("choice"), control("span")));
  const votes: SoftLabels = {
    answers: { choice: { answered: 3, of: 4, counts: { a: 2, b: 1 }, shares: { a: 2 / 3, b: 1 / 3 } } },
    regions: [
      { control: "span", region: "r", votes: 2, of: 4, share: 0.5, labels: { a: 1, b: 1 }, answers: {} },
      { control: "span", region: null, votes: 1, of: 4, share: 0.25, labels: { a: 1 }, answers: {} },
    ],
    relations: [],
  };
  const item = itemOf(1, { labels: documentOf({}), votes });
  const rows = await rowsOf(header, [item], "votes");
  const told = rows.map((row) => [
    row.type,
    row.control,
    row.object,
    row.region_id,
    row.label,
    row.votes,
    row.of,
  ]);
  expect(told).toEqual([
    ["answer", "choice", undefined, undefined, "a", 2n, 3n],
    ["answer", "choice", undefined, undefined, "b", 1n, 3n],
    ["region", "span", 0n, "r", undefined, 2n, 4n],
    ["label", "span", 0n, "r", "a", 1n, 2n],
    ["label", "span", 0n, "r", "b", 1n, 2n],
    ["region", "span", 1n, undefined, undefined, 1n, 4n],
    ["label", "span", 1n, undefined, "a", 1n, 1n],
  ]);
  const without = await bytesOf(parquet, { header, items: [itemOf(1, { labels: documentOf({}) })] });
  expect(Object.keys(without).filter((path) => path.startsWith("votes/"))).toEqual([]);
});

it("images are a table with their places, sizes and checksums", async () => {
  const schema = { inputs: [image], controls: [control("box")] };
  const item = itemOf(1, { images: [imageOf({ file: "set/a.png", sha256: "ab" })], labels: documentOf({}) });
  const header = headerOf(schema);
  expect(await rowsOf(header, [item], "image_files")).toEqual([
    { task_id: "id-1", field: "image", file: "images/set/a.png", width: 1000n, height: 500n, sha256: "ab" },
  ]);
  expect((await rowsOf(header, [item], "tasks"))[0]?.image).toBe("images/set/a.png");
});

it("any text comes back exactly", async () => {
  const header = headerOf(onText(control("text")));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "grapheme-composite" }), { maxLength: 40 }),
      async (texts) => {
        const items = texts.map((value, i) =>
          itemOf(i, { data: { text: value }, labels: documentOf({ answers: { text: value } }) }),
        );
        const tasks = await rowsOf(header, items, "tasks");
        const answers = await rowsOf(header, items, "annotations");
        expect(tasks.map((row) => row.text)).toEqual(texts);
        expect(answers.map((row) => row.value)).toEqual(texts);
      },
    ),
    { numRuns: 30 },
  );
});

const SHOW = `
import json, sys
import pandas as pd
tasks, annotations, annotators = (pd.read_parquet(f"{sys.argv[1]}/{name}") for name in ("tasks", "annotations", "annotators"))
one = annotators.sort_values("annotator").iloc[0]
print(json.dumps({
    "types": {name: str(tasks[name].dtype) for name in ("age", "urgent", "size", "split")},
    "splits": {str(k): int(v) for k, v in tasks["split"].value_counts().items() if v},
    "text": tasks.set_index("task_id").loc["id-1", "text"],
    "submitted": one["submitted_at"].isoformat(),
    "span": annotations[annotations["type"] == "region"][["start", "end", "text", "label_name"]].values.tolist(),
}))`;
const python = pythonWith("pyarrow, pandas");
if (!python) console.warn("skipped: no python3 with pandas and pyarrow here");

it.skipIf(!python)("pandas reads folders as one table each, with splits, types and instants", async () => {
  const header = headerOf(onText(control("span")), {
    perAnnotator: true,
    dataFields: ["age", "size", "urgent"],
  });
  const words = "😀 Anna\nin Rome";
  const submittedAt = Date.UTC(2026, 2, 29, 1, 30);
  const annotation = given("annotator-1", { regions: [spanRegion("r", "a", words, [2, 6])] });
  const items = [
    itemOf(1, {
      data: { text: words, age: 3, urgent: false, size: 0.5 },
      annotations: [{ ...annotation, submittedAt }],
    }),
    itemOf(2, { split: "test", data: { text: "b", age: 4, urgent: true, size: 2 }, annotations: [] }),
  ];
  const files = await bytesOf(parquet, { header, items });
  const seen = await inFolder(files, (folder) => JSON.parse(runPython(python ?? "", SHOW, folder)));
  expect(seen).toEqual({
    types: { age: "int64", urgent: "bool", size: "float64", split: "category" },
    splits: { train: 1, test: 1 },
    text: words,
    submitted: "2026-03-29T01:30:00+00:00",
    span: [[2, 6, "Anna", "the a"]],
  });
});

const DUCKDB = `
import json, sys
import duckdb
folder = sys.argv[1]
rows = duckdb.sql(f"""select t.split, a.label_name, count(*) from read_parquet('{folder}/tasks/*/*.parquet', hive_partitioning=true) t
  join read_parquet('{folder}/annotations/*/*.parquet', hive_partitioning=true) a using (task_id) group by all order by all""").fetchall()
print(json.dumps(rows))`;
const duckdb = pythonWith("duckdb");
if (!duckdb) console.warn("skipped: no python3 with duckdb here");

it.skipIf(!duckdb)("DuckDB joins the tables, with the split from the folders", async () => {
  const header = headerOf(onText(control("choice")));
  const items = (["train", "train", "test"] as const).map((split, i) =>
    itemOf(i, {
      split,
      data: { text: `t${i}` },
      labels: documentOf({ answers: { choice: i === 0 ? "a" : "b" } }),
    }),
  );
  const files = await bytesOf(parquet, { header, items });
  const rows = await inFolder(files, (folder) => JSON.parse(runPython(duckdb ?? "", DUCKDB, folder)));
  expect(rows).toEqual([
    ["test", "the b", 1],
    ["train", "the a", 1],
    ["train", "the b", 1],
  ]);
});

it("is the same to the byte on every machine: another version of the library that encodes otherwise is noticed", async () => {
  const header = headerOf(onText(control("choice"), control("number")), { dataFields: ["age"] });
  const items = Array.from({ length: 50 }, (_, i) =>
    itemOf(i, {
      data: { text: `Ünï ${i % 7} 😀`, age: i },
      labels: documentOf({ answers: { choice: i % 2 === 0 ? "a" : "b", number: i / 4 } }),
    }),
  );
  const files = await bytesOf(parquet, { header, items });
  const sums = ["tasks", "annotations"].map((table) =>
    createHash("sha256")
      .update(files[`${table}/split=train/part-0.parquet`] ?? "")
      .digest("hex"),
  );
  expect(sums).toEqual([
    "9cb333ee870206dced0715a6930eb9b33237bb08fb43d265afe0c9e7c29f1a1e",
    "113608a64ba3ca42f69608b715b903722635ec4f92703bb2ba053efb850434c5",
  ]);
});
