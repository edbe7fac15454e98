import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { spacy } from "@/lib/formats/spacy/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, labels, text as textInput } from "../labels/build";
import { documentOf, filesOf, headerOf, itemOf, spanRegion } from "./build";
import { loaderWith, pythonWith, runPython } from "./docs-loader";

const onText = (...controls: LabelSchema["controls"]): LabelSchema => ({ inputs: [textInput], controls });
const entities = control("span");
const itemWith = (text: string, regions: Region[], answers = {}): FrozenItem =>
  itemOf(1, { data: { text }, labels: documentOf({ regions, answers }) });
const linesOf = async (schema: LabelSchema, items: FrozenItem[]) =>
  ((await filesOf(spacy, { header: headerOf(schema), items }))["train.jsonl"] ?? "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
const losses = (schema: LabelSchema, item: FrozenItem) => spacy.losses(headerOf(schema), item);

describe("a line", () => {
  it("has spans by code points, which are entities as well where they do not overlap", async () => {
    const text = "😀 Anna in Rome";
    const item = itemWith(text, [spanRegion("s", "b", text, [10, 14]), spanRegion("r", "a", text, [2, 6])]);
    const spans = [
      { start: 2, end: 6, label: "the a", id: "r" },
      { start: 10, end: 14, label: "the b", id: "s" },
    ];
    expect(await linesOf(onText(entities), [item])).toEqual([
      { text, spans: { sc: spans }, ents: spans, meta: { id: "id-1" } },
    ]);
    expect(losses(onText(entities), item)).toEqual({});
  });

  it("has no entities where spans overlap, also by several labels of one, and empty ones without spans", async () => {
    const overlapping = itemWith("abcd", [
      spanRegion("r", "a", "abcd", [0, 3]),
      spanRegion("s", "b", "abcd", [2, 4]),
    ]);
    const twice = itemWith("abcd", [spanRegion("r", ["a", "b"], "abcd", [0, 3])]);
    const none = itemWith("abcd", []);
    const found = await linesOf(onText(entities), [overlapping, twice, none]);
    expect(found.map(({ spans, ents }) => [spans.sc.length, ents])).toEqual([
      [2, undefined],
      [2, undefined],
      [0, []],
    ]);
    expect(losses(onText(entities), overlapping)).toEqual({});
    expect(losses(onText(entities), twice)).toEqual({});
  });

  it("has the parts of a discontinuous span one by one, which is counted, and a group for each control", async () => {
    const schema = onText(entities, control("span", { id: "roles" }));
    const item = itemWith("a b c", [
      spanRegion("r", "a", "a b c", [0, 1], [4, 5]),
      { ...spanRegion("s", "b", "a b c", [2, 3]), control: "roles" },
    ]);
    const [line] = await linesOf(schema, [item]);
    expect(line.spans).toEqual({
      span: [
        { start: 0, end: 1, label: "the a", id: "r" },
        { start: 4, end: 5, label: "the a", id: "r" },
      ],
      roles: [{ start: 2, end: 3, label: "the b", id: "s" }],
    });
    expect(losses(schema, item)).toEqual({ spanParts: 1 });
  });

  it("has 1 and 0 for the labels of answered questions, and no classes without an answer", async () => {
    const topic = control("choice", { labels: labels("a", "b") });
    const tone = control("choice", { id: "tone", name: "Tone", labels: labels("x", "y"), multiple: true });
    const one = onText(topic, control("text"));
    const answered = itemWith("t", [], { choice: "b", text: "free" });
    expect(await linesOf(one, [answered, itemWith("u", [])])).toEqual([
      { text: "t", cats: { "the a": 0, "the b": 1 }, meta: { id: "id-1" } },
      { text: "u", meta: { id: "id-1" } },
    ]);
    expect(losses(one, answered)).toEqual({ taskAnswers: 1 });
    const [both] = await linesOf(onText(topic, tone), [itemWith("t", [], { tone: ["x", "y"] })]);
    expect(both.cats).toEqual({ "Tone/the x": 1, "Tone/the y": 1 });
    const gone = itemWith("t", [], { choice: "gone" });
    expect((await linesOf(one, [gone]))[0].cats).toBeUndefined();
    expect(losses(one, gone)).toEqual({ oldLabels: 1 });
  });
});

const python = pythonWith("spacy");
if (!python) console.warn("skipped: no python3 with spacy here");

it("offsets read by JSON and code points are those of the spans, whatever the text", async () => {
  const character = fc.constantFrom(...'ab \n"\\', "é", "e\u0301", "😀", "\u2028", "\u0000");
  await fc.assert(
    fc.asyncProperty(
      fc.array(character, { minLength: 1, maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 5 }),
      async (characters, chosen) => {
        const text = characters.join("");
        const points = [...text];
        const ranges = chosen
          .map(([a, b]) => [Math.min(a, b), Math.min(Math.max(a, b), points.length)] as [number, number])
          .filter(([start, end]) => start < end);
        const regions = ranges.map((range, i) => spanRegion(`r${i}`, "a", text, range));
        const [line] = await linesOf(onText(entities), [itemWith(text, regions)]);
        expect(line.text).toBe(text);
        for (const { start, end, id } of line.spans.sc) {
          const { shape } = regions[Number(id.slice(1))] as Region;
          expect(shape.kind === "span" && shape.parts[0]).toEqual({
            start,
            end,
            text: points.slice(start, end).join(""),
          });
        }
        expect(line.spans.sc.length).toBe(regions.length);
      },
    ),
  );
});

const SHOW = `
import json, sys, spacy
from spacy.tokens import DocBin
docs = DocBin().from_disk(sys.argv[1]).get_docs(spacy.blank("en").vocab)
told = lambda spans: [[span.text, span.label_] for span in spans]
print(json.dumps([[told(d.spans["sc"]), told(d.ents) if d.has_annotation("ENT_IOB") else None, d.cats] for d in docs]))`;

it.skipIf(!python)(
  "the lines in the documentation make a DocBin with the spans, entities and classes",
  async () => {
    const text = "😀 Anna e\u0301 Rome";
    const schema = onText(entities, control("choice", { labels: labels("a", "b") }));
    const items = [
      itemWith(text, [spanRegion("r", "a", text, [2, 6])], { choice: "a" }),
      itemWith(text, [spanRegion("r", "a", text, [2, 6]), spanRegion("s", "b", text, [0, 6])]),
    ];
    const files = await filesOf(spacy, { header: headerOf(schema), items });
    const folder = mkdtempSync(join(tmpdir(), "concord-spacy-"));
    const [source, made] = [join(folder, "train.jsonl"), join(folder, "train.spacy")];
    writeFileSync(source, files["train.jsonl"] ?? "");
    runPython(python ?? "", loaderWith("DocBin()"), source, made);
    expect(JSON.parse(runPython(python ?? "", SHOW, made))).toEqual([
      [[["Anna", "the a"]], [["Anna", "the a"]], { "the a": 1, "the b": 0 }],
      [
        [
          ["😀 Anna", "the b"],
          ["Anna", "the a"],
        ],
        null,
        {},
      ],
    ]);
    rmSync(folder, { recursive: true });
  },
);

it("a release without texts to learn from, or with every annotation, is refused with what to choose instead", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = spacy.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(headerOf(onText(entities)))).toBeNull();
  expect(refusal(headerOf(onText(control("choice"))))).toBeNull();
  expect(refusal(headerOf(onText(control("text"))))).toMatch(/^Files for spaCy teach .* Choose JSONL or CSV/);
  expect(refusal(headerOf(onText(entities), { perAnnotator: true }))).toMatch(/agreed labels/);
});
