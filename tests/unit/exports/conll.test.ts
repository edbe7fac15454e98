import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { indexCodePoints } from "@/lib/core/code-points";
import { conll } from "@/lib/formats/conll/write";
import { conllBioes } from "@/lib/formats/conll-bioes/write";
import type { FrozenItem } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, labels, schemaOf } from "../labels/build";
import { documentOf, filesOf, headerOf, itemOf, spanRegion } from "./build";
import { loaderWith, pythonWith, runPython } from "./docs-loader";
import { readConll } from "./read-conll";

const person = { id: "a", name: "PER" };
const place = { id: "b", name: "LOC" };
const entities = control("span", { labels: [person, place] });
const schema: LabelSchema = { ...schemaOf(entities), inputs: [{ id: "text", kind: "text", field: "text" }] };

const itemWith = (text: string, regions: Region[] = [], changes: Partial<FrozenItem> = {}) =>
  itemOf(1, { data: { text }, labels: documentOf({ regions }), ...changes });
const written = async (items: FrozenItem[], of: LabelSchema = schema, format = conll) =>
  (await filesOf(format, { header: headerOf(of), items }))["train.conll"] ?? "";
const linesOf = async (item: FrozenItem, of: LabelSchema = schema, format = conll) =>
  (await written([item], of, format))
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("# ") && !line.startsWith("-DOCSTART-"));
const tokensOf = async (text: string) => (await linesOf(itemWith(text))).map((line) => line.split("\t")[0]);
const losses = (item: FrozenItem, of: LabelSchema = schema) => conll.losses(headerOf(of), item);

it("a text is a line per token and an empty one behind each sentence, with what it takes to put it together", async () => {
  const text = " Anna Lee lives\tin Paris.\r\n\r\n东京 😀 too";
  const item = itemWith(text, [
    spanRegion("r", "a", text, [1, 9]),
    spanRegion("s", "b", text, [19, 24]),
    spanRegion("t", "b", text, [29, 31]),
  ]);
  expect(await written([item])).toBe(
    [
      "# global.columns = FORM span",
      "-DOCSTART-\tO",
      "",
      "# id = id-1",
      '# before = " "',
      "# text = Anna Lee lives\tin Paris.",
      '# after = "\\r\\n\\r\\n"',
      "Anna\tB-PER",
      "Lee\tI-PER",
      "lives\tO",
      "in\tO",
      "Paris\tB-LOC",
      ".\tO",
      "",
      "# text = 东京 😀 too",
      "东\tB-LOC",
      "京\tI-LOC",
      "😀\tO",
      "too\tO",
      "",
      "",
    ].join("\n"),
  );
  expect(losses(item)).toEqual({});
});

it("BIOES tells where spans end", async () => {
  const text = "Anna van der Lee in Rome";
  const item = itemWith(text, [spanRegion("r", "a", text, [0, 16]), spanRegion("s", "b", text, [20, 24])]);
  expect(await linesOf(item, schema, conllBioes)).toEqual([
    "Anna\tB-PER",
    "van\tI-PER",
    "der\tI-PER",
    "Lee\tE-PER",
    "in\tO",
    "Rome\tS-LOC",
  ]);
});

describe("tokens", () => {
  it.each<[string, string[]]>([
    ["Don't stop: well-known, o’clock", ["Don't", "stop", ":", "well-known", ",", "o’clock"]],
    ["'tis James' - -x don''t", ["'", "tis", "James", "'", "-", "-", "x", "don", "'", "'", "t"]],
    ["1,000.5 a.m. 3.", ["1,000.5", "a", ".", "m", ".", "3", "."]],
    ["e\u0301te\u0301 हिन्दी می\u200cخواهم", ["e\u0301te\u0301", "हिन्दी", "می\u200cخواهم"]],
    ["東京へgo カー", ["東", "京", "へ", "go", "カ", "ー"]],
    ["👩\u200d💻👍🏽 ❤\ufe0f!", ["👩\u200d💻", "👍🏽", "❤\ufe0f", "!"]],
    ["a\u00a0b\u2003c\u001cd\u0085e", ["a", "b", "c", "d", "e"]],
    ["# x_y", ["#", "x", "_", "y"]],
    [" \n ", []],
  ])("of %j", async (text, tokens) => {
    expect(await tokensOf(text)).toEqual(tokens);
  });

  it("are cut where a span begins or ends", async () => {
    const text = "preParisian";
    const item = itemWith(text, [spanRegion("r", "b", text, [3, 8])]);
    expect(await linesOf(item)).toEqual(["pre\tO", "Paris\tB-LOC", "ian\tO"]);
    expect(losses(item)).toEqual({});
  });
});

