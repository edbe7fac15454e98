import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conll } from "@/lib/formats/conll/read";
import { conll as writer } from "@/lib/formats/conll/write";
import { conllBioes } from "@/lib/formats/conll-bioes/write";
import type { SourceAnnotation } from "@/lib/formats/source-annotation";
import type { FrozenItem } from "@/lib/formats/writer";
import type { Shape } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import { documentOf, filesOf, headerOf, itemOf, spanRegion } from "../exports/build";
import { control, text as textInput } from "../labels/build";
import { type GoodRow, goodRows, problemsOf, rowsOf, sniffed, utf8 } from "./rows";
import { toDocument } from "./to-document";

const lines = (...all: string[]) => all.join("\n");
const spansIn = (row: GoodRow | undefined) =>
  row?.annotations?.[0]?.regions.flatMap(({ labels, shape }) =>
    (shape as Extract<Shape, { kind: "span" }>).parts.map((part) => [
      labels[0],
      part.start,
      part.end,
      part.text,
    ]),
  );
const allSpans = async (file: string) => (await goodRows(conll, file)).map(spansIn);

describe("a stranger's file", () => {
  /** The first sentences of CoNLL-2003 (Tjong Kim Sang and De Meulder 2003): IOB1, chunks and names. */
  const CONLL_2003 = lines(
    "-DOCSTART- -X- O O",
    "",
    "EU NNP I-NP I-ORG",
    "rejects VBZ I-VP O",
    "German JJ I-NP I-MISC",
    "call NN I-NP O",
    "",
    "Peter NNP I-NP I-PER",
    "Blackburn NNP I-NP I-PER",
    "",
    "-DOCSTART- -X- O O",
    "",
    "BRUSSELS NNP I-NP I-LOC",
    "Rome NNP I-NP B-LOC",
    "1996-08-22 CD I-NP O",
    "",
  );

  it("has a row per sentence, numbered by lines, with its document; other columns are told", async () => {
    const rows = await goodRows(conll, CONLL_2003);
    expect(rows.map(({ row, value }) => [row, value])).toEqual([
      [3, { text: "EU rejects German call", document: 1 }],
      [8, { text: "Peter Blackburn", document: 1 }],
      [13, { text: "BRUSSELS Rome 1996-08-22", document: 2 }],
    ]);
    expect(rows.map(spansIn)).toEqual([
      [
        ["ORG", 0, 2, "EU"],
        ["MISC", 11, 17, "German"],
      ],
      [["PER", 0, 15, "Peter Blackburn"]],
      [
        ["LOC", 0, 8, "BRUSSELS"],
        ["LOC", 9, 13, "Rome"],
      ],
    ]);
    expect(rows[0]?.annotations).toMatchObject([
      { role: "annotation", by: null, notTaken: ["column 2", "column 3"], relations: [], answers: [] },
    ]);
  });

  it("in IOB2, in BIOES, BILOU or BMES gives the same spans", async () => {
    const spans = [
      [
        ["PER", 0, 4, "Anna"],
        ["PER", 5, 12, "Bo Lind"],
        ["LOC", 16, 20, "Köln"],
      ],
    ];
    for (const [S, B, , E] of [
      ["B", "B", "I", "I"],
      ["S", "B", "I", "E"],
      ["U", "B", "I", "L"],
      ["S", "B", "M", "E"],
    ])
      expect(
        await allSpans(
          lines(`Anna\t${S}-PER`, `Bo\t${B}-PER`, `Lind\t${E}-PER`, "in\tO", `Köln\t${S}-LOC`, ""),
        ),
      ).toEqual(spans);
    const long = lines("a\tB-X", "b\tM-X", "c\tE-X", "d\tS-X");
    expect(await allSpans(long)).toEqual([
      [
        ["X", 0, 5, "a b c"],
        ["X", 6, 7, "d"],
      ],
    ]);
  });

  it("with numbers before tokens has two columns of tags, as GermEval", async () => {
    const file = lines(
      "#\thttp://de.example/1 [2009]",
      "1\tAufgrund\tO\tO",
      "2\tFC\tB-ORG\tO",
      "3\tKöln\tI-ORG\tB-LOC",
      "",
    );
    const rows = await goodRows(conll, file);
    expect(rows[0]?.value).toEqual({ text: "Aufgrund FC Köln" });
    expect(spansIn(rows[0])).toEqual([
      ["ORG", 9, 16, "FC Köln"],
      ["LOC", 12, 16, "Köln"],
    ]);
  });

  it("of Label Studio has columns for the form alone, which are not told", async () => {
    const rows = await goodRows(
      conll,
      "-DOCSTART- -X- O\nJohn -X- _ B-PER\nSmith -X- _ I-PER\nworks -X- _ O\n\n",
    );
    expect(rows.map(spansIn)).toEqual([[["PER", 0, 10, "John Smith"]]]);
    expect(rows[0]?.annotations?.[0]?.notTaken).toBeUndefined();
  });

  it("with comments has its text and ids from them", async () => {
    const file = lines(
      "# sent_id = s-1",
      "# text = He's in Rome.",
      "# source = web",
      "He\tO",
      "'s\tO",
      "in\tO",
      "Rome\tB-LOC",
      ".\tO",
      "",
      "#\tO",
      "Rome\tB-LOC",
    );
    const rows = await goodRows(conll, file);
    expect(rows.map(({ value }) => value)).toEqual([
      { id: "s-1", text: "He's in Rome.", source: "web" },
      { text: "# Rome" },
    ]);
    expect(rows.map(spansIn)).toEqual([[["LOC", 8, 12, "Rome"]], [["LOC", 2, 6, "Rome"]]]);
  });

  it("may have CRLF, a byte order mark, blanks at ends, no last line break, characters of two units and NUL", async () => {
    const file = `\ufeff😀 O\r\nAn\u0000na B-PER \r\n \r\n\r\n東京 S-LOC`;
    expect(await allSpans(file)).toEqual([[["PER", 2, 7, "An\u0000na"]], [["LOC", 0, 2, "東京"]]]);
    expect(await rowsOf(conll, "")).toEqual([]);
    expect(await rowsOf(conll, "\n\n-DOCSTART- O\n\n")).toEqual([]);
  });
});

