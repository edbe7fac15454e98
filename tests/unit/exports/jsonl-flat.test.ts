import { describe, expect, it } from "vitest";
import { jsonlFlat } from "@/lib/formats/jsonl-flat/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, image, labels, text } from "../labels/build";
import { boxRegion, documentOf, filesOf, given, headerOf, imageOf, itemOf } from "./build";

const schemaWith = (inputs: LabelSchema["inputs"], ...controls: LabelSchema["controls"]): LabelSchema => ({
  inputs,
  controls,
});
const linesOf = async (schema: LabelSchema, items: FrozenItem[], perAnnotator = false) =>
  ((await filesOf(jsonlFlat, { header: headerOf(schema, { perAnnotator }), items }))["train.jsonl"] ?? "")
    .split("\n")
    .slice(0, -1);
const answered = (answers: Record<string, string | string[]>, changes: Partial<FrozenItem> = {}) =>
  itemOf(1, { data: { text: "one" }, labels: documentOf({ answers }), ...changes });
const losses = (schema: LabelSchema, item: FrozenItem) => jsonlFlat.losses(headerOf(schema), item);

describe("a line", () => {
  it("of a text has its label by name", async () => {
    const schema = schemaWith([text], control("choice"));
    const items = [answered({ choice: "b" }), answered({ choice: "a" }, { externalId: "E", split: "test" })];
    const files = await filesOf(jsonlFlat, { header: headerOf(schema), items });
    expect(files).toEqual({
      "train.jsonl": '{"id":"id-1","group":"g1","text":"one","label":"the b"}\n',
      "validation.jsonl": "",
      "test.jsonl": '{"id":"id-1","external_id":"E","group":"g1","text":"one","label":"the a"}\n',
    });
    expect(losses(schema, answered({ choice: "b" }))).toEqual({});
  });

  it("of an image has where that lies in the archive, and a list where there may be several labels", async () => {
    const schema = schemaWith([image], control("choice", { multiple: true }));
    const item = answered({ choice: ["c", "a"] }, { data: { image: "a.png" }, images: [imageOf()] });
    expect(await linesOf(schema, [item])).toEqual([
      '{"id":"id-1","group":"g1","image":"images/a.png","labels":["the c","the a"]}',
    ]);
    expect(losses(schema, item)).toEqual({});
  });

  it("has a member for each of several questions, null where one was not answered", async () => {
    const schema = schemaWith(
      [text, { id: "reply", kind: "text", field: "id" }],
      control("choice", { id: "text", labels: labels("a") }),
      control("choice", { id: "tone", multiple: true }),
    );
    const item = answered({ text: "a" }, { data: { text: "one", id: "two" } });
    expect(await linesOf(schema, [item])).toEqual([
      '{"id":"id-1","group":"g1","text":"one","data.id":"two","answer.text":"the a","tone":null}',
    ]);
  });

  it("stands there for each annotator where every annotation is kept", async () => {
    const schema = schemaWith([text], control("choice"));
    const annotations = [
      given("annotator-1", { answers: { choice: "a" } }),
      given("annotator-2", {}),
      given("annotator-3", { answers: { choice: "c" } }),
    ];
    const item = itemOf(1, { data: { text: "one" }, annotations });
    expect(await linesOf(schema, [item], true)).toEqual([
      '{"id":"id-1","group":"g1","annotator":"annotator-1","text":"one","label":"the a"}',
      '{"id":"id-1","group":"g1","annotator":"annotator-3","text":"one","label":"the c"}',
    ]);
    expect(losses(schema, item)).toEqual({ unanswered: 1 });
  });
});

it("what is lost is counted: tasks without an answer, labels that are gone, and whatever is no label", async () => {
  const schema = schemaWith([text], control("choice"), control("rating"), control("box"));
  const item = answered({ choice: "gone", rating: "2", lost: "x" }, { data: { text: "one", author: "x" } });
  item.labels?.regions.push({ ...boxRegion("r", "a", [0, 0, 1, 1]), attributes: { rating: 1 } });
  expect(await linesOf(schema, [item])).toEqual([]);
  expect(losses(schema, item)).toEqual({
    dataFields: 1,
    oldAnswers: 1,
    taskAnswers: 1,
    box: 1,
    regionAnswers: 1,
    oldLabels: 1,
    unanswered: 1,
  });
});

it("a release without a question with labels about whole tasks is refused with what to choose instead", () => {
  for (const asked of [control("rating"), control("ranking"), control("choice", { per: "region" })]) {
    const suits = jsonlFlat.suits(headerOf(schemaWith([text], asked)));
    expect(suits.ok ? null : inEnglish(suits.error)).toMatch(/^Flat JSONL holds .* Choose JSONL or CSV/);
  }
});
