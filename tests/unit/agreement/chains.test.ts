/** Agreement on chains of mentions, against published values and properties. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarize, unitOf } from "@/lib/agreement/agreement";
import { type Chains, chainF1 } from "@/lib/agreement/chains";
import { bCubed } from "@/lib/agreement/measures/b-cubed";
import { ceafE } from "@/lib/agreement/measures/ceaf-e";
import { conllScore } from "@/lib/agreement/measures/conll-score";
import { muc } from "@/lib/agreement/measures/muc";
import type { ChainsUnit } from "@/lib/agreement/unit";
import { chainsOf } from "@/lib/annotation/chains";
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import type { ControlOf } from "@/lib/labels/schema";
import { by, spanControl, spanRegion } from "./build";

/** `abc de` are two chains, of three mentions and of two. */
const chains = (text: string): Chains => text.split(" ").map((chain) => [...chain]);

/** Recall, precision and F1. */
function scores(measure: typeof muc, key: Chains, response: Chains): number[] {
  const sums = measure.sums(key, response);
  const [recall, first, precision, second] = sums;
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return [share(recall, first), share(precision, second), chainF1(sums).value ?? Number.NaN];
}
const near = (expected: readonly number[]) => expected.map((value) => expect.closeTo(value, 4));
const f1 = (recall: number, precision: number) => (2 * recall * precision) / (recall + precision);

describe("Pradhan et al. 2014, the example of the paper", () => {
  const key = chains("abc defg");
  const response = chains("ab cd fghi");
  it.each([
    ["MUC", muc, [2 / 5, 2 / 5, 0.4]],
    ["B³", bCubed, [35 / 12 / 7, 4 / 8, f1(35 / 84, 0.5)]],
    ["CEAF-e", ceafE, [1.3 / 2, 1.3 / 3, f1(0.65, 1.3 / 3)]],
  ] as const)("%s", (_, measure, expected) => {
    expect(scores(measure, key, response)).toEqual(near(expected));
  });
});

describe("the reference scorer's cases, key {a} {b c} {d e f}", () => {
  const key = chains("a bc def");
  it.each([
    ["A1", "a bc def", [1, 1, 1], [1, 1, 1], [1, 1, 1]],
    ["A2", "a de", [1 / 3, 1, 0.5], [7 / 18, 1, 14 / 25], [0.6, 0.9, 0.72]],
    ["A3", "a bcx defy z", [1, 3 / 5, 0.75], [1, 55 / 108, 110 / 163], [0.88571, 0.66429, 0.75918]],
    [
      "A4",
      "a bcx dy z",
      [1 / 3, 1 / 3, 1 / 3],
      [5 / 9, 17 / 42, f1(5 / 9, 17 / 42)],
      [0.73333, 0.55, 0.62857],
    ],
    [
      "A5",
      "a bcxB dy z",
      [1 / 3, 1 / 4, 2 / 7],
      [5 / 9, 5 / 16, f1(5 / 9, 5 / 16)],
      [0.68889, 0.51667, 0.59048],
    ],
    [
      "A6",
      "a bcx dy Bz",
      [1 / 3, 1 / 4, 2 / 7],
      [5 / 9, 17 / 48, f1(5 / 9, 17 / 48)],
      [0.73333, 0.55, 0.62857],
    ],
    ["A10", "a b c d e f", [0, 0, 0], [3 / 6, 1, 2 / 3], null],
    ["A11", "abcdef", [1, 3 / 5, 6 / 8], [1, 14 / 36, 14 / 25], null],
    ["A13", "abdexyz", [1 / 3, 1 / 6, 2 / 9], [17 / 36, 6 / 49, f1(17 / 36, 6 / 49)], null],
  ] as const)("%s", (_, response, links, mentions, matched) => {
    const given = chains(response);
    expect(scores(muc, key, given)).toEqual(near(links));
    expect(scores(bCubed, key, given)).toEqual(near(mentions));
    if (matched) expect(scores(ceafE, key, given)).toEqual(near(matched));
  });
});

