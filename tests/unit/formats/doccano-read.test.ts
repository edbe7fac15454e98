import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doccano } from "@/lib/formats/doccano/read";
import type { SourceRegion } from "@/lib/formats/source-annotation";
import type { Shape } from "@/lib/kinds";
import { goodRows, problemsOf, rowsOf, sniffed } from "./rows";

const fileOf = (...lines: unknown[]) => lines.map((line) => JSON.stringify(line)).join("\n");
const saidOf = async (line: unknown) => (await goodRows(doccano, fileOf(line)))[0]?.annotations?.[0];
const partsOf = (regions: readonly SourceRegion[] = []) =>
  regions.map(({ labels, shape }) => [labels[0], ...(shape as Extract<Shape, { kind: "span" }>).parts]);

describe("labels of doccano", () => {
  it("are spans by code points, as its own export of sequence labeling has them", async () => {
    const line = {
      id: 12,
      text: "😀 EU rejects German call",
      label: [
        [2, 4, "ORG"],
        [13, 19, "MISC"],
      ],
      Comments: [],
      source: "wire",
    };
    const [row] = await goodRows(doccano, fileOf(line));
    expect(row?.value).toEqual({ id: 12, text: "😀 EU rejects German call", source: "wire" });
    expect(row?.annotations).toMatchObject([{ role: "annotation", by: null, answers: [], relations: [] }]);
    expect(partsOf(row?.annotations?.[0]?.regions)).toEqual([
      ["ORG", { start: 2, end: 4, text: "EU" }],
      ["MISC", { start: 13, end: 19, text: "German" }],
    ]);
    expect(row?.annotations?.[0]?.notTaken).toBeUndefined();
  });

  it("of classification, translation and slot filling are answers", async () => {
    expect((await saidOf({ text: "x", label: ["positive", "short"] }))?.answers).toEqual([
      { value: ["positive", "short"] },
    ]);
    expect((await saidOf({ text: "x", labels: "positive" }))?.answers).toEqual([{ value: ["positive"] }]);
    const slots = await saidOf({ text: "to Rome", entities: [[3, 7, "city"]], cats: ["flight"] });
    expect([slots?.answers, partsOf(slots?.regions)]).toEqual([
      [{ value: ["flight"] }],
      [["city", { start: 3, end: 7, text: "Rome" }]],
    ]);
    expect(await saidOf({ filename: "a.png", label: ["cat"] })).toMatchObject({
      answers: [{ value: ["cat"] }],
    });
  });

  it("with relations are tied by the ids of entities; comments and loose relations are told", async () => {
    const said = await saidOf({
      id: 1,
      text: "Google was founded by Larry Page",
      entities: [
        { id: 0, label: "ORG", start_offset: 0, end_offset: 6 },
        { id: 1, label: "PER", start_offset: 22, end_offset: 32 },
      ],
      relations: [
        { id: 0, from_id: 0, to_id: 1, type: "foundedBy" },
        { id: 1, from_id: 0, to_id: 7, type: "gone" },
      ],
      Comments: ["check"],
    });
    expect(said?.regions.map(({ id }) => id)).toEqual(["0", "1"]);
    expect(said?.relations).toEqual([{ from: "0", to: "1", label: "foundedBy" }]);
    expect(said?.notTaken).toEqual(["Comments", "relations"]);
  });

  it("are read in UTF-16 units or bytes where they lie beyond the text in code points", async () => {
    expect(partsOf((await saidOf({ text: "😀😀 Rom", label: [[5, 8, "LOC"]] }))?.regions)).toEqual([
      ["LOC", { start: 3, end: 6, text: "Rom" }],
    ]);
    expect(partsOf((await saidOf({ text: "Käse äöü", label: [[6, 12, "X"]] }))?.regions)).toEqual([
      ["X", { start: 5, end: 8, text: "äöü" }],
    ]);
  });

  it("that are missing make a row without annotations; an empty list is an annotation without labels", async () => {
    const rows = await goodRows(
      doccano,
      `\ufeff${fileOf({ text: "a" }, { text: "b\u0000", label: [] })}\r\n\r\n`,
    );
    expect(rows.map(({ annotations }) => annotations?.length)).toEqual([undefined, 1]);
    expect(await rowsOf(doccano, "")).toEqual([]);
  });
});

describe("a broken line", () => {
  it.each<[string, unknown, RegExp]>([
    ["no object", [1], /expected an object/],
    [
      "a span beyond the text",
      { text: "abc", label: [[1, 9, "X"]] },
      /from 1 to 9 is not in the text, counted in code points, UTF-16 units or bytes/,
    ],
    ["a span without extent", { text: "abc", label: [[1, 1, "X"]] }, /from 1 to 1/],
    [
      "a span of something else",
      { text: "abc", label: [[1, "2", "X"]] },
      /^label: .*expected names, or spans as/,
    ],
    ["a number for a label", { text: "abc", label: 3 }, /^label: /],
    [
      "an entity without offsets",
      { text: "abc", entities: [{ id: 1, label: "X" }] },
      /^entities\.0: expected spans/,
    ],
    [
      "two entities with an id",
      { text: "abc", entities: [1, 1].map((id) => ({ id, label: "X", start_offset: 0, end_offset: 1 })) },
      /two entities have the same id/,
    ],
    [
      "a relation to nothing",
      { text: "abc", entities: [], relations: [{ from_id: 1 }] },
      /^relations\.0\.to_id: /,
    ],
    ["spans without a text", { label: [[0, 1, "X"]] }, /there is no column "text"/],
    ["a text that is a list", { text: ["abc"], label: [] }, /^text: /],
  ])("%s is told", async (_, line, problem) => {
    const [before, found, after] = await problemsOf(doccano, fileOf({ text: "x" }, line, { text: "y" }));
    expect([before, after]).toEqual([undefined, undefined]);
    expect(found).toMatch(problem);
  });

  it("that is no JSON is told as of any JSONL", async () => {
    expect((await problemsOf(doccano, '{"text": "a", "label": [}'))[0]).toBeTruthy();
  });

  it("never fails with an error of the program", async () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constant([[0, 1, "X"]]),
      fc.constant([{ id: 1, label: "a", start_offset: 0, end_offset: 2 }]),
    );
    const line = fc.dictionary(
      fc.constantFrom("text", "data", "label", "labels", "entities", "relations", "cats", "Comments"),
      value,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (lines) => {
        await rowsOf(doccano, fileOf(...lines));
        sniffed(doccano, fileOf(...lines));
      }),
      { numRuns: 300 },
    );
  });
});

describe("is told from other JSONL", () => {
  it.each<[string, unknown, boolean]>([
    ["spans", { id: 1, text: "a", label: [[0, 1, "X"]], any: "column" }, true],
    ["classes", { id: 1, text: "a", label: ["x"], Comments: [] }, true],
    [
      "entities",
      { text: "a", entities: [{ id: 1, label: "x", start_offset: 0, end_offset: 1 }], relations: [] },
      true,
    ],
    ["a name for a label", { text: "a", label: "x" }, false],
    ["other columns beside classes", { text: "a", label: ["x"], split: "train" }, false],
    ["no labels", { text: "a" }, false],
    ["empty labels", { text: "a", label: [] }, false],
    ["entities of spaCy", { text: "a", entities: [[0, 1, "x"]] }, false],
  ])("%s", (_, line, isIt) => {
    expect(sniffed(doccano, fileOf(line, line)) > 0.9).toBe(isIt);
  });
});
