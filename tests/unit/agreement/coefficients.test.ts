import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohenKappa } from "@/lib/agreement/cohen-kappa";
import { coincidenceOf, contributionsOf } from "@/lib/agreement/coincidence";
import { interval, nominal, ordinal } from "@/lib/agreement/distances";
import { gwetAc } from "@/lib/agreement/gwet-ac";
import { krippendorffAlpha, oneVersusRestAlpha } from "@/lib/agreement/krippendorff-alpha";
import { bennettS } from "@/lib/agreement/measures/bennett-s";
import { fleissKappa } from "@/lib/agreement/measures/fleiss-kappa";
import { percentAgreement } from "@/lib/agreement/measures/percent";
import { scottPi } from "@/lib/agreement/measures/scott-pi";
import { MISSING, patternsOf } from "@/lib/agreement/patterns";
import { jaccardDistance, masiDistance } from "@/lib/agreement/set-distances";

/** Krippendorff's example with missing ratings (Computing Krippendorff's Alpha-Reliability; also on Wikipedia). */
const TABLE = [
  [0, 1, 0],
  [0, 0, 0],
  [0, 2, 2],
  [0, 1, 1],
  [0, 3, 3],
  [3, 3, 4],
  [4, 4, 4],
  [1, 3, 0],
  [2, 0, 2],
  [1, 0, 1],
  [1, 0, 1],
  [3, 0, 3],
  [3, 0, 3],
  [0, 0, 0],
  [3, 0, 4],
]
  .flat()
  .map((value) => value - 1);

const matrixOf = (ratings: number[], raters: number, size: number) =>
  coincidenceOf(contributionsOf(patternsOf(ratings, raters, size)), size);

const ratingsArbitrary = fc
  .record({
    raters: fc.integer({ min: 2, max: 5 }),
    size: fc.integer({ min: 2, max: 6 }),
    units: fc.integer({ min: 1, max: 25 }),
  })
  .chain(({ raters, size, units }) =>
    fc
      .array(fc.integer({ min: MISSING, max: size - 1 }), {
        minLength: raters * units,
        maxLength: raters * units,
      })
      .map((ratings) => ({ raters, size, units, ratings })),
  );

describe("Krippendorff's published table", () => {
  it("a category nobody used changes neither alpha nor kappa, but Bennett's S and AC1", () => {
    const [four, nine] = [matrixOf(TABLE, 3, 4), matrixOf(TABLE, 3, 9)];
    for (const distance of [nominal, ordinal])
      expect(krippendorffAlpha(nine, distance).value).toBeCloseTo(
        krippendorffAlpha(four, distance).value ?? 9,
        12,
      );
    expect(fleissKappa(nine).value).toBeCloseTo(fleissKappa(four).value ?? 9, 12);
    expect(bennettS(nine, 9).value).toBeGreaterThan(bennettS(four, 4).value ?? 9);
    expect(gwetAc(nine, { declared: 9 }).value).toBeGreaterThan(gwetAc(four, { declared: 4 }).value ?? 9);
  });
});

describe("Gwet 2014, table of 4 raters and 12 subjects with missing ratings", () => {
  const units = [
    "11.1",
    "2232",
    "3333",
    "3333",
    "2222",
    "1234",
    "4444",
    "1121",
    "2222",
    ".555",
    "..11",
    "..3.",
  ];
  const ratings = units.flatMap((unit) =>
    [...unit].map((mark) => (mark === "." ? MISSING : Number(mark) - 1)),
  );
  const matrix = matrixOf(ratings, 4, 5);

  it("percent is .800 with units weighing as many as their ratings, as here, and .818 with equal weights", () => {
    expect(percentAgreement(matrix).value).toBeCloseTo(0.8, 12);
    expect(gwetAc(matrix, { declared: 5 }).observed).toBeCloseTo(0.8181818, 7);
  });

  it("AC1 is .775 with the five categories of the schema, and .786 if a missing rating counted as a sixth", () => {
    const singles = [0, 0, 1, 0, 0];
    expect(gwetAc(matrix, { declared: 5, singles }).value).toBeCloseTo(0.7754441, 7);
    expect(gwetAc(matrix, { declared: 6, singles }).value).toBeCloseTo(0.7855268, 7);
  });

  it("alpha is .743, as Krippendorff 2011 has it for the same table", () => {
    expect(krippendorffAlpha(matrix, nominal).value).toBeCloseTo(0.743, 3);
  });
});

