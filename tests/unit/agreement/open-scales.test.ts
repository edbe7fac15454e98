import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarize, unitOf } from "@/lib/agreement/agreement";
import { coincidenceOf, contributionsOf } from "@/lib/agreement/coincidence";
import { customDistance, interval } from "@/lib/agreement/distances";
import { krippendorffAlpha } from "@/lib/agreement/krippendorff-alpha";
import { rankDistance, rankKey } from "@/lib/agreement/rank-distance";
import { consensusOf } from "@/lib/consensus/consensus-of";
import type { Control } from "@/lib/labels/schema";
import { answered, by } from "./build";

const number: Control = { id: "c", name: "size", kind: "number" };
const text: Control = { id: "c", name: "note", kind: "text" };
const day: Control = { id: "c", name: "day", kind: "datetime", mode: "time" };
const order: Control = {
  id: "c",
  name: "order",
  kind: "ranking",
  labels: ["a", "b", "c"].map((id) => ({ id, name: id })),
};

const figures = (control: Control, ...tasks: Parameters<typeof by>[]) =>
  summarize(
    control,
    tasks.map((documents) => unitOf(control, by(...documents))).flatMap((unit) => (unit ? [{ unit }] : [])),
    { seed: 1, replicates: 50 },
  );
const given = (...values: Parameters<typeof answered>[0][]) => values.map(answered) as Parameters<typeof by>;

describe("agreement on numbers", () => {
  it("is alpha with interval distance: 0.849 for the reliability data of Krippendorff 2011, rows C", () => {
    const rows: (number | null)[][] = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
      [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];
    const tasks = rows[0]?.map((_, task) => given(...rows.map((row) => row[task] ?? undefined))) ?? [];
    const { headline, confusion, byLabel, balance } = figures(number, ...tasks);
    expect(headline.id).toBe("alpha-interval");
    expect(headline.value).toBeCloseTo(0.849, 3);
    expect([confusion, byLabel, balance]).toEqual([[], [], []]);
  });

  it("is the same by sums as over all pairs of values", () => {
    const ratings = fc.array(fc.nat({ max: 5 }), { minLength: 2, maxLength: 4 });
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(ratings, { minLength: 1, maxLength: 8 }), values, (units, of) => {
        const patterns = units.map((unit) => ({ ratings: unit.toSorted((a, b) => a - b), units: 1 }));
        const matrix = coincidenceOf(contributionsOf(patterns), 6);
        const between = (i: number, j: number) => ((of[i] as number) - (of[j] as number)) ** 2;
        const [fast, slow] = [interval(of), customDistance(between)].map((one) =>
          krippendorffAlpha(matrix, one),
        );
        if (slow?.value == null || fast?.value == null) return;
        expect(fast.value).toBeCloseTo(slow.value, 6);
      }),
    );
  });

  it("disagreement is a share of the range, or of the larger number where there is no range", () => {
    const of = (control: Control, a: number, b: number) =>
      unitOf(control, by(answered(a), answered(b)))?.disagreement;
    expect(of({ ...number, min: 0, max: 10 } as Control, 2, 4)).toBeCloseTo(0.2, 12);
    expect(of(number, 2, 4)).toBeCloseTo(0.5, 12);
    expect(of(number, 0, 0)).toBe(0);
    expect(of(number, -1, 1)).toBe(1);
    expect(of(number, -1.7e308, 1.7e308)).toBe(1);
  });

  it("twenty thousand different numbers are summed up", () => {
    const tasks = Array.from({ length: 10_000 }, (_, i) => given(i + 0.25, i + 0.5));
    expect(figures(number, ...tasks).headline.value).toBeGreaterThan(0.99);
  });
});

describe("agreement on texts and times", () => {
  it("takes texts as the same in any Unicode form and with any white space, and no others", () => {
    const of = (a: string, b: string) => unitOf(text, by(answered(a), answered(b)))?.disagreement;
    expect(of("é  b\n", "e\u0301 b")).toBe(0);
    expect(of("Stop", "STOP")).toBe(1);
    expect(of("x".repeat(10_000), `${"x".repeat(9_999)}y`)).toBe(1);
    expect(of("x".repeat(10_000), `${"x".repeat(10_000)} `)).toBe(0);
    expect(of("a,b", "b,a")).toBe(1);
  });

  it("keeps a digest of long texts in the unit, not the text", () => {
    const unit = unitOf(text, by(answered("x".repeat(10_000)), answered("y")));
    expect(JSON.stringify(unit).length).toBeLessThan(300);
  });

  it("takes whole minutes as the same with their seconds", () => {
    const of = (a: string, b: string) => unitOf(day, by(answered(a), answered(b)))?.disagreement;
    expect(of("14:05", "14:05:00")).toBe(0);
    expect(of("14:00", "14:05")).toBe(1);
  });
});

