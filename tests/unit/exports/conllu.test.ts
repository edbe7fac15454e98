import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conllu } from "@/lib/formats/conllu/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, labels, text as textInput } from "../labels/build";
import { documentOf, filesOf, headerOf, itemOf, spanRegion } from "./build";
import { pythonWith, runPython } from "./docs-loader";
import { inFolder } from "./in-folder";

const entities = control("span", {
  labels: [
    { id: "a", name: "PER" },
    { id: "b", name: "Any | place" },
  ],
});
const onText = (...controls: LabelSchema["controls"]): LabelSchema => ({ inputs: [textInput], controls });
const itemWith = (
  text: string,
  parts: Parameters<typeof documentOf>[0] = {},
  changes: Partial<FrozenItem> = {},
) => itemOf(1, { data: { text }, labels: documentOf(parts), ...changes });
const written = async (schema: LabelSchema, ...items: FrozenItem[]) =>
  (await filesOf(conllu, { header: headerOf(schema), items }))["train.conllu"] ?? "";
const losses = (schema: LabelSchema, item: FrozenItem) => conllu.losses(headerOf(schema), item);

it("a sentence has its id, its text, ten columns with tags in MISC, and the task's answers with its first one", async () => {
  const words = " Anna Lee lives\tin New Delhi.\r\n\r\n东京 😀 too ";
  const schema = onText(entities, control("choice", { labels: labels("x", "y") }), control("text"));
  const item = itemWith(
    words,
    {
      answers: { choice: "y", text: "two\nlines" },
      regions: [spanRegion("r", "a", words, [1, 9]), spanRegion("s", "b", words, [19, 28])],
    },
    { externalId: "n 1" },
  );
  const row = (id: number, form: string, misc = "_") => `${id}\t${form}\t_\t_\t_\t_\t_\t_\t_\t${misc}`;
  expect(await written(schema, item)).toBe(
    [
      "# newdoc id = id-1",
      "# external_id = n 1",
      "# label.choice = the y",
      '# label.text = "two\\nlines"',
      "# sent_id = id-1-1",
      "# text = Anna Lee lives\tin New Delhi.",
      row(1, "Anna", "Entity=B-PER|SpacesBefore=\\s"),
      row(2, "Lee", "Entity=I-PER"),
      row(3, "lives", "SpacesAfter=\\t"),
      row(4, "in"),
      row(5, "New", "Entity=B-Any_place"),
      row(6, "Delhi", "Entity=I-Any_place|SpaceAfter=No"),
      row(7, ".", "SpacesAfter=\\r\\n\\r\\n"),
      "",
      "# sent_id = id-1-2",
      "# text = 东京 😀 too",
      row(1, "东", "SpaceAfter=No"),
      row(2, "京"),
      row(3, "😀"),
      row(4, "too", "SpacesAfter=\\s"),
      "",
      "",
    ].join("\n"),
  );
  expect(losses(schema, item)).toEqual({});
});

it("spans over others stand under further keys, and each of several questions has its own", async () => {
  const roles = control("span", { id: "role", labels: labels("r") });
  const words = "New York City";
  const item = itemWith(words, {
    regions: [
      spanRegion("r", "a", words, [0, 13]),
      spanRegion("s", "a", words, [0, 8]),
      { ...spanRegion("t", "r", words, [9, 13]), control: "role" },
    ],
  });
  const misc = (await written(onText(entities, roles), item))
    .split("\n")
    .flatMap((line) => line.split("\t")[9] ?? []);
  expect(misc).toEqual([
    "Entity.span=B-PER|Entity.span.2=B-PER",
    "Entity.span=I-PER|Entity.span.2=I-PER",
    "Entity.span=I-PER|Entity.role=B-the_r",
  ]);
});

it("texts of several fields are sentences of one document, and one without a word is left out and counted", async () => {
  const schema: LabelSchema = {
    inputs: [textInput, { id: "reply", kind: "text", field: "reply" }],
    controls: [entities, control("span", { id: "second", input: "reply" })],
  };
  const item = itemOf(1, { data: { text: "one", reply: "two" }, labels: documentOf({}) });
  const blank = itemOf(2, { data: { text: " \n", reply: "three" }, labels: documentOf({}) });
  const lines = (await written(schema, item, blank)).split("\n").filter((line) => line.startsWith("# "));
  expect(lines).toEqual([
    ...["# newdoc id = id-1", "# field = text", "# sent_id = id-1-1", "# text = one"],
    ...["# field = reply", "# sent_id = id-1-2", "# text = two"],
    ...["# newdoc id = id-2", "# field = reply", "# sent_id = id-2-1", "# text = three"],
  ]);
  expect(losses(schema, item)).toEqual({});
  expect(losses(schema, blank)).toEqual({ blankTexts: 1 });
});