describe("undefined cases give a reason, never NaN", () => {
  it("nothing rated twice: no-pairs", () => {
    const matrix = matrixOf([0, MISSING, MISSING, 1], 2, 2);
    for (const result of [
      krippendorffAlpha(matrix, nominal),
      scottPi(matrix),
      fleissKappa(matrix),
      bennettS(matrix, 2),
      gwetAc(matrix, { declared: 2 }),
      percentAgreement(matrix),
      cohenKappa([], 2),
      oneVersusRestAlpha(0, 0, 0),
    ])
      expect(result).toMatchObject({ value: null, reason: "no-pairs" });
  });

  it("only one category used: alpha and kappas have no-variation, AC1 and S are 1", () => {
    const matrix = matrixOf([1, 1, 1, 1, 1, 1], 2, 3);
    for (const result of [
      krippendorffAlpha(matrix, nominal),
      krippendorffAlpha(matrix, ordinal),
      scottPi(matrix),
      fleissKappa(matrix),
      cohenKappa([[1, 1, 3]], 3),
      oneVersusRestAlpha(6, 6, 0),
    ])
      expect(result).toMatchObject({ value: null, reason: "no-variation" });
    expect(gwetAc(matrix, { declared: 3 }).value).toBe(1);
    expect(bennettS(matrix, 3).value).toBe(1);
  });

  it("a single declared category: no-variation for S and AC1", () => {
    const matrix = matrixOf([0, 0], 2, 1);
    expect(bennettS(matrix, 1)).toMatchObject({ value: null, reason: "no-variation" });
    expect(gwetAc(matrix, { declared: 1 })).toMatchObject({ value: null, reason: "no-variation" });
  });
});

describe("properties of the coefficients", () => {
  it("coefficients are at most 1, and null only with a reason", () => {
    fc.assert(
      fc.property(ratingsArbitrary, ({ ratings, raters, size }) => {
        const matrix = matrixOf(ratings, raters, size);
        const values = interval(Array.from({ length: size }, (_, i) => i));
        for (const result of [
          krippendorffAlpha(matrix, nominal),
          krippendorffAlpha(matrix, ordinal),
          krippendorffAlpha(matrix, values),
          fleissKappa(matrix),
          bennettS(matrix, size),
          gwetAc(matrix, { declared: size }),
          gwetAc(matrix, { declared: size, weighting: "quadratic" }),
        ]) {
          if (result.value === null) expect(result.reason).toBeDefined();
          else expect(result.value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  it("patterns do not depend on the order of raters or units, and count every unit with ratings", () => {
    fc.assert(
      fc.property(ratingsArbitrary, ({ ratings, raters, size, units }) => {
        const rows = Array.from({ length: units }, (_, i) => ratings.slice(i * raters, (i + 1) * raters));
        const mirrored = rows.toReversed().flatMap((row) => row.toReversed());
        const patterns = patternsOf(ratings, raters, size);
        expect(patternsOf(mirrored, raters, size)).toEqual(patterns);
        expect(patterns.reduce((sum, pattern) => sum + pattern.units, 0)).toBe(
          rows.filter((row) => row.some((value) => value !== MISSING)).length,
        );
      }),
    );
  });

  it("the table and the map of patterns agree", () => {
    // 11 categories and 6 raters exceed the table; dropping to 2 raters does not.
    const row = [10, 3, 3, MISSING, 0, 10];
    expect(patternsOf(row, 6, 11)).toEqual([{ ratings: [0, 3, 3, 10, 10], units: 1 }]);
    expect(patternsOf(row, 2, 11)).toEqual([
      { ratings: [3], units: 1 },
      { ratings: [0, 10], units: 1 },
      { ratings: [3, 10], units: 1 },
    ]);
  });

  it("alpha of two categories equals each category against the rest", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 40 }), (flat) => {
        const ratings = flat.slice(0, flat.length - (flat.length % 2));
        const matrix = matrixOf(ratings, 2, 2);
        const own = matrix.totals[1] as number;
        let split = 0;
        for (let i = 0; i < ratings.length; i += 2) if (ratings[i] !== ratings[i + 1]) split++;
        const [whole, one] = [
          krippendorffAlpha(matrix, nominal),
          oneVersusRestAlpha(matrix.total, own, split),
        ];
        if (whole.value === null) expect(one.value).toBeNull();
        else expect(one.value).toBeCloseTo(whole.value, 10);
      }),
    );
  });

  it("MASI and Jaccard are symmetric, within [0, 1], 0 exactly for equal sets, and MASI is the larger", () => {
    const set = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d")).map((ids) => new Set(ids));
    fc.assert(
      fc.property(set, set, (a, b) => {
        const equal = a.size === b.size && [...a].every((id) => b.has(id));
        for (const distance of [masiDistance, jaccardDistance]) {
          expect(distance(a, b)).toBe(distance(b, a));
          expect(distance(a, b) === 0).toBe(equal);
          expect(distance(a, b)).toBeLessThanOrEqual(1);
        }
        expect(masiDistance(a, b)).toBeGreaterThanOrEqual(jaccardDistance(a, b));
      }),
    );
  });
});
