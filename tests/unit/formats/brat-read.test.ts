import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ARCHIVE_READERS } from "@/lib/formats/archive-readers";
import { brat } from "@/lib/formats/brat/read";
import { brat as writer } from "@/lib/formats/brat/write";
import type { SourceRegion } from "@/lib/formats/source-annotation";
import { inEnglish } from "@/lib/i18n/tell";
import type { Shape } from "@/lib/kinds";
import type { LabelSchema } from "@/lib/labels/schema";
import { documentOf, filesOf, headerOf, itemOf, spanRegion } from "../exports/build";
import { control, text as textInput } from "../labels/build";
import { archiveOf, archiveRows, type GoodRow } from "./rows";
import { toDocument } from "./to-document";

type Files = Record<string, string | Uint8Array>;
const rowsIn = (files: Files) => archiveRows(brat, archiveOf(files));
const goodIn = async (files: Files) =>
  (await rowsIn(files)).map((row): GoodRow => {
    if ("error" in row) throw new Error(inEnglish(row.error));
    return row;
  });
const problemsIn = async (files: Files) =>
  (await rowsIn(files)).map((row) => ("error" in row ? inEnglish(row.error) : undefined));
const partsOf = (regions: readonly SourceRegion[] = []) =>
  regions.map(({ id, labels, shape }) => [
    id,
    labels.join(),
    ...(shape as Extract<Shape, { kind: "span" }>).parts.map(
      ({ start, end, text }) => `${start}-${end} ${text}`,
    ),
  ]);

describe("a stranger's archive", () => {
  /** As brat's own example corpora have it (BioNLP shared task, news): events with triggers, notes, equivalences. */
  const TEXT = "Citibank was involved in moving about $100 million\nfor Raul Salinas de Gortari.\n";
  const ANN = [
    "T1\tOrganization 0 8\tCitibank",
    "T2\tMoney 38 50\t$100 million",
    "T3\tPerson 55 59;60 67\tRaul Salinas",
    "T4\tTransfer 25 31\tmoving",
    "E1\tTransfer:T4 Giver:T1",
    "R1\tInvolves Arg1:T1 Arg2:T3\t",
    "R2\tInvolves Arg1:E1 Arg2:T3",
    "A1\tNegation T2",
    "M1\tConfidence T3 high",
    "A2\tSpeculation E1",
    "N1\tReference T1 Wikipedia:219447\tCitibank",
    "*\tEquiv T1 T3",
    "#1\tAnnotatorNotes T1\tcheck",
    "",
  ].join("\n");

  it("has a row for each text, with spans, relations and attributes; the rest is told", async () => {
    const files = {
      "news/a.txt": TEXT,
      "news/a.ann": ANN,
      "news/b.txt": "not annotated",
      "README.txt": "about",
      "annotation.conf": "",
    };
    const rows = await goodIn(files);
    expect(rows.map(({ row, value, annotations }) => [row, value, annotations?.length])).toEqual([
      [1, { id: "news/a", text: TEXT }, 1],
      [2, { id: "news/b", text: "not annotated" }, undefined],
    ]);
    const said = rows[0]?.annotations?.[0];
    expect(said).toMatchObject({ role: "annotation", by: null, answers: [] });
    expect(partsOf(said?.regions)).toEqual([
      ["T1", "Organization", "0-8 Citibank"],
      ["T2", "Money", "38-50 $100 million"],
      ["T3", "Person", "55-59 Raul", "60-67 Salinas"],
      ["T4", "Transfer", "25-31 moving"],
    ]);
    expect(said?.regions.map(({ attributes }) => attributes)).toEqual([
      undefined,
      { Negation: "true" },
      { Confidence: "high" },
      { Speculation: "true" },
    ]);
    expect(said?.regions.map(({ group }) => group)).toEqual(["1", undefined, "1", undefined]);
    expect(said?.relations).toEqual([
      { from: "T4", to: "T1", label: "Giver" },
      { from: "T1", to: "T3", label: "Involves" },
      { from: "T4", to: "T3", label: "Involves" },
    ]);
    expect(new Set(said?.notTaken)).toEqual(new Set(["N", "#"]));
  });

  it("has names of types from the nearest visual.conf, and joins what only a line break parts", async () => {
    const files = {
      "visual.conf": "[labels]\nPER | Person | P\n[drawing]\nPER\tbgColor:red\n",
      "x/visual.conf": "[labels]\nPER | Человек\n",
      "a.txt": "Anna\nLee",
      "a.ann": "T1\tPER 0 4;5 8\tAnna Lee\n",
      "x/y/b.txt": "Bo",
      "x/y/b.ann": "T1\tPER 0 2\tBo",
    };
    const rows = await goodIn(files);
    expect(rows.flatMap(({ annotations }) => partsOf(annotations?.[0]?.regions))).toEqual([
      ["T1", "Person", "0-8 Anna\nLee"],
      ["T1", "Человек", "0-2 Bo"],
    ]);
  });

  it("is read in the unit in which its texts lie: code points, UTF-16, bytes, or CRLF counted once", async () => {
    const at = async (text: string, place: string, covered: string) =>
      (await goodIn({ "a.txt": text, "a.ann": `T1\tX ${place}\t${covered}\r\n` })).flatMap(
        ({ annotations }) => partsOf(annotations?.[0]?.regions),
      );
    for (const place of ["2 6", "3 7", "5 9"])
      expect(await at("😀 Anna", place, "Anna")).toEqual([["T1", "X", "2-6 Anna"]]);
    expect(await at("a\r\nb\r\nAnna", "4 8", "Anna")).toEqual([["T1", "X", "6-10 Anna"]]);
  });

  it("may be UTF-16, have a byte order mark or no annotations", async () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...[..."Añ"].flatMap((sign) => [sign.charCodeAt(0), 0])]);
    const rows = await goodIn({ "a.txt": utf16, "a.ann": "\ufeffT1\tX 0 2\tAñ", "b.txt": "", "b.ann": "" });
    expect(rows.map(({ value, annotations }) => [value.text, partsOf(annotations?.[0]?.regions)])).toEqual([
      ["Añ", [["T1", "X", "0-2 Añ"]]],
      ["", []],
    ]);
    expect(await rowsIn({})).toEqual([]);
  });
});