const BLANKS: Record<string, string> = { s: " ", t: "\t", r: "\r", n: "\n", p: "|", "\\": "\\" };
const unescaped = (told: string): string =>
  told.replace(/\\(?:u([0-9a-f]{4})|(.))/gs, (_, code, letter) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (BLANKS[letter] ?? letter),
  );

/** The text of a document and where its spans begin, from nothing but the columns. */
function readDocument(file: string): { text: string; starts: number[] } {
  const starts: number[] = [];
  let text = "";
  for (const sentence of file.split("\n\n").filter((one) => one !== "")) {
    const lines = sentence.split("\n").filter((line) => /^\d/.test(line));
    for (const [i, line] of lines.entries()) {
      const [, form = "", ...further] = line.split("\t");
      const told = Object.fromEntries((further.at(-1) ?? "").split("|").map((entry) => entry.split("=", 2)));
      text += unescaped(told.SpacesBefore ?? "");
      if (told.Entity?.startsWith("B-")) starts.push(text.length);
      const usual = told.SpaceAfter === "No" || i === lines.length - 1 ? "" : " ";
      text += form + (told.SpacesAfter === undefined ? usual : unescaped(told.SpacesAfter));
    }
  }
  return { text, starts };
}

it("gives back any text with a word, and where spans begin", async () => {
  const unit = fc.constantFrom(
    ..."ab1.|\\-' \t\n\r",
    "\u2028",
    "\u0085",
    "\u00a0",
    "é",
    "東",
    "😀",
    "=",
    "#",
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit, maxLength: 40 }), fc.nat(40), async (words, at) => {
      const start = Math.min(at, [...words].length);
      const isWord = !" \t\n\r\u2028\u0085\u00a0".includes([...words][start] ?? " ");
      const regions = isWord ? [spanRegion("r", "a", words, [start, start + 1])] : [];
      const file = await written(onText(entities), itemWith(words, { regions }));
      if (file === "") expect(words.replaceAll("\u0085", "").trim()).toBe("");
      else {
        const unitStart = [...words].slice(0, start).join("").length;
        expect(readDocument(file)).toEqual({ text: words, starts: isWord ? [unitStart] : [] });
      }
    }),
  );
});

it("counts what tags cannot tell", () => {
  const words = "Anna\nand Lee";
  const item = itemWith(words, {
    regions: [spanRegion("r", "a", words, [0, 8]), spanRegion("s", "a", words, [0, 4], [9, 12])],
    relations: [{ id: "x", control: "relation", label: "r", from: "r", to: "s" }],
  });
  expect(losses(onText(entities, control("relation")), item)).toEqual({
    relations: 1,
    spanParts: 1,
    spansOverLines: 1,
  });
});

it("a release without spans, or with every annotation, is refused with what to choose instead", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = conllu.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(headerOf(onText(entities)))).toBeNull();
  expect(refusal(headerOf(onText(control("choice"))))).toMatch(/^CoNLL-U holds spans .* Choose JSONL or CSV/);
  expect(refusal(headerOf(onText(entities), { perAnnotator: true }))).toMatch(/agreed labels/);
});

const SHOW = `
import json, sys
import conllu
sentences = conllu.parse(open(f"{sys.argv[1]}/train.conllu", encoding="utf-8", newline="\\n").read())
print(json.dumps([[s.metadata, [[t["form"], t["misc"]] for t in s]] for s in sentences]))`;
const python = pythonWith("conllu");
if (!python) console.warn("skipped: no python3 with conllu here");

describe("an independent reader", () => {
  it.skipIf(!python)("has the sentences, the tokens, and the tags in MISC", async () => {
    const words = "Anna # Lee\n|x| _ \u2028end";
    const item = itemWith(words, { answers: {}, regions: [spanRegion("r", "a", words, [0, 4])] });
    const files = await filesOf(conllu, { header: headerOf(onText(entities)), items: [item] });
    const seen = await inFolder(files, (folder) => JSON.parse(runPython(python ?? "", SHOW, folder)));
    expect(seen).toEqual([
      [
        { "newdoc id": "id-1", sent_id: "id-1-1", text: "Anna # Lee" },
        [
          ["Anna", { Entity: "B-PER" }],
          ["#", null],
          ["Lee", { SpacesAfter: "\\n" }],
        ],
      ],
      [
        { sent_id: "id-1-2", text: "|x| _" },
        [
          ["|", { SpaceAfter: "No" }],
          ["x", { SpaceAfter: "No" }],
          ["|", null],
          ["_", { SpacesAfter: "\\s\\u2028" }],
        ],
      ],
      [{ sent_id: "id-1-3", text: "end" }, [["end", null]]],
    ]);
  });
});
