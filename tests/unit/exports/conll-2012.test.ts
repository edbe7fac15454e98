import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region } from "@/lib/annotation/document";
import { bracketCells, bracketsIn, tellable } from "@/lib/formats/conll-2012/brackets";
import { conll2012 as reader } from "@/lib/formats/conll-2012/read";
import { conll2012 } from "@/lib/formats/conll-2012/write";
import { type FrozenItem, lossesIn } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, text as textInput } from "../labels/build";
import { documentOf, filesOf, headerOf, itemOf, spanRegion } from "./build";

const mentions = control("span", {
  labels: [
    { id: "a", name: "PER" },
    { id: "b", name: "Any (place)" },
  ],
});
const chains = control("relation", { structure: "chains", labels: [{ id: "same", name: "Same" }] });
const schema: LabelSchema = { inputs: [textInput], controls: [mentions, chains] };
const inChain = (group: string, region: Region): Region => ({ ...region, group });
const itemWith = (text: string, regions: Region[], changes: Partial<FrozenItem> = {}) =>
  itemOf(1, { data: { text }, labels: documentOf({ regions }), ...changes });
const written = async (...items: FrozenItem[]) =>
  (await filesOf(conll2012, { header: headerOf(schema), items }))["train.v4_gold_conll"] ?? "";
/** Without that of the group of the task, which each item of these tests has. */
const losses = (item: FrozenItem) => {
  const { taskGroups: _, ...own } = lossesIn(conll2012, headerOf(schema), item);
  return own;
};
async function rowsOf(text: string) {
  async function* source() {
    yield new TextEncoder().encode(text);
  }
  const rows = [];
  for await (const group of reader.rows(source(), {})) rows.push(...group);
  return rows;
}

const TEXT = "Anna Lee paid her.\nShe left New York.";
const ITEM = itemWith(TEXT, [
  inChain("x", spanRegion("r", "a", TEXT, [0, 8])),
  inChain("y", spanRegion("h", "a", TEXT, [14, 17])),
  inChain("x", spanRegion("s", "a", TEXT, [19, 22])),
  inChain("y", spanRegion("n", "a", TEXT, [5, 8])),
  spanRegion("p", "b", TEXT, [28, 36]),
]);

it("a text is a document with a line per token, labels and chains in brackets", async () => {
  const row = (at: number, word: string, parse: string, name: string, chain: string) =>
    `id-1\t0\t${at}\t${word}\t-\t${parse}\t-\t-\t-\t-\t${name}\t${chain}`;
  expect(await written(ITEM)).toBe(
    [
      "#begin document (id-1); part 000",
      row(0, "Anna", "(TOP*", "(PER*", "(0"),
      row(1, "Lee", "*", "*)", "(1)|0)"),
      row(2, "paid", "*", "*", "-"),
      row(3, "her", "*", "(PER)", "(1)"),
      row(4, ".", "*)", "*", "-"),
      "",
      row(0, "She", "(TOP*", "(PER)", "(0)"),
      row(1, "left", "*", "*", "-"),
      row(2, "New", "*", "(Any_place_*", "-"),
      row(3, "York", "*", "*)", "-"),
      row(4, ".", "*)", "*", "-"),
      "",
      "#end document",
      "",
    ].join("\n"),
  );
  expect(losses(ITEM)).toEqual({ nestedLabels: 1, textBlanks: 1 });
});

it("is read back: words with blanks between them, mentions of the same chains, labels of the longest spans", async () => {
  const [row, ...others] = await rowsOf(await written(ITEM));
  if (!row || "error" in row) throw new Error("a row was written");
  expect(others).toEqual([]);
  expect(row.value).toEqual({
    id: "id-1",
    document: "id-1",
    part: 0,
    text: "Anna Lee paid her .\nShe left New York .",
  });
  const said = row.annotations?.[0]?.regions.map(({ labels, group, shape }) => [
    labels.join(),
    group,
    typeof shape === "object" && shape.kind === "span" && shape.parts[0]?.text,
  ]);
  expect(said).toEqual([
    ["PER", "0", "Anna Lee"],
    ["mention", "1", "Lee"],
    ["PER", "1", "her"],
    ["PER", "0", "She"],
    ["Any_place_", undefined, "New York"],
  ]);
});

it("tokens are cut where a mention begins or ends", async () => {
  const text = "Annas hat, hers";
  const item = itemWith(text, [
    inChain("x", spanRegion("r", "a", text, [0, 4])),
    inChain("x", spanRegion("s", "a", text, [11, 14])),
  ]);
  const words = (await written(item)).split("\n").map((line) => line.split("\t")[3]);
  expect(words.filter((word) => word !== undefined)).toEqual(["Anna", "s", "hat", ",", "her", "s"]);
});