describe("a fault", () => {
  const good = { "a.txt": "Anna", "a.ann": "T1\tX 0 4\tAnna", "z.txt": "Bo", "z.ann": "" };
  it.each<[string, Files, RegExp]>([
    [
      "a line that is none",
      { "b.txt": "x", "b.ann": "\nT1 X 0 1 x" },
      /^b\.ann, line 2: "T1 X 0 1 x" is no annotation of brat/,
    ],
    [
      "another text",
      { "b.txt": "abc", "b.ann": "T1\tX 0 2\tbc" },
      /^b\.ann, line 1: the span from 0 to 2 has another text than "bc"/,
    ],
    [
      "a span beyond the text",
      { "b.txt": "abc", "b.ann": "T1\tX 0 9\t" },
      /^b\.ann, line 1: the span from 0 to 9 is not in the text/,
    ],
    [
      "an id that stands twice",
      { "b.txt": "abc", "b.ann": "T1\tX 0 1\ta\nT1\tX 1 2\tb" },
      /^b\.ann, line 2: the id "T1" stands twice/,
    ],
    ["annotations without a text", { "b.ann": "T1\tX 0 1\ta" }, /there is no b\.txt/],
    [
      "bytes that are no text",
      { "b.txt": Uint8Array.from([65, 0xff, 0xc0]), "b.ann": "" },
      /b\.txt is not .* text/,
    ],
  ])("%s leaves its text out and names file and line", async (_, bad, problem) => {
    const problems = await problemsIn({ ...good, ...bad });
    expect(problems.slice(0, 2)).toEqual([undefined, undefined]);
    expect(problems[2]).toMatch(problem);
    expect(problems.length).toBe(3);
  });

  it("never fails with an error of the program", async () => {
    const part = fc.constantFrom(
      "T1",
      "R1",
      "A1",
      "#1",
      "E1",
      "*",
      "\t",
      " ",
      "X",
      "0 1",
      "1 3;0 1",
      "999999999999999999999 1",
      "Arg1:T1",
      "Arg2:T1",
      "a",
      "\n",
      "\u0000",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 14 }),
        fc.string({ unit: "binary", maxLength: 6 }),
        async (parts, text) => {
          await rowsIn({
            "a.txt": text,
            "a.ann": parts.join(""),
            "visual.conf": parts.join("|"),
            "schema.json": parts.join(""),
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("an archive of ours", () => {
  const schema: LabelSchema = {
    inputs: [textInput, { id: "title", kind: "text", field: "a/title" }],
    controls: [
      control("span", {
        multiple: true,
        labels: [
          { id: "a", name: "Given name" },
          { id: "b", name: "Имя" },
        ],
      }),
      control("span", { id: "roles", name: "Roles", input: "title" }),
      control("relation", { labels: [{ id: "r", name: "lives in" }] }),
      control("choice", { id: "sure", name: "Sure?", per: "region" }),
      control("choice", { id: "tags", name: "Tags", per: "region", multiple: true }),
      control("rating", { per: "region" }),
      control("text", { name: "Note: why?", per: "region" }),
      control("number", { per: "region" }),
    ],
  };
  const TEXT = "😀 Anna\nLee lives in Köln";
  const document = documentOf({
    regions: [
      {
        ...spanRegion("T1", ["a", "b"], TEXT, [2, 10]),
        attributes: { sure: "b", tags: ["a", "c"], rating: 4, text: 'say "a; b"\n', number: -1.5 },
      },
      spanRegion("T3", "b", TEXT, [2, 6], [20, 24]),
      { ...spanRegion("T4", "a", "Hello", [0, 5]), control: "roles" },
    ],
    relations: [{ id: "relation-1", control: "relation", label: "r", from: "T3", to: "T1" }],
  });
  const item = itemOf(1, { data: { text: TEXT, "a/title": "Hello" }, labels: document });

  it("with its schema is read back: labels, questions, texts of all fields, ids and splits", async () => {
    const files = await filesOf(writer, {
      header: headerOf(schema),
      items: [item, { ...item, id: "id-2", split: "test" }],
    });
    const rows = await goodIn({ ...files, "schema.json": JSON.stringify(schema), "guideline.md": "x" });
    expect(rows.map(({ value }) => value)).toEqual([
      { id: "id-1", split: "train", text: TEXT, "a/title": "Hello" },
      { id: "id-2", split: "test", text: TEXT, "a/title": "Hello" },
    ]);
    const [said] = rows[0]?.annotations ?? [];
    expect(said?.notTaken).toBeUndefined();
    const back = JSON.stringify(toDocument(schema, said as never)).replaceAll(
      /"(text|a\/title)\.(T\d)"/g,
      '"$2"',
    );
    expect(JSON.parse(back)).toEqual({
      ...document,
      regions: document.regions.map((one) => (one.control === "roles" ? { ...one, id: "T1" } : one)),
    });
  });

  it("without it has names from visual.conf, and questions as attributes are called", async () => {
    const files = await filesOf(writer, { header: headerOf(schema), items: [item] });
    const rows = await goodIn(files);
    expect(rows.map(({ value }) => value.id)).toEqual(
      ["train/id-1.a_title", "train/id-1.text"].sort().reverse(),
    );
    const said = rows.find(({ value }) => value.text === TEXT)?.annotations?.[0];
    expect(partsOf(said?.regions)).toEqual([
      ["T1", "Given name", "2-10 Anna\nLee"],
      ["T2", "Имя", "2-10 Anna\nLee"],
      ["T3", "Имя", "2-6 Anna", "20-24 Köln"],
    ]);
    expect(said?.relations).toEqual([{ from: "T3", to: "T1", label: "lives in" }]);
    expect(said?.regions[0]?.attributes).toEqual({
      Sure_: "the_b",
      Tags_the_a: "true",
      Tags_the_c: "true",
      Rating: "4",
    });
    expect(said?.notTaken).toEqual(["#"]);
  });
});

it("is told by pairs of names", () => {
  const { sniffNames } = ARCHIVE_READERS.brat;
  expect(
    sniffNames(["a.txt", "a.ann", "x/b.ann", "x/b.txt", "annotation.conf", "README.txt"]),
  ).toBeGreaterThan(0.9);
  expect(sniffNames(["a.ann", "b.ann", "c.txt"])).toBe(0);
  expect(sniffNames(["a.txt", "a.png"])).toBe(0);
  expect(sniffNames([])).toBe(0);
});

it("equivalences are chains: of ours they come back, and lines that share a span are one chain", async () => {
  const text = "one two three four five";
  const schema: LabelSchema = {
    inputs: [textInput],
    controls: [
      control("span"),
      control("relation", { structure: "chains", labels: [{ id: "same", name: "Same" }] }),
    ],
  };
  const places: [number, number, string | undefined][] = [
    [0, 3, "x"],
    [4, 7, "y"],
    [8, 13, "x"],
    [14, 18, undefined],
    [19, 23, "y"],
  ];
  const regions = places.map(([start, end, group], i) => ({
    ...spanRegion(`r${i}`, "a", text, [start, end]),
    ...(group === undefined ? {} : { group }),
  }));
  const item = itemOf(1, { data: { text }, labels: documentOf({ regions }) });
  const files = await filesOf(writer, { header: headerOf(schema), items: [item] });
  const [row] = await goodIn({ ...files, "schema.json": JSON.stringify(schema) });
  expect(row?.annotations?.[0]?.regions.map(({ group }) => group)).toEqual(["1", "2", "1", undefined, "2"]);
  const [foreign] = await goodIn({
    "a.txt": text,
    "a.ann": "T1\tA 0 3\tone\nT2\tA 4 7\ttwo\nT3\tA 8 13\tthree\n*\tEquiv T1 T2\n*\tEquiv T2 T3\n",
  });
  expect(foreign?.annotations?.[0]?.regions.map(({ group }) => group)).toEqual(["1", "1", "1"]);
  expect(foreign?.annotations?.[0]?.notTaken).toBeUndefined();
});

describe("events", () => {
  const TEXT = "Ann sold Bo a car and left";
  it("are relations from their triggers; further ones of a role and of a trigger are told apart", async () => {
    const ann = [
      "T1\tPer 0 3\tAnn",
      "T2\tSale 4 8\tsold",
      "T3\tPer 9 11\tBo",
      "T4\tLeave 22 26\tleft",
      "E1\tSale:T2 Agent:T1 Agent2:T3",
      "E2\tSale:T2 Agent:T3",
      "E3\tLeave:T4 Cause:E1 Theme:T9",
      "",
    ].join("\n");
    const [row] = await goodIn({ "a.txt": TEXT, "a.ann": ann });
    const said = row?.annotations?.[0];
    expect(said?.regions.map(({ id }) => id)).toEqual(["T1", "T2", "T3", "T4", "T2.E2"]);
    expect(said?.relations.map(({ from, to, label }) => `${from} ${label} ${to}`)).toEqual([
      "T2 Agent T1",
      "T2 Agent T3",
      "T2.E2 Agent T3",
      "T4 Cause T2",
    ]);
    expect(said?.notTaken).toEqual(["E"]);
  });

  it("of ours come back as they were", async () => {
    const schema: LabelSchema = {
      inputs: [textInput],
      controls: [
        control("span"),
        control("span", { id: "triggers" }),
        control("relation", {
          structure: "events",
          directed: true,
          from: ["triggers"],
          labels: ["Agent", "Agent2"].map((name) => ({ id: name.toLowerCase(), name })),
        }),
      ],
    };
    const at = (id: string, start: number, end: number, triggers = false) => ({
      ...spanRegion(id, "a", TEXT, [start, end]),
      ...(triggers && { control: "triggers" }),
    });
    const regions = [at("r", 0, 3), at("s", 4, 8, true), at("t", 9, 11), at("u", 22, 26, true)];
    const links: [string, string, string][] = [
      ["agent", "s", "r"],
      ["agent", "s", "t"],
      ["agent2", "s", "u"],
      ["agent", "u", "s"],
    ];
    const relations = links.map(([label, from, to], i) => ({
      id: `l${i}`,
      control: "relation",
      label,
      from,
      to,
    }));
    const item = itemOf(1, { data: { text: TEXT }, labels: documentOf({ regions, relations }) });
    const files = await filesOf(writer, { header: headerOf(schema), items: [item] });
    const [row] = await goodIn({ ...files, "schema.json": JSON.stringify(schema) });
    const given = row?.annotations?.[0];
    const names = new Map(["T1", "T2", "T3", "T4"].map((id, i) => [id, "rstu".charAt(i)]));
    expect(
      given?.relations.map(({ control: id, label, from, to }) => [id, label, names.get(from), names.get(to)]),
    ).toEqual(links.map(([label, from, to]) => ["relation", label, from, to]));
    expect(given?.notTaken).toBeUndefined();
  });
});
