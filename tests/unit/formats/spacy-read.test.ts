import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceRegion } from "@/lib/formats/source-annotation";
import { spacy } from "@/lib/formats/spacy/read";
import { spacy as writer } from "@/lib/formats/spacy/write";
import type { Shape } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import { documentOf, filesOf, headerOf, itemOf, spanRegion } from "../exports/build";
import { control, text as textInput } from "../labels/build";
import { goodRows, problemsOf, rowsOf, sniffed } from "./rows";
import { toDocument } from "./to-document";

const fileOf = (...lines: unknown[]) => lines.map((line) => JSON.stringify(line)).join("\n");
const saidOf = async (line: unknown) => (await goodRows(spacy, fileOf(line)))[0]?.annotations?.[0];
const partsOf = (regions: readonly SourceRegion[] = []) =>
  regions.map(({ control: asked, labels, shape }) => [
    asked,
    labels,
    ...(shape as Extract<Shape, { kind: "span" }>).parts,
  ]);

describe("a stranger's line", () => {
  it("has entities by code points, and keeps what else it holds", async () => {
    const doc = {
      text: "😀 Anna lives in Rome",
      ents: [
        { start: 2, end: 6, label: "PERSON" },
        { start: 16, end: 20, label: "GPE", kb_id: "" },
      ],
      sents: [{ start: 0, end: 20 }],
      tokens: [{ id: 0, start: 0, end: 1 }],
      source: "news",
    };
    const [row] = await goodRows(spacy, fileOf(doc));
    expect(row?.value).toEqual({ text: doc.text, source: "news" });
    expect(row?.annotations).toMatchObject([{ role: "annotation", by: null }]);
    expect(partsOf(row?.annotations?.[0]?.regions)).toEqual([
      [undefined, ["PERSON"], { start: 2, end: 6, text: "Anna" }],
      [undefined, ["GPE"], { start: 16, end: 20, text: "Rome" }],
    ]);
  });

  it("of spaCy 2 is a pair or has triples; groups of spans name their question", async () => {
    const pair = ["Anna in Rome", { entities: [[0, 4, "PER"]], cats: { travel: 1.0, food: 0.0 } }];
    expect(partsOf((await saidOf(pair))?.regions)).toEqual([
      [undefined, ["PER"], { start: 0, end: 4, text: "Anna" }],
    ]);
    expect((await saidOf(pair))?.answers).toEqual([{ value: ["travel"] }]);
    const groups = {
      text: "abc",
      spans: {
        sc: [
          { start: 0, end: 1, label: "X", id: "same" },
          { start: 1, end: 2, label: "Y", id: "same" },
        ],
        roles: [[0, 3, "Z"]],
      },
    };
    expect(partsOf((await saidOf(groups))?.regions)).toEqual([
      [undefined, ["X"], { start: 0, end: 1, text: "a" }],
      [undefined, ["Y"], { start: 1, end: 2, text: "b" }],
      ["roles", ["Z"], { start: 0, end: 3, text: "abc" }],
    ]);
  });

  it("has classes from 0.5 on; how likely they are is told as not taken; questions stand before a stroke", async () => {
    const likely = await saidOf({ text: "x", cats: { A: 0.7, B: 0.2, "C/D": 0.5 } });
    expect([likely?.answers, likely?.notTaken]).toEqual([[{ value: ["A", "C/D"] }], ["cats"]]);
    const several = await saidOf({
      text: "x",
      cats: {
        "Topic/A/B": 1,
        "Topic/C": 0,
        "Tone/Good": true,
        "Tone/Bad": 0,
        "Size/Big": 0,
        "Size/Small": false,
      },
    });
    expect(several?.answers).toEqual([
      { control: "Topic", value: ["A/B"] },
      { control: "Tone", value: ["Good"] },
    ]);
    expect(several?.notTaken).toBeUndefined();
  });

  it("is read in UTF-16 units where its texts lie so", async () => {
    const said = await saidOf({
      text: "😀 Anna",
      entities: [{ start: 3, end: 7, label: "P", text: "Anna" }],
    });
    expect(partsOf(said?.regions)).toEqual([[undefined, ["P"], { start: 2, end: 6, text: "Anna" }]]);
  });
});

