import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Region, Relation } from "@/lib/annotation/document";
import { brat } from "@/lib/formats/brat/write";
import { type FrozenItem, lossesIn } from "@/lib/formats/writer";
import { inEnglish } from "@/lib/i18n/tell";
import type { LabelSchema } from "@/lib/labels/schema";
import { control, text as textInput } from "../labels/build";
import { documentOf, filesOf, headerOf, itemOf, spanRegion } from "./build";

const onText = (...controls: LabelSchema["controls"]): LabelSchema => ({ inputs: [textInput], controls });
const entities = control("span", {
  labels: [
    { id: "a", name: "Given name" },
    { id: "b", name: "LOC" },
  ],
});
const itemWith = (text: string, regions: Region[], relations: Relation[] = []): FrozenItem =>
  itemOf(1, { data: { text }, labels: documentOf({ regions, relations }) });
const filesFor = (schema: LabelSchema, items: FrozenItem[]) =>
  filesOf(brat, { header: headerOf(schema), items });
const annOf = async (schema: LabelSchema, item: FrozenItem) =>
  ((await filesFor(schema, [item]))["train/id-1.ann"] ?? "none").split("\n").slice(0, -1);
const losses = (schema: LabelSchema, item: FrozenItem) => brat.losses(headerOf(schema), item);
const relation = (from: string, to: string, changes = {}): Relation => ({
  id: `${from}-${to}`,
  control: "relation",
  label: "r",
  from,
  to,
  ...changes,
});

it("a text has its spans by code points, discontinuous ones with their parts, and relations between them", async () => {
  const text = "😀 left and right arm";
  const schema = onText(entities, control("relation"));
  const item = itemWith(
    text,
    [spanRegion("r", "a", text, [2, 6], [17, 20]), spanRegion("s", "b", text, [11, 20])],
    [relation("s", "r")],
  );
  const files = await filesFor(schema, [item]);
  expect(Object.keys(files)).toEqual(["annotation.conf", "visual.conf", "train/id-1.txt", "train/id-1.ann"]);
  expect(files["train/id-1.txt"]).toBe(text);
  expect(files["train/id-1.ann"]).toBe(
    ["T1\tGiven_name 2 6;17 20\tleft arm", "T2\tLOC 11 20\tright arm", "R1\tthe_r Arg1:T2 Arg2:T1", ""].join(
      "\n",
    ),
  );
  expect(losses(schema, item)).toEqual({});
});

it("the configuration has the types, what ends a relation may have, and the values of attributes", async () => {
  const schema = onText(
    entities,
    control("span", { id: "roles", labels: [{ id: "agent", name: "Агент" }] }),
    control("relation", { from: ["span"], directed: true }),
    control("choice", { id: "sure", name: "Sure?", per: "region" }),
    control("choice", { id: "tags", name: "Tags", per: "region", multiple: true }),
    control("rating", { per: "region", max: 3 }),
    control("text", { per: "region" }),
  );
  const files = await filesFor(schema, []);
  expect(files["annotation.conf"]).toBe(
    `[entities]
Given_name
LOC
agent

[relations]
<OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
the_r	Arg1:Given_name|LOC, Arg2:<ENTITY>
Equiv	Arg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive

[events]


[attributes]
Sure_	Arg:<ENTITY>, Value:the_a|the_b|the_c
Tags_the_a	Arg:<ENTITY>
Tags_the_b	Arg:<ENTITY>
Tags_the_c	Arg:<ENTITY>
Rating	Arg:<ENTITY>, Value:1|2|3

`,
  );
  expect(files["visual.conf"]).toContain("[labels]\nGiven_name | Given name\nagent | Агент\nthe_r | the r\n");
});

it("answers about spans are attributes, several ones flags, free ones notes", async () => {
  const schema = onText(
    entities,
    control("choice", { per: "region" }),
    control("choice", { id: "tags", name: "Tags", per: "region", multiple: true }),
    control("rating", { per: "region" }),
    control("text", { per: "region" }),
    control("number", { per: "region" }),
  );
  const region = {
    ...spanRegion("r", "a", "word", [0, 4]),
    attributes: { choice: "b", tags: ["a", "c"], rating: 4, text: "two\nlines  so", number: 1.5 },
  };
  const item = itemWith("word", [region]);
  expect(await annOf(schema, item)).toEqual([
    "T1\tGiven_name 0 4\tword",
    "A1\tChoice T1 the_b",
    "A2\tTags_the_a T1",
    "A3\tTags_the_c T1",
    "A4\tRating T1 4",
    '#1\tAnnotatorNotes T1\tText: "two\\nlines  so"; Number: 1.5',
  ]);
  expect(losses(schema, item)).toEqual({});
});