describe("a fault", () => {
  const good = [
    "Anna\tB-PER",
    "Bo\tI-PER",
    "",
    "Rome\tB-LOC",
    "x\tO",
    "x\tO",
    "x\tO",
    "x\tO",
    "x\tO",
    "x\tO",
    "x\tO",
    "",
  ];
  it.each<[string, string[], string]>([
    [
      "a span that goes on without a beginning",
      ["x\tO", "y\tI-PER"],
      'line 14: "I-PER" goes on with a span that has not begun; expected B- before it',
    ],
    [
      "a span of another type",
      ["x\tB-LOC", "y\tI-PER"],
      'line 14: "I-PER" goes on with a span of another type; expected B- there',
    ],
    ["no tag", ["x\tO", "y\tPER"], 'line 14: "PER" is no tag such as O, B-PER or I-PER'],
    ["a column too many", ["x\tO", "y\tO\tO"], "line 14 has 3 columns, the first one has 2"],
    ["a column missing", ["x"], "line 13 has 1 columns, the first one has 2"],
    [
      "another text",
      ["# text = x z", "x\tO", "y\tO"],
      'line 15: the token "y" is not the next one in the text of the sentence',
    ],
  ])("%s leaves its sentence out and names the line", async (_, bad, problem) => {
    const file = lines(...good, ...bad, "", "after\tO");
    expect(await problemsOf(conll, file)).toEqual([undefined, undefined, problem, undefined]);
  });

  it("never fails with an error of the program", async () => {
    const word = fc.constantFrom(
      "B-X",
      "I-X",
      "O",
      "#",
      "# text = B-X O",
      "-DOCSTART-",
      "",
      "# global.columns = FORM a",
      "a\tB-X",
      "a\tO\tO",
      "# id = 1",
      '# after = "',
      "E-",
      "\t",
      "1\ta\tO",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 12 }), async (words) => {
        await rowsOf(conll, words.join("\n"));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a file of ours", () => {
  const schema: LabelSchema = {
    inputs: [textInput, { id: "title", kind: "text", field: "title" }],
    controls: [
      control("span", {
        labels: [
          { id: "a", name: "Given name" },
          { id: "b", name: "LOC" },
        ],
      }),
      control("span", { id: "roles", name: "Roles", input: "title" }),
      control("choice", {
        multiple: true,
        labels: [
          { id: "a", name: "A | B" },
          { id: "b", name: "5" },
        ],
      }),
      control("text"),
      control("number"),
    ],
  };
  const TEXT = "  😀 Anna lives\tin “Köln”.\r\n\n東京 \u2028too\n";
  const item = itemOf(1, {
    externalId: "x 1",
    data: { text: TEXT, title: "Anna" },
    labels: documentOf({
      answers: { choice: ["a", "b"], text: "line\ntwo", number: 2.5 },
      regions: [
        spanRegion("T1", "a", TEXT, [4, 8]),
        spanRegion("T2", "b", TEXT, [4, 14]),
        spanRegion("T3", "b", TEXT, [19, 23]),
        { ...spanRegion("T4", "a", "Anna", [0, 4]), control: "roles" },
      ],
    }),
  });
  const sorted = (regions: ReturnType<typeof toDocument>["regions"]) =>
    regions.map(({ control: asked, labels, shape }) => JSON.stringify([asked, labels, shape])).sort();

  it.each([
    ["IOB2", writer],
    ["BIOES", conllBioes],
  ])(
    "in %s gives each task as one row: exact texts of all fields, spans of all columns, answers, ids",
    async (_, format) => {
      const empty = itemOf(2, { data: { text: " \n ", title: "" }, labels: documentOf({}) });
      const files = await filesOf(format, {
        header: headerOf(schema),
        items: [item, empty, { ...item, id: "id-3", seq: 3 }],
      });
      const rows = await goodRows(conll, files["train.conll"] ?? "");
      expect(rows.map(({ value }) => value)).toEqual([
        { id: "id-1", external_id: "x 1", text: TEXT, title: "Anna" },
        { id: "id-2", text: " \n ", title: "" },
        { id: "id-3", external_id: "x 1", text: TEXT, title: "Anna" },
      ]);
      // Names of labels have no blanks in tags.
      const source = JSON.stringify(rows[0]?.annotations?.[0]).replace(/Given_name|the_a/g, (name) =>
        name.replace("_", " "),
      );
      const document = toDocument(schema, JSON.parse(source) as SourceAnnotation);
      expect(document.answers).toEqual(item.labels?.answers);
      expect(sorted(document.regions)).toEqual(sorted(item.labels?.regions ?? []));
    },
  );

  it("gives any text back", async () => {
    const plain: LabelSchema = { inputs: [textInput], controls: [control("span")] };
    const signs = fc.string({
      unit: fc.constantFrom("a", "é", "😀", " ", "\n", "\r\n", "\t", "#", "東", ".", "\u2028", "-", "O", "="),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(signs, { minLength: 1, maxLength: 3 }), async (texts) => {
        const items: FrozenItem[] = texts.map((text, i) =>
          itemOf(i + 1, { data: { text }, labels: documentOf({}) }),
        );
        const files = await filesOf(writer, { header: headerOf(plain), items });
        const rows = await goodRows(conll, files["train.conll"] ?? "");
        expect(rows.map(({ value }) => value.text)).toEqual(texts);
      }),
      { numRuns: 200 },
    );
  });
});

describe("is told from other texts", () => {
  it.each<[string, string, boolean]>([
    ["tags", "Anna\tB-PER\nlives\tO\n\nin O", true],
    ["tabs", "Anna\tB-PER\nlives\tO\n\nin\tO", true],
    ["blanks", "-DOCSTART- -X- O O\n\nEU NNP I-NP I-ORG\nrejects VBZ I-VP O\n", true],
    ["a start cut off", `${"Anna\tB-PER\n".repeat(50)}Bo`, true],
    [
      "ours without spans",
      "# global.columns = FORM span\n-DOCSTART-\tO\n\n# id = 1\n# text = a\na\tO\n\n",
      true,
    ],
    ["prose", "I am\nYou are\n", false],
    ["a table", "name\tkind\nAnna\tB-12\n", false],
    ["a table of letters", "a,b\nO,O\n", false],
    ["nothing", "", false],
  ])("%s", (_, text, isIt) => {
    expect(conll.sniff({ bytes: utf8(text), isWhole: !text.endsWith("Bo") }) > 0.8).toBe(isIt);
    expect(sniffed(conll, "x")).toBe(0);
  });
});