describe("our own file", () => {
  const schema: LabelSchema = {
    inputs: [textInput, { id: "title", kind: "text", field: "title" }],
    controls: [
      control("span", { multiple: true }),
      control("span", { id: "roles", name: "Roles", input: "title" }),
      control("choice", { multiple: true }),
      control("choice", { id: "tone", name: "Tone / mood" }),
    ],
  };
  const TEXT = "😀 Anna met Bo\r\n in Köln";

  it("gives tasks back with the texts of all their fields, overlapping and discontinuous spans, answers and ids", async () => {
    const document = documentOf({
      answers: { choice: ["a", "c"], tone: "b" },
      regions: [
        spanRegion("r1", ["a", "b"], TEXT, [2, 6], [11, 13]),
        spanRegion("r2", "b", TEXT, [2, 13]),
        { ...spanRegion("r3", "a", "Hello", [0, 5]), control: "roles" },
      ],
    });
    const items = [1, 2].map((seq) =>
      itemOf(seq, { externalId: `x${seq}`, data: { text: TEXT, title: "Hello" }, labels: document }),
    );
    const files = await filesOf(writer, { header: headerOf(schema), items });
    const rows = await goodRows(spacy, files["train.jsonl"] ?? "");
    expect(rows.map(({ value }) => value)).toEqual(
      [1, 2].map((n) => ({ id: `id-${n}`, external_id: `x${n}`, text: TEXT, title: "Hello" })),
    );
    for (const { annotations } of rows) {
      expect(annotations?.length).toBe(1);
      const back = toDocument(schema, annotations?.[0] as never);
      const byId = (one: typeof back) => [...one.regions].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(byId(back)).toEqual(byId(document));
      expect(back.answers).toEqual(document.answers);
    }
  });
});

describe("a broken line", () => {
  it.each<[string, unknown, RegExp]>([
    ["no object", "text", /expected an object/],
    ["no text", { ents: [] }, /^text: /],
    ["entities that are none", { text: "abc", ents: "x" }, /^ents: .*array/],
    ["a span without an end", { text: "abc", ents: [{ start: 1 }] }, /^ents\.0: expected spans/],
    ["a group that is none", { text: "abc", spans: { sc: [3] } }, /^spans: expected spans/],
    [
      "a class that is no share",
      { text: "abc", cats: { A: "yes" } },
      /^cats\.A: expected a number from 0 to 1/,
    ],
    [
      "another text",
      { text: "abc", ents: [{ start: 0, end: 1, label: "X", text: "z" }] },
      /from 0 to 1 has another text than "z"/,
    ],
    ["half a character", { text: "😀", ents: [{ start: 0, end: 9, label: "X" }] }, /from 0 to 9/],
  ])("%s is told", async (_, line, problem) => {
    const [before, found, after] = await problemsOf(spacy, fileOf({ text: "x" }, line, { text: "y" }));
    expect([before, after]).toEqual([undefined, undefined]);
    expect(found).toMatch(problem);
  });

  it("never fails with an error of the program", async () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant([{ start: 0, end: 1, label: "X" }]));
    const line = fc.dictionary(fc.constantFrom("text", "ents", "entities", "spans", "cats", "meta"), value);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(line, fc.tuple(fc.constant("abc"), line)), { maxLength: 4 }),
        async (lines) => {
          await rowsOf(spacy, fileOf(...lines));
          sniffed(spacy, fileOf(...lines));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("is told from other JSONL", () => {
  it.each<[string, unknown, boolean]>([
    ["entities", { text: "a", ents: [] }, true],
    ["triples", { text: "a", entities: [[0, 1, "X"]] }, true],
    ["pairs", ["a", { entities: [] }], true],
    ["classes", { text: "a", cats: { x: 1 } }, true],
    ["groups", { text: "a", spans: { sc: [] } }, true],
    ["a column of the name", { text: "a", spans: "x", cats: "y" }, false],
    ["names of cats", { text: "a", cats: { tom: "grey" } }, false],
    ["no text", { ents: [] }, false],
    ["texts alone", { text: "a" }, false],
  ])("%s", (_, line, isIt) => {
    expect(sniffed(spacy, fileOf(line, line)) > 0.9).toBe(isIt);
  });
});