describe("names of types", () => {
  it("are of ASCII, each its own: without accents, else by ids, else by numbers", async () => {
    const names = ["Été", "Ete", "Имя", "Место", "R&D", "-"];
    const ids = ["x1", "x2", "name", "место", "x5", "x6"];
    const labels = names.map((name, i) => ({ id: ids[i], name }));
    const { "annotation.conf": conf = "" } = await filesFor(onText(control("span", { labels })), []);
    expect(conf.split("\n").slice(1, 7)).toEqual(["Ete", "Ete_2", "name", "Span4", "R_D", "x6"]);
  });
});

describe("a span", () => {
  it("with several labels is one for each, with the answers of each; relations are tied to the first", async () => {
    const schema = onText(entities, control("relation"), control("rating", { per: "region" }));
    const twice = { ...spanRegion("r", ["a", "b"], "word", [0, 4]), attributes: { rating: 1 } };
    const item = itemWith("word", [twice], [relation("r", "r")]);
    expect(await annOf(schema, item)).toEqual([
      "T1\tGiven_name 0 4\tword",
      "T2\tLOC 0 4\tword",
      "R1\tthe_r Arg1:T1 Arg2:T1",
      "A1\tRating T1 1",
      "A2\tRating T2 1",
    ]);
    expect(losses(schema, item)).toEqual({});
  });

  it("over line breaks has a part for each line, and carriage returns are blanks; both are counted", async () => {
    const text = "one\r\ntwo\n\n😀 x";
    const item = itemWith(text, [
      spanRegion("r", "b", text, [0, 11]),
      spanRegion("s", "b", text, [8, 10]),
      spanRegion("t", "b", text, [12, 13]),
    ]);
    expect((await filesFor(onText(entities), [item]))["train/id-1.txt"]).toBe("one \ntwo\n\n😀 x");
    expect(await annOf(onText(entities), item)).toEqual([
      "T1\tLOC 0 3;5 8;10 11\tone two 😀",
      "T2\tLOC 12 13\tx",
    ]);
    expect(losses(onText(entities), item)).toEqual({ carriageReturns: 1, lineParts: 1, blankSpans: 1 });
  });
});

it("what is lost is counted: answers about tasks, relations without ends, questions and labels that are gone", () => {
  const schema = onText(
    entities,
    control("relation"),
    control("choice"),
    control("choice", { id: "sure", per: "region" }),
  );
  const item = itemWith(
    "word",
    [
      { ...spanRegion("r", ["a", "gone"], "word", [0, 4]), attributes: { sure: "gone", other: 1 } },
      { ...spanRegion("s", "gone", "word", [0, 1]), attributes: { sure: "a" } },
    ],
    [relation("r", "s"), relation("r", "r", { label: "gone" }), relation("r", "r", { control: "gone" })],
  );
  if (item.labels) item.labels.answers = { choice: "a", gone: "a" };
  expect(losses(schema, item)).toEqual({
    taskAnswers: 1,
    oldAnswers: 2,
    oldLabels: 3,
    regionAnswers: 1,
    oldRelations: 2,
    relationEnds: 1,
  });
});

it("offsets are read back as they were, and the text of a span is what they cover, whatever the text", async () => {
  const character = fc.constantFrom(..."ab \n\r\t;", "e\u0301", "😀", "\u2028", "\u0085");
  await fc.assert(
    fc.asyncProperty(
      fc.array(character, { minLength: 1, maxLength: 30 }),
      fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 5 }),
      async (characters, chosen) => {
        const text = characters.join("");
        const ranges = chosen
          .map(([a, b]) => [Math.min(a, b), Math.min(Math.max(a, b), [...text].length)] as [number, number])
          .filter(([start, end]) => start < end);
        const item = itemWith(
          text,
          ranges.map((range, i) => spanRegion(`r${i}`, "b", text, range)),
        );
        const files = await filesFor(onText(entities), [item]);
        expect(await filesFor(onText(entities), [item])).toEqual(files);
        const points = [...(files["train/id-1.txt"] ?? "")];
        const spans = (files["train/id-1.ann"] ?? "").split("\n").slice(0, -1);
        const covered = spans.map((line) => {
          const [, told = "", shown] = /^T\d+\tLOC ([\d ;]+)\t(.*)$/s.exec(line) ?? [];
          const parts = told.split(";").map((part) => part.split(" ").map(Number) as [number, number]);
          expect(shown).toBe(parts.map(([start, end]) => points.slice(start, end).join("")).join(" "));
          return parts;
        });
        const isBreak = (at: number) => /[\n\r\u2028\u0085]/.test([...text][at] ?? "");
        const inside = ranges
          .map(([start, end]) =>
            Array.from({ length: end - start }, (_, i) => start + i).filter((at) => !isBreak(at)),
          )
          .filter((places) => places.length > 0);
        const read = covered.map((parts) =>
          parts.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)),
        );
        expect(read).toEqual(inside);
      },
    ),
  );
});