it("Bagga and Baldwin 1998: MUC does not tell a small mistake from a large one, B³ does", () => {
  const key = chains("12345 67 89ABC");
  const small = chains("12345 6789ABC");
  const large = chains("1234589ABC 67");
  for (const response of [small, large])
    expect(scores(muc, key, response)).toEqual(near([1, 9 / 10, f1(1, 0.9)]));
  expect(scores(bCubed, key, small)).toEqual(near([1, 16 / 21, f1(1, 16 / 21)]));
  expect(scores(bCubed, key, large)).toEqual(near([1, 7 / 12, f1(1, 7 / 12)]));
});

it("Vilain et al. 1995: links count by chain, however it was joined", () => {
  // The paper's key A-B B-C C-D against A-B C-D and against A-B B-C C-D D-E.
  expect(scores(muc, chains("ABCD"), chains("AB CD"))).toEqual(near([2 / 3, 1, 0.8]));
  expect(scores(muc, chains("AB CD"), chains("ABCD"))).toEqual(near([1, 2 / 3, 0.8]));
});

describe("every measure of chains", () => {
  const partition = fc
    .array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 14 })
    .map((of): Chains => {
      const byChain = new Map<number, string[]>();
      of.forEach((chain, i) => {
        if (chain > 0) byChain.set(chain, [...(byChain.get(chain) ?? []), `m${i}`]);
      });
      return [...byChain.values()];
    });

  it.each(conllScore.of.map((measure) => [measure.id, measure] as const))("%s", (_, measure) => {
    fc.assert(
      fc.property(partition, partition, (a, b) => {
        const { value, reason } = chainF1(measure.sums(a, b));
        const turned = chainF1(
          measure.sums(
            b.toReversed(),
            a.map((chain) => chain.toReversed()),
          ),
        );
        if (value === null) {
          expect([turned.value, reason]).toEqual([null, "nothing-to-compare"]);
          return;
        }
        expect(turned.value).toBeCloseTo(value, 10);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        const same = chainF1(measure.sums(a, a)).value;
        if (same !== null) expect(same).toBeCloseTo(1, 12);
      }),
    );
  });
});

const control: ControlOf<"relation"> = {
  id: "same",
  name: "Same",
  kind: "relation",
  structure: "chains",
  labels: [{ id: "same", name: "Same" }],
};
const controls = [control, spanControl(["per"])];
const mention = (id: string, place: number, group?: string): Region => ({
  ...spanRegion(id, "per", [place, place + 2]),
  ...(group === undefined ? {} : { group }),
});
const document = (regions: Region[], links: [string, string][] = []): AnnotationDocument => ({
  answers: {},
  regions,
  relations: links.map(([from, to], i) => ({ id: `l${i}`, control: "same", label: "same", from, to })),
});
const figuresOf = (...documents: AnnotationDocument[]) => {
  const unit = unitOf(control, by(...documents), controls);
  return { unit, figures: summarize(control, unit ? [{ unit }] : [], { seed: 1, replicates: 0 }) };
};