describe("spans that overlap", () => {
  const text = "New York City Hall";
  const nested = (...ranges: [number, number][]) =>
    itemWith(
      text,
      ranges.map((range, i) => spanRegion(`r${i}`, "b", text, range)),
    );

  it("have columns of their own, the longest first, up to the third; the files name their columns", async () => {
    const item = nested([0, 8], [0, 13], [4, 18], [0, 3]);
    const three = await written([item, { ...itemWith("x"), seq: 2, id: "id-2" }]);
    expect(three.split("\n").slice(0, 2)).toEqual([
      "# global.columns = FORM span span.2 span.3",
      "-DOCSTART-\tO\tO\tO",
    ]);
    // 14 characters, 13, 8 and 3: the third lies over both, the fourth beside the first.
    expect(await linesOf(item)).toEqual([
      "New\tB-LOC\tB-LOC\tB-LOC",
      "York\tB-LOC\tI-LOC\tI-LOC",
      "City\tI-LOC\tI-LOC\tO",
      "Hall\tI-LOC\tO\tO",
    ]);
    expect(three.endsWith("x\tO\tO\tO\n\n")).toBe(true);
    expect(losses(item)).toEqual({});
  });

  it("are lost beyond the third column, which is counted", async () => {
    const item = nested([0, 18], [0, 13], [0, 8], [0, 3], [4, 8]);
    expect((await linesOf(item))[0]).toBe("New\tB-LOC\tB-LOC\tB-LOC");
    expect(losses(item)).toEqual({ deepSpans: 2 });
  });

  it("beside each other stay in one column, and begin anew", async () => {
    expect(await linesOf(nested([0, 3], [4, 8]))).toEqual([
      "New\tB-LOC",
      "York\tB-LOC",
      "City\tO",
      "Hall\tO",
    ]);
  });

  it("several labels of one span have columns of their own, too", async () => {
    const item = itemWith(text, [spanRegion("r", ["a", "b"], text, [0, 3])]);
    expect((await linesOf(item))[0]).toBe("New\tB-PER\tB-LOC");
    expect(losses(item)).toEqual({});
  });
});

describe("what tags cannot tell is counted", () => {
  it("gaps of discontinuous spans: the parts are spans of their own", async () => {
    const text = "left and right arm";
    const item = itemWith(text, [spanRegion("r", "a", text, [0, 4], [15, 18])]);
    expect((await linesOf(item)).map((line) => line.split("\t")[1])).toEqual(["B-PER", "O", "O", "B-PER"]);
    expect(losses(item)).toEqual({ spanParts: 1 });
  });

  it("line breaks inside a span, blanks at its ends, spans of blanks", async () => {
    const text = "a b\n c  d";
    const item = itemWith(text, [spanRegion("r", "a", text, [1, 6]), spanRegion("s", "b", text, [6, 8])]);
    expect(await linesOf(item)).toEqual(["a\tO", "b\tB-PER", "c\tB-PER", "d\tO"]);
    expect(losses(item)).toEqual({ spansOverLines: 1, blankEdges: 1, blankSpans: 1 });
  });

  it("relations, answers about spans, other regions, images, further data, labels and parts that are gone", () => {
    const text = "short";
    const whole = schemaOf(
      entities,
      control("box"),
      control("rating", { per: "region" }),
      control("relation"),
    );
    const item = itemWith(
      text,
      [
        { ...spanRegion("r", ["a", "gone"], text, [0, 5]), attributes: { rating: 1 } },
        spanRegion("s", "a", `${text} before`, [6, 9]),
        {
          id: "b",
          control: "box",
          labels: ["a"],
          shape: { kind: "box", x: 0, y: 0, width: 1, height: 1, rotation: 0 },
        },
      ],
      { data: { text, image: "a.png", author: "x" } },
    );
    item.labels?.relations.push({ id: "x", control: "relation", label: "r", from: "r", to: "s" });
    if (item.labels) item.labels.answers = { lost: "a", rating: 2 };
    expect(losses(item, whole)).toEqual({
      dataFields: 2,
      oldAnswers: 1,
      taskAnswers: 1,
      relations: 1,
      regionAnswers: 1,
      oldLabels: 1,
      partsBesideText: 1,
      box: 1,
    });
    expect(losses(itemOf(1, { labels: documentOf({}) }), whole)).toEqual({ noText: 1 });
  });
});

