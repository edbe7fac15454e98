import { describe, expect, it } from "vitest";
import { vectorCollector } from "@/lib/exports/vector-fields";
import { tensorboard } from "@/lib/formats/tensorboard/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, text as textInput } from "../labels/build";
import { documentOf, filesOf, headerOf, itemOf } from "./build";
import { pythonWith, runPython } from "./docs-loader";
import { inFolder } from "./in-folder";

const schema: LabelSchema = {
  inputs: [textInput],
  controls: [control("choice", { name: "Topic" }), control("text")],
};
const header = headerOf(schema, { dataFields: ["vector"], vectors: { vector: 3 } });
const itemWith = (seq: number, vector: unknown, changes: Partial<FrozenItem> = {}) =>
  itemOf(seq, {
    data: { text: `t${seq}`, vector },
    labels: documentOf({ answers: { choice: "a" } }),
    ...changes,
  });

describe("fields with vectors", () => {
  const found = (...data: Record<string, unknown>[]) => {
    const collector = vectorCollector();
    for (const one of data) collector.add(one);
    return collector.lengths();
  };

  it("hold lists of finite numbers, or their JSON, of one length wherever they have a value", () => {
    expect(found({ v: [1, 2], w: "[0.5, -1e3]" }, { v: [3, 4], w: "[1,2]" }, { v: null, w: "" })).toEqual({
      v: 2,
      w: 2,
    });
  });

  it.each<[string, Record<string, unknown>[]]>([
    ["of two lengths", [{ v: [1, 2] }, { v: [1, 2, 3] }]],
    ["of texts", [{ v: ["1", "2"] }]],
    ["with something else in one task", [{ v: [1, 2] }, { v: "none" }, { v: [1, 2] }]],
    ["of one number", [{ v: [1] }]],
    ["of JSON that is broken", [{ v: "[1, 2" }]],
    ["of no value at all", [{ v: null }, {}]],
  ])("are not lists %s", (_, data) => {
    expect(found(...data)).toEqual({});
  });
});

it("has a vector and a line of metadata for each task, of all splits in their order, and names both", async () => {
  const items = [
    itemWith(1, [0.1, -2, 3e-7], { externalId: "x\t1" }),
    itemWith(2, "[1, 2, 3]", { split: "test", data: { text: "two\nlines", vector: "[1, 2, 3]" } }),
    itemWith(3, null),
  ];
  expect(await filesOf(tensorboard, { header, items })).toEqual({
    "vectors.tsv": "0.1\t-2\t3e-7\n1\t2\t3\n",
    "metadata.tsv":
      "id\texternal_id\tsplit\ttext\tTopic\nid-1\tx 1\ttrain\tt1\tthe a\nid-2\t\ttest\ttwo lines\tthe a\n",
    "projector_config.pbtxt":
      'embeddings {\n  tensor_name: "vector"\n  tensor_path: "vectors.tsv"\n  metadata_path: "metadata.tsv"\n}\n',
  });
  const lossesOf = (item: FrozenItem) => tensorboard.losses(header, item);
  expect(items.map(lossesOf)).toEqual([{}, { lineBreaks: 1 }, { noVector: 1 }]);
});

it("several fields of vectors have a pair of files each, and other data and answers are counted", async () => {
  const two = headerOf(schema, { dataFields: ["other", "v", "w"], vectors: { v: 2, w: 2 } });
  const item = itemOf(1, {
    data: { text: "t", v: [1, 2], w: [3, 4], other: 1 },
    labels: documentOf({ answers: { text: "free" } }),
  });
  const files = await filesOf(tensorboard, { header: two, items: [item] });
  expect(Object.keys(files)).toEqual([
    "vectors.tsv",
    "metadata.tsv",
    "vectors-2.tsv",
    "metadata-2.tsv",
    "projector_config.pbtxt",
  ]);
  expect(files["vectors-2.tsv"]).toBe("3\t4\n");
  expect(tensorboard.losses(two, item)).toEqual({ dataFields: 1, taskAnswers: 1 });
});

it("a release without vectors, or with every annotation, is refused with what to choose instead", () => {
  const refusal = (one: ReturnType<typeof headerOf>) => {
    const suits = tensorboard.suits(one);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(header)).toBeNull();
  for (const vectors of [{}, null])
    expect(refusal(headerOf(schema, { vectors }))).toMatch(
      /no data field .* lists of numbers .* Choose JSONL/,
    );
  expect(refusal(headerOf(schema, { vectors: { v: 2 }, perAnnotator: true }))).toMatch(/agreed labels/);
});

const SHOW = `
import json, sys
from google.protobuf import text_format
from tensorboard.plugins.projector import ProjectorConfig
config = text_format.Parse(open(f"{sys.argv[1]}/projector_config.pbtxt", encoding="utf-8").read(), ProjectorConfig())
print(json.dumps([[e.tensor_name, e.tensor_path, e.metadata_path] for e in config.embeddings]))`;
const python = pythonWith("tensorboard.plugins.projector");
if (!python) console.warn("skipped: no python3 with tensorboard here");

it.skipIf(!python)("TensorBoard reads its configuration, whatever the field is called", async () => {
  const odd = headerOf(schema, { vectors: { 'v "q" \\ \u2028é': 2 } });
  const files = await filesOf(tensorboard, { header: odd, items: [] });
  const seen = await inFolder(files, (folder) => JSON.parse(runPython(python ?? "", SHOW, folder)));
  expect(seen).toEqual([['v "q" \\ é', "vectors.tsv", "metadata.tsv"]]);
});