it("what brackets cannot tell is counted", () => {
  const text = "one two three\nfour five ";
  const item = itemWith(text, [
    inChain("x", spanRegion("a", "a", text, [0, 3])),
    // The same place, and one that crosses another of the chain.
    inChain("x", spanRegion("b", "a", text, [0, 3])),
    inChain("x", spanRegion("c", "a", text, [0, 7])),
    inChain("x", spanRegion("d", "a", text, [4, 13])),
    // Of two parts, over two lines, with a blank at the end, of blanks alone, alone in its chain.
    spanRegion("e", "b", text, [0, 3], [8, 13]),
    spanRegion("f", "b", text, [8, 18]),
    spanRegion("g", "b", text, [19, 24]),
    spanRegion("h", "b", text, [13, 14]),
    inChain("z", spanRegion("i", "b", text, [14, 18])),
  ]);
  expect(losses(item)).toMatchObject({
    equalMentions: 2,
    joinedGaps: 1,
    mentionLines: 1,
    blankEdges: 1,
    blankMentions: 1,
    groups: 1,
    textBlanks: 1,
  });
});

it("groups without a question of chains are written, too, and pairs of one count as chains", async () => {
  const text = "a b c d";
  const plain: LabelSchema = { inputs: [textInput], controls: [mentions] };
  const at = (id: string, place: number) => spanRegion(id, "a", text, [place, place + 1]);
  const grouped = itemWith(text, [inChain("x", at("r", 0)), inChain("x", at("s", 4))]);
  const files = await filesOf(conll2012, { header: headerOf(plain), items: [grouped] });
  const cells = (file = "") => file.split("\n").flatMap((line) => line.split("\t")[11] ?? []);
  expect(cells(files["train.v4_gold_conll"])).toEqual(["(0)", "-", "(0)", "-"]);
  const paired = itemOf(1, {
    data: { text },
    labels: documentOf({
      regions: [at("r", 0), at("s", 4), at("t", 6)],
      relations: [
        { id: "x", control: "relation", label: "same", from: "r", to: "s" },
        { id: "y", control: "relation", label: "same", from: "s", to: "t" },
      ],
    }),
  });
  expect(cells(await written(paired))).toEqual(["(0)", "-", "(0)", "(0)"]);
  expect(losses(paired)).toEqual({});
});

describe("files of others", () => {
  const line = (word: string, chain: string, name = "*") =>
    `bc/a 0 0 ${word} NN (TOP* - - - Anna ${name} (V*) ${chain}`;
  it("columns are parted by any blanks, mentions nest, and parts of a document are rows", async () => {
    const rows = await rowsOf(
      [
        "#begin document (bc/a); part 000",
        line("The", "(12|(3"),
        line("city", "3)"),
        line("here", "12)"),
        "#end document",
        "#begin document (bc/a); part 001",
        line("It", "(3)"),
        "#end document",
      ].join("\n"),
    );
    expect(rows.map((row) => "value" in row && [row.value.id, row.value.text])).toEqual([
      ["bc/a", "The city here"],
      ["bc/a_1", "It"],
    ]);
    const [first] = rows;
    const regions = first && "annotations" in first ? first.annotations?.[0]?.regions : [];
    expect(regions?.map(({ group, shape }) => [group, typeof shape === "object" && shape])).toMatchObject([
      ["12", { parts: [{ text: "The city here" }] }],
      ["3", { parts: [{ text: "The city" }] }],
    ]);
  });

  it.each([
    [
      ["#begin document (a); part 000", line("x", "1)")],
      "line 2: a mention of chain 1 ends that has not begun",
    ],
    [
      ["#begin document (a); part 000", line("x", "(1")],
      "line 2: the mention of chain 1 that begins here never ends",
    ],
    [
      ["#begin document (a); part 000", line("x", "one")],
      'line 2: "one" is no cell of chains such as -, (1), (1|(2 or 1)',
    ],
    [[line("x", "-")], 'line 1 stands before the first "#begin document"'],
  ])("a fault names its line: %#", async (lines, problem) => {
    const rows = await rowsOf(lines.join("\n"));
    expect(rows.map((row) => ("error" in row ? inEnglish(row.error) : "fine"))).toEqual([problem]);
  });
});

it("any mentions come back from the brackets they are told by", () => {
  const mention = fc
    .record({ first: fc.nat(9), length: fc.nat(5), chain: fc.constantFrom("0", "1", "2") })
    .map(({ first, length, chain }) => ({ first, last: Math.min(first + length, 9), chain }));
  fc.assert(
    fc.property(fc.array(mention, { maxLength: 12 }), (given) => {
      const { written: told, lost } = tellable(given);
      expect(told.length + lost).toBe(given.length);
      const open = new Map<string, number[]>();
      const found: string[] = [];
      for (const [at, cell] of bracketCells(told, 10).entries())
        for (const { chain, begins, ends } of bracketsIn(cell) ?? []) {
          if (begins) open.set(chain, [...(open.get(chain) ?? []), at]);
          if (ends) found.push(`${open.get(chain)?.pop()} ${at} ${chain}`);
        }
      expect(found.sort()).toEqual(told.map(({ first, last, chain }) => `${first} ${last} ${chain}`).sort());
    }),
  );
});

it("needs spans and agreed labels", () => {
  expect(conll2012.suits(headerOf({ inputs: [textInput], controls: [control("choice")] })).ok).toBe(false);
  expect(conll2012.suits(headerOf(schema, { perAnnotator: true })).ok).toBe(false);
});