describe("agreement on rankings", () => {
  it("the distance is the share of pairs the other way round", () => {
    expect(rankDistance("a,b,c", "a,b,c")).toBe(0);
    expect(rankDistance("a,b,c", "a,c,b")).toBeCloseTo(1 / 3, 12);
    expect(rankDistance("a,b,c", "c,b,a")).toBe(1);
    expect(rankDistance("a,b", "a,b,c")).toBe(1);
  });

  it("is symmetric, and 1 for an order and its reverse", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const any = fc.shuffledSubarray(ids, { minLength: 5 });
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(rankDistance(a.join(), b.join())).toBeCloseTo(rankDistance(b.join(), a.join()), 12);
        expect(rankDistance(a.join(), a.toReversed().join())).toBe(1);
      }),
    );
  });

  it("near orders agree more than reversed ones", () => {
    const rest = [given(["b", "a", "c"], ["b", "a", "c"]), given(["c", "a", "b"], ["c", "a", "b"])];
    const near = figures(order, given(["a", "b", "c"], ["a", "c", "b"]), ...rest).headline;
    const far = figures(order, given(["a", "b", "c"], ["c", "b", "a"]), ...rest).headline;
    expect(near.id).toBe("alpha-ranks");
    expect(near.value ?? 0).toBeGreaterThan(far.value ?? 0);
  });
});

describe("agreement on rankings with equal places", () => {
  const distance = (a: string[][], b: string[][]) => rankDistance(rankKey(a), rankKey(b));

  it("counts a pair that is equal in one order alone by half: the signs of Kemeny's distance", () => {
    // Pairs ab, ac, bc: equal in one, the same, the same.
    expect(distance([["a", "b"], ["c"]], [["a"], ["b"], ["c"]])).toBeCloseTo(1 / 6, 12);
    // Turned round, equal in one, equal in one.
    expect(distance([["a"], ["b", "c"]], [["b", "c"], ["a"]])).toBeCloseTo(2 / 3, 12);
    expect(distance([["a", "b", "c"]], [["a"], ["b"], ["c"]])).toBe(1 / 2);
    expect(distance([["b", "a"], ["c"]], [["a", "b"], ["c"]])).toBe(0);
  });

  it("is a metric: symmetric, at most 1, and no way over a third order is shorter", () => {
    const order = fc
      .array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 })
      .map((places) =>
        [0, 1, 2, 3]
          .map((place) => ["a", "b", "c", "d"].filter((_, i) => places[i] === place))
          .filter((ids) => ids.length > 0),
      );
    fc.assert(
      fc.property(order, order, order, (a, b, c) => {
        expect(distance(a, b)).toBeCloseTo(distance(b, a), 12);
        expect(distance(a, b)).toBeLessThanOrEqual(1);
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-12);
      }),
    );
  });

  it("does not depend on how those at one place were written, and a majority keeps one of the ways", () => {
    const tied: Control = { ...order, ties: true } as Control;
    expect(unitOf(tied, by(...given(["b", "=", "a", "c"], ["a", "=", "b", "c"])))?.disagreement).toBe(0);
    const answers = by(...given(["b", "=", "a", "c"], ["a", "=", "b", "c"], ["c", "b", "a"]));
    const { document } = consensusOf({ inputs: [], controls: [tied] }, answers, "majority");
    expect(document.answers.c).toEqual(["a", "=", "b", "c"]);
  });
});

describe("agreement on several texts", () => {
  const list: Control = { id: "c", name: "keys", kind: "list" };

  it("is alpha with MASI distance: one value of two in common counts 1/2 × 2/3, in whatever order and spacing", () => {
    expect(unitOf(list, by(...given(["a", "b, c"], ["b,  c", "a"])))?.disagreement).toBe(0);
    expect(unitOf(list, by(...given(["a", "b, c"], ["a"])))?.disagreement).toBeCloseTo(1 - 1 / 3, 12);
    expect(unitOf(list, by(...given(["a"], ["b"])))?.disagreement).toBe(1);
    const { headline, measures } = figures(list, given(["a", "b"], ["b", "a"]), given(["c"], ["c"]));
    expect([headline, ...measures].map(({ id, value }) => [id, value])).toEqual([
      ["alpha-masi", 1],
      ["percent", 1],
      ["alpha-jaccard", 1],
      ["dice-sets", 1],
      ["any-shared-label", 1],
    ]);
  });
});