describe("comments", () => {
  it("have the answers about the whole task, names of labels as they are and texts in quotes", async () => {
    const of = schemaOf(
      entities,
      control("choice", {
        id: "topic",
        labels: [
          { id: "a", name: "Billing" },
          { id: "b", name: "A | B" },
        ],
        multiple: true,
      }),
      control("text"),
      control("number"),
    );
    const item = itemWith("x");
    if (item.labels) item.labels.answers = { topic: ["a", "b"], text: 'two\nlines "x"', number: 1.5 };
    const lines = (await written([{ ...item, externalId: "E 1" }], of)).split("\n");
    expect(lines.slice(3, 10)).toEqual([
      "# id = id-1",
      "# external_id = E 1",
      "# topic = Billing | A \\| B",
      '# answer.text = "two\\nlines \\"x\\""',
      "# number = 1.5",
      "# text = x",
      "x\tO",
    ]);
    expect(losses(item, of)).toEqual({});
  });

  it("name the field where a task has several texts; answers stand with the first", async () => {
    const of: LabelSchema = {
      inputs: [
        { id: "text", kind: "text", field: "q" },
        { id: "reply", kind: "text", field: "a" },
      ],
      controls: [entities, control("span", { id: "other", input: "reply" }), control("choice")],
    };
    const item = itemOf(1, {
      data: { q: "why", a: "so" },
      labels: documentOf({
        answers: { choice: "a" },
        regions: [
          spanRegion("r", "a", "why", [0, 3]),
          { ...spanRegion("s", "a", "so", [0, 2]), control: "other" },
        ],
      }),
    });
    const lines = (await written([item], of))
      .split("\n")
      .filter((line) => /^(# (id|field|choice)|\w+\t)/.test(line));
    expect(lines).toEqual([
      "# id = id-1",
      "# field = q",
      "# choice = the a",
      "why\tB-PER\tO",
      "# id = id-1",
      "# field = a",
      "so\tO\tB-the_a",
    ]);
    expect(losses(item, of)).toEqual({});
  });
});

it("labels have tags of their own without blanks", async () => {
  const names = ["Given  name", "Given_name", "x\ty"].map((name, i) => ({ id: `${i}`, name }));
  const of = schemaOf(control("span", { labels: names }));
  const item = itemWith(
    "a b c",
    names.map(({ id }, i) => spanRegion(id, id, "a b c", [2 * i, 2 * i + 1])),
  );
  expect(await linesOf(item, of)).toEqual(["a\tB-Given_name", "b\tB-Given_name_2", "c\tB-x_y"]);
});

describe("reading back", () => {
  const character = fc.constantFrom(
    ..."ab1 '-.,\n\r\t#東ー",
    "\u0301",
    "😀",
    "\u200d",
    "\u00a0",
    "\u2028",
    "\\",
    '"',
  );
  const text = fc.array(character, { maxLength: 40 }).map((parts) => parts.join(""));
  const ranges = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 6 });

  it.each([conll, conllBioes])(
    "gives the text and the same offsets, whatever they are (%#)",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(text, ranges, async (whole, chosen) => {
          const { length, slice } = indexCodePoints(whole);
          const regions = chosen
            .map(([a, b]) => [Math.min(a, b), Math.min(Math.max(a, b), length)] as [number, number])
            .filter(([start, end]) => start < end)
            .map((range, i) => spanRegion(`r${i}`, "a", whole, range));
          const item = itemWith(whole, regions);
          const files = await filesOf(format, { header: headerOf(schema), items: [item] });
          expect(await filesOf(format, { header: headerOf(schema), items: [item] })).toEqual(files);
          const [read] = readConll(files["train.conll"] ?? "");
          expect(read?.text).toBe(whole);
          const lost = losses(item);
          if (Object.keys(lost).length > 0) return;
          const given = regions.map(({ shape }) => (shape.kind === "span" ? shape.parts[0] : null));
          const sorted = (spans: unknown[]) => spans.map((span) => JSON.stringify(span)).sort();
          expect(sorted(read?.spans ?? [])).toEqual(
            sorted(given.map((part) => [part?.start, part?.end, "PER", part && slice(part.start, part.end)])),
          );
        }),
        { numRuns: 400 },
      );
    },
  );
});

const python = pythonWith("sys");

it.skipIf(!python)("the lines in the documentation read sentences of tokens and tags", async () => {
  const text = "# Anna\u2028left\n\n东";
  const item = itemWith(text, [spanRegion("r", "a", text, [2, 6])]);
  const folder = mkdtempSync(join(tmpdir(), "concord-conll-"));
  const path = join(folder, "train.conll");
  writeFileSync(path, await written([item, { ...itemWith(" "), seq: 2 }, { ...itemWith("x"), seq: 3 }]));
  expect(runPython(python ?? "", loaderWith("-DOCSTART-"), path)).toBe(
    "4 [[['#', 'O'], ['Anna', 'B-PER']]]\n",
  );
  rmSync(folder, { recursive: true });
});

it("a release without spans, or with every annotation, is refused with what to choose instead", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = conll.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(headerOf(schema))).toBeNull();
  expect(refusal(headerOf(schemaOf(control("choice", { labels: labels("a", "b") }))))).toMatch(
    /^CoNLL holds spans .* Choose JSONL or CSV/,
  );
  expect(refusal(headerOf(schema, { perAnnotator: true }))).toMatch(/agreed labels/);
});