it("a release without spans, or with every annotation, is refused with what to choose instead", () => {
  const refusal = (header: ReturnType<typeof headerOf>) => {
    const suits = brat.suits(header);
    return suits.ok ? null : inEnglish(suits.error);
  };
  expect(refusal(headerOf(onText(entities)))).toBeNull();
  expect(refusal(headerOf(onText(control("choice"))))).toMatch(
    /^The brat format holds spans .* Choose JSONL/,
  );
  expect(refusal(headerOf(onText(entities), { perAnnotator: true }))).toMatch(/agreed labels/);
});

it("a chain of mentions is an equivalence, whatever it was joined by; what is alone in its text is counted", async () => {
  const text = "one two three four five";
  const chains = control("relation", { structure: "chains", labels: [{ id: "r", name: "Alias" }] });
  const schema = onText(entities, chains);
  const regions = [
    { ...spanRegion("r", "a", text, [0, 3]), group: "x" },
    { ...spanRegion("s", "a", text, [4, 7]), group: "x" },
    spanRegion("t", "a", text, [8, 13]),
    { ...spanRegion("u", "a", text, [14, 18]), group: "alone" },
  ];
  const item = itemWith(text, regions, [relation("t", "s")]);
  expect((await annOf(schema, item)).slice(4)).toEqual(["*\tAlias T1 T2 T3"]);
  expect(lossesIn(brat, headerOf(schema), item)).toMatchObject({ groups: 1 });
  expect(losses(schema, item)).toEqual({});
  expect((await filesFor(schema, [item]))["annotation.conf"]).toContain(
    "Alias\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive",
  );
  // Groups of spans are told without a question of chains.
  expect((await annOf(onText(entities), itemWith(text, regions))).slice(4)).toEqual(["*\tEquiv T1 T2"]);
});

describe("events", () => {
  const text = "Ann sold Bo a car";
  const triggers = control("span", { id: "triggers", labels: [{ id: "sale", name: "Sale" }] });
  const roles = control("relation", {
    structure: "events",
    directed: true,
    from: ["triggers"],
    labels: ["Agent", "Thing", "Place"].map((name) => ({ id: name.toLowerCase(), name })),
    requiredRoles: ["agent", "thing"],
    singleRoles: ["thing", "place"],
  });
  const schema = onText(entities, triggers, roles);
  const regions = [
    spanRegion("ann", "a", text, [0, 3]),
    { ...spanRegion("sold", "sale", text, [4, 8]), control: "triggers" },
    spanRegion("bo", "a", text, [9, 11]),
    spanRegion("car", "b", text, [14, 17]),
    { ...spanRegion("s", "sale", text, [5, 8]), control: "triggers" },
  ];
  const argument = (label: string, from: string, to: string) => relation(from, to, { label });

  it("have a trigger and numbered roles, and stand for their trigger wherever it is named", async () => {
    const item = itemWith(text, regions, [
      argument("agent", "sold", "ann"),
      argument("agent", "sold", "bo"),
      argument("thing", "sold", "car"),
      argument("thing", "s", "sold"),
    ]);
    expect((await annOf(schema, item)).slice(5)).toEqual([
      "E1\tSale:T2 Agent:T1 Agent2:T3 Thing:T4",
      "E2\tSale:T5 Thing:E1",
    ]);
    expect(losses(schema, item)).toEqual({});
  });

  it("are in the configuration with how often a role may be there", async () => {
    const { "annotation.conf": conf = "" } = await filesFor(schema, []);
    expect(conf).toContain("[events]\nSale\tAgent+:<ANY>, Thing:<ANY>, Place?:<ANY>\n");
    expect(conf).toContain("[entities]\nGiven_name\nLOC\n\n");
  });
});
