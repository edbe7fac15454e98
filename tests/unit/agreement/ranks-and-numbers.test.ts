import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarize, unitOf } from "@/lib/agreement/agreement";
import { blandAltman } from "@/lib/agreement/bland-altman";
import { kendallW } from "@/lib/agreement/measures/kendall-w";
import { kendallTauB, midRanks, spearmanRho } from "@/lib/agreement/rank-correlation";
import type { Control } from "@/lib/labels/schema";
import { answered, by } from "./build";

const order: Control = {
  ...{ id: "c", name: "order", kind: "ranking", ties: true },
  labels: ["a", "b", "c"].map((id) => ({ id, name: id })),
} as Control;
const number: Control = { id: "c", name: "size", kind: "number" };

const figures = (control: Control, ...tasks: Parameters<typeof answered>[0][][]) => {
  const units = tasks.flatMap((values) => {
    const unit = unitOf(control, by(...values.map(answered)));
    return unit ? [{ unit }] : [];
  });
  return new Map(summarize(control, units, { seed: 1, replicates: 60 }).measures.map((one) => [one.id, one]));
};

describe("rank correlations", () => {
  it("W of three judges and six applicants is 0.16 (Siegel 1956, table 9.4)", () => {
    const judges = [
      [1, 6, 3, 2, 5, 4],
      [1, 5, 6, 4, 2, 3],
      [6, 3, 2, 5, 4, 1],
    ];
    expect(kendallW(judges.map((ranks) => ({ ranks, times: 1 })))).toBeCloseTo(25.5 / 157.5, 12);
  });

  it("equal values share the mean of their ranks", () => {
    expect(midRanks([5, 1, 5, 9, 5])).toEqual([3, 1, 3, 5, 3]);
  });

  const vectors = fc.integer({ min: 2, max: 7 }).chain((length) => {
    const one = fc.array(fc.nat({ max: 4 }), { minLength: length, maxLength: length });
    return fc.tuple(one, one);
  });

  it("tau and rho are symmetric, in [-1, 1], 1 with itself and of the other sign turned round", () => {
    fc.assert(
      fc.property(vectors, ([a, b]) => {
        for (const of of [kendallTauB, spearmanRho]) {
          const value = of(a, b);
          if (value === null) continue;
          expect(of(b, a)).toBeCloseTo(value, 12);
          expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
          expect(of(a, a)).toBeCloseTo(1, 12);
          expect(
            of(
              a,
              b.map((one) => -one),
            ),
          ).toBeCloseTo(-value, 12);
        }
      }),
    );
  });

  it("of two orders without ties W is (1 + rho) / 2, and a tie of everything is undefined", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }), (b) => {
        const a = [1, 2, 3, 4, 5];
        const w = kendallW([a, b].map((ranks) => ({ ranks, times: 1 })));
        expect(w).toBeCloseTo((1 + (spearmanRho(a, b) ?? 9)) / 2, 12);
      }),
    );
    expect(kendallTauB([1, 1], [1, 2])).toBeNull();
    expect(kendallW([{ ranks: [1.5, 1.5], times: 2 }])).toBeNull();
  });

  it("are told of rankings: a reversed order is -1, and tasks in which all labels are tied are left out", () => {
    const reversed = figures(order, [
      ["a", "b", "c"],
      ["c", "b", "a"],
    ]);
    expect(reversed.get("kendall-tau-b")?.value).toBe(-1);
    expect(reversed.get("spearman-rho")?.value).toBe(-1);
    expect(reversed.get("kendall-w")?.value).toBe(0);
    const tied = figures(order, [
      ["a", "=", "b", "=", "c"],
      ["c", "b", "a"],
    ]);
    expect(tied.get("kendall-tau-b")).toMatchObject({ value: null, reason: "nothing-to-compare" });
    const more = figures(
      order,
      [
        ["a", "b", "c"],
        ["a", "b", "c"],
      ],
      [
        ["a", "b", "c"],
        ["b", "a", "c"],
        ["a", "b", "c"],
      ],
    );
    expect(more.get("kendall-w")?.value).toBeCloseTo((1 + 7 / 9) / 2, 12);
    expect(more.get("kendall-w")?.interval).not.toBeNull();
  });
});

describe("agreement on numbers", () => {
  it("an annotator who always adds one disagrees absolutely, not in consistency, and by one on average", () => {
    const all = figures(number, [1, 2], [3, 4], [8, 9], [5, 6]);
    expect(all.get("icc-3-1")?.value).toBeCloseTo(1, 12);
    expect(all.get("icc-2-1")?.value).toBeLessThan(1);
    expect(all.get("mean-absolute-difference")?.value).toBe(1);
  });

  it("tasks of different numbers of annotators count: nothing is left out, and a single task has no ICC", () => {
    const all = figures(number, [1, 1.5, 2], [4, 5], [9, 9], [2, 3, 3]);
    for (const id of ["icc-1-1", "icc-2-1", "icc-3-1", "icc-1-k", "icc-2-k", "icc-3-k"]) {
      expect(all.get(id)?.value).toBeGreaterThan(0.8);
      expect(figures(number, [1, 2]).get(id)).toMatchObject({ value: null, reason: "no-pairs" });
    }
  });

  it("equal numbers everywhere have no variation, and moving all of them changes no ICC", () => {
    expect(figures(number, [3, 3], [3, 3]).get("icc-2-1")).toMatchObject({ reason: "no-variation" });
    const values = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(values, (rows) => {
        const [own, moved] = [0, 1000].map((by) =>
          figures(number, ...rows.map(([a, b]) => [a + by, b + by])),
        );
        for (const id of ["icc-1-1", "icc-2-1", "icc-3-1", "icc-2-k"]) {
          const value = own?.get(id)?.value ?? null;
          if (value === null) expect(moved?.get(id)?.value ?? null).toBeNull();
          else expect(moved?.get(id)?.value).toBeCloseTo(value, 6);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("Bland and Altman's limits", () => {
  it("are the mean difference and 1.96 deviations around it", () => {
    const told = blandAltman([
      [10, 8, 1],
      [12, 13, 1],
      [9, 8, 2],
    ]);
    // Differences 2, -1, 1, 1: mean 0.75, variance 4.75 / 3.
    expect(told?.meanDifference).toBe(0.75);
    expect(told?.deviation).toBeCloseTo(Math.sqrt(4.75 / 3), 12);
    expect(told?.limits[1]).toBeCloseTo(0.75 + 1.959963984540054 * Math.sqrt(4.75 / 3), 12);
  });

  it("of one pair alone there are none", () => {
    expect(blandAltman([[1, 2, 1]])).toBeNull();
  });
});
