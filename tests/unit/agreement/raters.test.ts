/** Coefficients that keep the raters apart, and those in which each unit weighs the same. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summarize, type Unit, unitOf } from "@/lib/agreement/agreement";
import { brennanPrediger } from "@/lib/agreement/brennan-prediger";
import { coincidenceOf, contributionsOf } from "@/lib/agreement/coincidence";
import { congerKappa } from "@/lib/agreement/conger-kappa";
import { bennettS } from "@/lib/agreement/measures/bennett-s";
import { fleissKappa } from "@/lib/agreement/measures/fleiss-kappa";
import { hubertKappa } from "@/lib/agreement/measures/hubert-kappa";
import { patternsOf } from "@/lib/agreement/patterns";
import type { RaterTable } from "@/lib/agreement/rating-tally";
import { specificAgreement } from "@/lib/agreement/specific-agreement";
import { answered, by, choiceControl } from "./build";

type Rows = readonly (readonly (number | null)[])[];

/** Everything about units × raters; null where a rater gave nothing. */
function dataOf(rows: Rows, size: number) {
  const raters = rows[0]?.length ?? 0;
  const flat = rows.flatMap((row) => row.map((value) => value ?? -1));
  const contributions = contributionsOf(patternsOf(flat, raters, size));
  const tables: RaterTable[] = [];
  for (let a = 0; a < raters; a++)
    for (let b = a + 1; b < raters; b++) {
      const cells = rows.flatMap((row): [number, number, number][] => {
        const [x, y] = [row[a] ?? null, row[b] ?? null];
        return x === null || y === null ? [] : [[x, y, 1]];
      });
      tables.push({ a: `${a}`, b: `${b}`, cells, n: cells.length });
    }
  const byRater = Array.from({ length: raters }, (_, rater) => {
    const counts = new Map<number, number>();
    for (const row of rows) {
      const value = row[rater] ?? null;
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  });
  return { matrix: coincidenceOf(contributions, size), contributions, tables, byRater };
}

/** The data `cac.raw4raters` of irrCAC: Krippendorff 2011, rows C, with the single rating of the last unit by another rater. */
const FOUR: Rows = (
  [
    [1, 1, null, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [null, 5, 5, 5],
    [null, null, 1, 1],
    [null, null, 3, null],
  ] as (number | null)[][]
).map((row) => row.map((value) => (value === null ? null : value - 1)));

describe("coefficients of ratings with some missing", () => {
  const data = dataOf(FOUR, 5);

  it("Conger's kappa is 0.763, by chance 0.233, as irrCAC has it; with weights 0.814 and 0.858", () => {
    const { value, observed, expected } = congerKappa(data, 5);
    // By hand, the 0.2334 is the mean over pairs of raters of 23/90, 23/99, 24/99, 26/110, 25/110 and 25/121.
    expect([value, observed, expected].map((one) => one?.toFixed(5))).toEqual([
      "0.76282",
      "0.81818",
      "0.23343",
    ]);
    expect(congerKappa(data, 5, "linear").value).toBeCloseTo(0.814, 3);
    expect(congerKappa(data, 5, "quadratic").value).toBeCloseTo(0.858, 3);
  });

  it("Brennan and Prediger's is 0.773, with weights 0.848 and 0.902: units weigh the same, unlike in Bennett's S", () => {
    expect(brennanPrediger(data.matrix, 5).value).toBeCloseTo(0.773, 3);
    expect(brennanPrediger(data.matrix, 5, "linear").value).toBeCloseTo(0.848, 3);
    expect(brennanPrediger(data.matrix, 5, "quadratic").value).toBeCloseTo(0.902, 3);
    expect(bennettS(data.matrix, 5).observed).toBeCloseTo(0.8, 5);
  });
});

describe("Conger, Hubert and the weighted coefficients", () => {
  const complete = fc
    .record({ raters: fc.integer({ min: 2, max: 5 }), size: fc.integer({ min: 2, max: 4 }) })
    .chain(({ raters, size }) =>
      fc
        .array(fc.array(fc.nat({ max: size - 1 }), { minLength: raters, maxLength: raters }), {
          minLength: 2,
          maxLength: 15,
        })
        .map((rows) => ({ rows, size })),
    );

  it("are the same where every unit has all ratings", () => {
    fc.assert(
      fc.property(complete, ({ rows, size }) => {
        const data = dataOf(rows, size);
        const [conger, hubert] = [congerKappa(data, size), hubertKappa(data, size)];
        if (conger.value === null) expect(hubert).toMatchObject({ value: null, reason: "no-variation" });
        else expect(hubert.value).toBeCloseTo(conger.value, 9);
      }),
    );
  });

  it("do not depend on the order of raters or units, are at most 1, and null only with a reason", () => {
    fc.assert(
      fc.property(
        complete,
        fc.constantFrom("identity", "linear", "quadratic"),
        ({ rows, size }, weighting) => {
          const [one, other] = [rows, rows.toReversed().map((row) => row.toReversed())].map((list) => {
            const data = dataOf(list, size);
            return [
              congerKappa(data, size, weighting),
              hubertKappa(data, size),
              brennanPrediger(data.matrix, size, weighting),
              fleissKappa(data.matrix, weighting),
            ];
          });
          one?.forEach((result, i) => {
            if (result.value === null) expect(result.reason).toBeDefined();
            else {
              expect(result.value).toBeLessThanOrEqual(1 + 1e-9);
              expect(other?.[i]?.value).toBeCloseTo(result.value, 9);
            }
          });
        },
      ),
    );
  });
});

describe("specific agreement on a label", () => {
  it("is 2a / (2a + b + c) of two annotators: 40 both, 10 the first alone, 6 the second alone", () => {
    expect(specificAgreement(96, 16).value).toBeCloseTo(80 / 96, 12);
  });

  it("stands beside alpha in the rows by label, and is null for a label that nobody gave", () => {
    const control = choiceControl(["x", "y", "z"]);
    const tasks = [
      by(answered("x"), answered("x")),
      by(answered("x"), answered("y")),
      by(answered("y"), answered("y")),
    ];
    const units = tasks
      .map((answers) => ({ unit: unitOf(control, answers) }))
      .flatMap(({ unit }) => (unit ? [{ unit }] : []));
    const { byLabel, measures } = summarize(control, units, { seed: 1, replicates: 0 });
    expect(byLabel.map(({ observed }) => observed?.toFixed(6))).toEqual(["0.666667", "0.666667", undefined]);
    expect(measures.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["conger-kappa", "hubert-kappa", "randolph-kappa"]),
    );
  });

  it("counts a unit that several tasks have once for each of them, for every coefficient", () => {
    const control = choiceControl(["x", "y", "z"]);
    const units = [by(answered("x"), answered("y")), by(answered("x"), answered("x"), answered("z"))].map(
      (answers) => unitOf(control, answers) as Unit,
    );
    const options = { seed: 1, replicates: 40 };
    const counted = units.map((unit, i) => ({ unit, tasks: 2 + i }));
    const apart = counted.flatMap(({ unit, tasks }) => Array.from({ length: tasks }, () => ({ unit })));
    expect(summarize(control, counted, options)).toEqual(summarize(control, apart, options));
  });
});