describe("agreement on a control of chains", () => {
  it("equal chains agree fully, whatever pairs joined them and what their groups are called", () => {
    const grouped = document([0, 5, 10, 15].map((place, i) => mention(`a${i}`, place, "g")));
    const star = document(
      [0, 5, 10, 15].map((place, i) => mention(`b${i}`, place)),
      [
        ["b0", "b1"],
        ["b0", "b2"],
        ["b3", "b0"],
      ],
    );
    const path = document(
      [0, 5, 10, 15].map((place, i) => mention(`c${i}`, place)),
      [
        ["c0", "c1"],
        ["c1", "c2"],
        ["c2", "c3"],
      ],
    );
    const { unit, figures } = figuresOf(grouped, star, path);
    expect(unit?.disagreement).toBe(0);
    expect(figures.headline).toMatchObject({ id: "conll-score", value: 1, pairs: 3 });
    expect(figures.byPair.map(({ a, b, value, n }) => [a, b, value, n])).toEqual([
      ["a", "b", 1, 1],
      ["a", "c", 1, 1],
      ["b", "c", 1, 1],
    ]);
    expect(figures.measures.map(({ id, value }) => [id, value])).toEqual([
      ["muc", 1],
      ["b-cubed", 1],
      ["ceaf-e", 1],
    ]);
  });

  it("matches mentions that overlap; one that only one has in a chain is twinless there", () => {
    const a = document([mention("1", 0, "x"), mention("2", 5, "x"), mention("3", 10, "x")]);
    const b = document([
      { ...spanRegion("9", "per", [1, 4]), group: "y" },
      mention("8", 5, "y"),
      mention("7", 10),
      mention("6", 20, "y"),
    ]);
    const { unit, figures } = figuresOf(a, b);
    // {1 2 3} against {1 2 6'}: one of two links, B³ 2 · (2/3) of 3, φ4 = 4/6.
    expect((unit as ChainsUnit).pairs[0]?.sums).toEqual({
      muc: [1, 2, 1, 2],
      "b-cubed": [expect.closeTo(4 / 3, 12), 3, expect.closeTo(4 / 3, 12), 3],
      "ceaf-e": [expect.closeTo(2 / 3, 12), 1, expect.closeTo(2 / 3, 12), 1],
    });
    const expected = (1 / 2 + 4 / 9 + 2 / 3) / 3;
    expect(figures.headline.value).toBeCloseTo(expected, 12);
    expect(unit?.disagreement).toBeCloseTo(1 - expected, 12);
  });

  it("without a chain on either side there is nothing to compare, and no disagreement", () => {
    const { unit, figures } = figuresOf(document([mention("1", 0)]), document([mention("2", 0, "alone")]));
    expect(unit?.disagreement).toBe(0);
    expect(figures.headline).toMatchObject({ value: null, reason: "nothing-to-compare", interval: null });
    expect(figures.byPair[0]).toMatchObject({ value: null, reason: "nothing-to-compare" });
    expect(summarize(control, [], { seed: 1 }).headline).toMatchObject({ value: null, reason: "no-pairs" });
  });

  it("one who joined nothing has none of the other's chains", () => {
    const { figures } = figuresOf(
      document([mention("1", 0, "x"), mention("2", 5, "x")]),
      document([mention("1", 0), mention("2", 5)]),
    );
    expect(figures.headline.value).toBe(0);
  });

  it("tasks add up, in any order, and intervals are of whole tasks", () => {
    const full = document([mention("1", 0, "x"), mention("2", 5, "x")]);
    const split = document([
      mention("1", 0, "x"),
      mention("2", 5, "y"),
      mention("3", 10, "x"),
      mention("4", 15, "y"),
    ]);
    const one = document(split.regions.map((region) => ({ ...region, group: "z" })));
    const units = [
      [full, full],
      [split, one],
      [one, full],
    ].flatMap((pair) => {
      const unit = unitOf(control, by(...pair), controls);
      return unit ? [{ unit }] : [];
    });
    const figures = summarize(control, units, { seed: 3 });
    expect(summarize(control, units.toReversed(), { seed: 3 })).toEqual(figures);
    const [low, high] = figures.headline.interval ?? [2, -1];
    expect(low).toBeLessThanOrEqual(figures.headline.value ?? 0);
    expect(high).toBeGreaterThanOrEqual(figures.headline.value ?? 0);
    // Links: 1 + 2 + 1 kept of 1 + 2 + 3 and of 1 + 3 + 1.
    expect(figures.measures[0]?.value).toBeCloseTo(8 / 11, 12);
  });

  it("does not depend on the names of annotators", () => {
    const a = document([mention("1", 0, "x"), mention("2", 5, "x"), mention("3", 10, "x")]);
    const b = document([
      mention("1", 0, "x"),
      mention("2", 5, "x"),
      mention("3", 10, "y"),
      mention("4", 15, "y"),
    ]);
    const c = document([mention("1", 0, "x"), mention("3", 10, "x")]);
    const value = figuresOf(a, b, c).figures.headline.value as number;
    for (const order of [
      [b, a, c],
      [c, b, a],
      [b, c, a],
    ])
      expect(figuresOf(...order).figures.headline.value).toBeCloseTo(value, 12);
  });
});

it("only regions of text that the control takes are mentions; a chain of one is none", () => {
  const regions = [mention("1", 0, "x"), mention("2", 5, "x"), mention("3", 10, "y")];
  expect(chainsOf(control, document(regions)).map((chain) => chain.map(({ id }) => id))).toEqual([
    ["1", "2"],
  ]);
  expect(chainsOf({ ...control, from: ["other"], to: ["other"] }, document(regions))).toEqual([]);
});
