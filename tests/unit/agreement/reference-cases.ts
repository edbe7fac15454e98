/** Reads ../shared/data/agreement-cases.json (not part of the product) and computes each case with lib/agreement. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { brennanPrediger } from "@/lib/agreement/brennan-prediger";
import { cohenKappa } from "@/lib/agreement/cohen-kappa";
import { type Coincidence, coincidenceOf, contributionsOf } from "@/lib/agreement/coincidence";
import { congerKappa } from "@/lib/agreement/conger-kappa";
import { customDistance, type Distance, interval, nominal, ordinal, ratio } from "@/lib/agreement/distances";
import { gwetAc } from "@/lib/agreement/gwet-ac";
import { krippendorffAlpha } from "@/lib/agreement/krippendorff-alpha";
import { assign } from "@/lib/agreement/max-weight-matching";
import { meanLikeness } from "@/lib/agreement/mean-likeness";
import type { RaterData, RaterMeasure } from "@/lib/agreement/measure";
import type { ChanceCorrected, Measured } from "@/lib/agreement/measured";
import { bennettS } from "@/lib/agreement/measures/bennett-s";
import { fleissKappa } from "@/lib/agreement/measures/fleiss-kappa";
import { hubertKappa } from "@/lib/agreement/measures/hubert-kappa";
import { icc11 } from "@/lib/agreement/measures/icc-1-1";
import { icc1K } from "@/lib/agreement/measures/icc-1-k";
import { icc21 } from "@/lib/agreement/measures/icc-2-1";
import { icc2K } from "@/lib/agreement/measures/icc-2-k";
import { icc31 } from "@/lib/agreement/measures/icc-3-1";
import { icc3K } from "@/lib/agreement/measures/icc-3-k";
import { percentAgreement } from "@/lib/agreement/measures/percent";
import { scottPi } from "@/lib/agreement/measures/scott-pi";
import type { Pattern } from "@/lib/agreement/patterns";
import { kendallTauB, spearmanRho } from "@/lib/agreement/rank-correlation";
import type { RaterTable } from "@/lib/agreement/rating-tally";
import { anyDistance, diceDistance, jaccardDistance, masiDistance } from "@/lib/agreement/set-distances";
import type { Weighting } from "@/lib/agreement/weights";
import { boxIou } from "@/lib/kinds/regions/box/iou";

import type { Case } from "./reference-case";
import { SPAN_COMPUTATIONS } from "./reference-spans";

const FILE = path.resolve(process.cwd(), "../shared/data/agreement-cases.json");

/** The cases, or null where the reference folder is absent. */
export function readCases(): Case[] | null {
  if (!existsSync(FILE)) return null;
  return (JSON.parse(readFileSync(FILE, "utf8")) as { cases: Case[] }).cases;
}

type Value = string | number | string[];
type Coding = {
  /** Category values in a fixed order: numbers by size, others by text. */
  values: Value[];
  patterns: Pattern[];
  /** Units by the categories of the first two raters. */
  pair: [number, number, number][];
  /** The same of every two raters, and how often each of them gave each category. */
  tables: RaterTable[];
  byRater: ReadonlyMap<number, number>[];
  matrix: Coincidence;
};

const keyOf = (value: Value) => JSON.stringify(value);

function codingOf(data: Case["data"]): Coding {
  let rows: [number, ...(Value | null)[]][];
  if (data.kind === "contingency") {
    rows = (data.table as number[][]).flatMap((row, i) =>
      row.map((count, j): [number, number, number] => [count, i + 1, j + 1]),
    );
  } else if (data.kind === "counts") {
    rows = (data.rows as number[][]).map((row): [number, ...number[]] => [
      1,
      ...row.flatMap((count, k) => Array.from({ length: count }, () => k)),
    ]);
  } else rows = data.units as [number, ...(Value | null)[]][];
  const distinct = new Map<string, Value>();
  for (const [, ...ratings] of rows)
    for (const value of ratings) if (value !== null) distinct.set(keyOf(value), value);
  const values = [...distinct.values()].sort((a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : keyOf(a) < keyOf(b) ? -1 : 1,
  );
  const index = new Map(values.map((value, i) => [keyOf(value), i]));
  const indexed = rows.map(([units, ...ratings]) => ({
    units,
    ratings: ratings.map((value) => (value === null ? null : (index.get(keyOf(value)) as number))),
  }));
  const patterns = indexed.map(({ units, ratings }) => ({
    units,
    ratings: ratings.filter((rating) => rating !== null).sort((a, b) => a - b),
  }));
  const pair = indexed.flatMap(({ units, ratings: [a, b] }): [number, number, number][] =>
    a === null || b === null || a === undefined || b === undefined ? [] : [[a, b, units]],
  );
  const matrix = coincidenceOf(contributionsOf(patterns), values.length);
  return { values, patterns, pair, matrix, ...raterData(indexed) };
}

type Row = { units: number; ratings: (number | null)[] };

function raterData(rows: readonly Row[]): Pick<Coding, "tables" | "byRater"> {
  const raters = Math.max(...rows.map(({ ratings }) => ratings.length));
  const tables: RaterTable[] = [];
  for (let a = 0; a < raters; a++)
    for (let b = a + 1; b < raters; b++) {
      const cells = rows.flatMap(({ units, ratings }): [number, number, number][] => {
        const [x, y] = [ratings[a] ?? null, ratings[b] ?? null];
        return x === null || y === null ? [] : [[x, y, units]];
      });
      tables.push({ a: `${a}`, b: `${b}`, cells, n: cells.reduce((sum, [, , units]) => sum + units, 0) });
    }
  const byRater = Array.from({ length: raters }, (_, rater) => {
    const counts = new Map<number, number>();
    for (const { units, ratings } of rows) {
      const value = ratings[rater] ?? null;
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + units);
    }
    return counts;
  });
  return { tables, byRater };
}

/** The nominal-like custom distance of Artstein and Poesio 2008, and that over letters of dkpro's WeightedAgreement. */
function dkproCustom(values: Value[]): Distance {
  const half = new Set(["Chck"]);
  return customDistance((i, j) => {
    const [a, b] = [String(values[i]), String(values[j])];
    if (i === j) return 0;
    if (values.some((value) => half.has(String(value)))) return half.has(a) || half.has(b) ? 0.5 : 1;
    return setLikeDistance(new Set(a), new Set(b));
  });
}

/** dkpro's distance over sets: 0 equal, 1/3 one contains the other (the empty set too), 2/3 they overlap, 1 disjoint. */
function setLikeDistance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((item) => b.has(item)).length;
  if (both === a.size && both === b.size) return 0;
  if (both === Math.min(a.size, b.size)) return 1 / 3;
  return both === 0 ? 1 : 2 / 3;
}

/** dkpro's own MASI is the product of the two distances, not 1 minus the product of the likenesses (Passonneau 2006). */
const dkproMasi = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  jaccardDistance(a, b) * setLikeDistance(a, b);

const overSets = (
  values: Value[],
  between: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number,
): Distance =>
  customDistance((i, j) => between(new Set(values[i] as string[]), new Set(values[j] as string[])));

type Compute = (data: Case["data"]) => unknown;
type Part = "Agreement" | "ObservedAgreement" | "ExpectedAgreement";

const partOf = (result: ChanceCorrected, part: Part) =>
  part === "Agreement" ? result.value : part === "ObservedAgreement" ? result.observed : result.expected;

const matrixCase =
  (of: (matrix: Coincidence, size: number) => Measured): Compute =>
  (data) => {
    const { matrix, values } = codingOf(data);
    return of(matrix, values.length).value;
  };

const alphaCase =
  (distance: (values: Value[]) => Distance, part: "value" | "observed" | "expected" = "value"): Compute =>
  (data) => {
    const { matrix, values } = codingOf(data);
    return krippendorffAlpha(matrix, distance(values))[part];
  };

const kappaCase =
  (weighting: Weighting, part: Part = "Agreement"): Compute =>
  (data) => {
    const { pair, values } = codingOf(data);
    return partOf(cohenKappa(pair, values.length, weighting), part);
  };

const disagreement =
  (compute: Compute): Compute =>
  (data) =>
    1 - (compute(data) as number);

const setsCase =
  (of: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number): Compute =>
  ({ a, b }) =>
    of(new Set(a as string[]), new Set(b as string[]));

type Corners = [number, number, number, number];

const hungarian: Compute = ({ a, b, threshold }) => {
  const boxes = (list: unknown) =>
    (list as Corners[]).map(([x, y, right, bottom]) => ({
      x,
      y,
      width: right - x,
      height: bottom - y,
      rotation: 0,
    }));
  const [left, right] = [boxes(a), boxes(b)];
  const edges = left.flatMap((box, i) =>
    right.map((other, j) => ({ a: i, b: j, weight: boxIou(box, other) })).filter(({ weight }) => weight > 0),
  );
  const pairs: [number, number, number][] = [];
  assign(left.length, right.length, edges).forEach((j, i) => {
    const iou = j < 0 ? 0 : boxIou(left[i] as (typeof left)[0], right[j] as (typeof left)[0]);
    if (iou > 0 && iou >= (threshold as number)) pairs.push([i, j, iou]);
  });
  const sum = pairs.reduce((total, [, , iou]) => total + iou, 0);
  return {
    pairs,
    f1: (2 * pairs.length) / (left.length + right.length),
    mean_matched_iou: pairs.length === 0 ? null : sum / pairs.length,
    mean_iou_unmatched_zero: sum / (left.length + right.length - pairs.length),
  };
};

/** Dkpro takes two empty sets for having nothing in common; here they are the same answer. */
const emptyApart =
  (between: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number) =>
  (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
    a.size + b.size === 0 ? 1 : between(a, b);

const setsMean =
  (between: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number): Compute =>
  (data) => {
    const { matrix, values } = codingOf(data);
    const sets = values.map((value) => new Set(value as string[]));
    const likeness = (i: number, j: number) =>
      1 - emptyApart(between)(sets[i] as Set<string>, sets[j] as Set<string>);
    return meanLikeness(matrix, likeness).value;
  };

const raterCase =
  (of: (data: RaterData, size: number) => Measured): Compute =>
  (data) => {
    const { patterns, values, ...coding } = codingOf(data);
    return of({ ...coding, contributions: contributionsOf(patterns) }, values.length).value;
  };

/** A row per unit, a column per rater. */
const iccCase =
  (measure: RaterMeasure): Compute =>
  ({ rows }) => {
    const data = { kind: "coding", units: (rows as number[][]).map((row) => [1, ...row]) };
    const { patterns, values, ...coding } = codingOf(data);
    const categories = { values: values.map(String), declared: 0, singles: [] };
    return measure.of({ ...coding, contributions: contributionsOf(patterns) }, categories).value;
  };

const pairOf = ({ a, b }: Case["data"]) => [a, b] as [number[], number[]];

const numbers = (values: Value[]) => values.map(Number);

const families: Record<string, Compute> = {
  percent: matrixCase((matrix) => percentAgreement(matrix)),
  "PercentageAgreement.Agreement": matrixCase((matrix) => percentAgreement(matrix)),
  cohen_kappa: kappaCase("identity"),
  scott_pi: matrixCase((matrix) => scottPi(matrix)),
  fleiss_kappa: matrixCase((matrix) => fleissKappa(matrix)),
  gwet_ac1: matrixCase((matrix, size) => gwetAc(matrix, { declared: size })),
  bennett_s: matrixCase((matrix, size) => bennettS(matrix, size)),
  "RandolphKappaAgreement.Agreement": matrixCase((matrix, size) => brennanPrediger(matrix, size)),
  "HubertKappaAgreement.Agreement": raterCase(hubertKappa),
  "DiceAgreement.Agreement": setsMean(diceDistance),
  "MaxPercentageAgreement.Agreement": setsMean(anyDistance),
  kendall_tau_b: (data) => kendallTauB(...pairOf(data)),
  spearman_rho: (data) => spearmanRho(...pairOf(data)),
  "ICC(1,1)": iccCase(icc11),
  "ICC(2,1)": iccCase(icc21),
  "ICC(3,1)": iccCase(icc31),
  "ICC(1,k)": iccCase(icc1K),
  "ICC(2,k)": iccCase(icc2K),
  "ICC(3,k)": iccCase(icc3K),
  "AC1(unweighted)": matrixCase((matrix, size) => gwetAc(matrix, { declared: size })),
  "AC2(quadratic)": matrixCase((matrix, size) => gwetAc(matrix, { declared: size, weighting: "quadratic" })),
  "cohen_kappa(unweighted)": kappaCase("identity"),
  "cohen_kappa(linear)": kappaCase("linear"),
  "cohen_kappa(quadratic)": kappaCase("quadratic"),
  "krippendorff_alpha nominal": alphaCase(() => nominal),
  "krippendorff_alpha ordinal": alphaCase(() => ordinal),
  "krippendorff_alpha interval": alphaCase((values) => interval(numbers(values))),
  "krippendorff_alpha ratio": alphaCase((values) => ratio(numbers(values))),
  "krippendorff_alpha[jaccard]": alphaCase((values) => overSets(values, jaccardDistance)),
  "krippendorff_alpha[masi]": alphaCase((values) => overSets(values, masiDistance)),
  jaccard_distance: setsCase(jaccardDistance),
  masi_distance: setsCase(masiDistance),
  hungarian_iou: hungarian,
};

for (const part of ["Agreement", "ObservedAgreement", "ExpectedAgreement"] as const) {
  families[`CohenKappaAgreement.${part}`] = kappaCase("identity", part);
  const byMatrix =
    (of: (matrix: Coincidence, size: number) => ChanceCorrected): Compute =>
    (data) => {
      const { matrix, values } = codingOf(data);
      return partOf(of(matrix, values.length), part);
    };
  families[`ScottPiAgreement.${part}`] = byMatrix((matrix) => scottPi(matrix));
  families[`FleissKappaAgreement.${part}`] = byMatrix((matrix) => fleissKappa(matrix));
  families[`BennettSAgreement.${part}`] = byMatrix((matrix, size) => bennettS(matrix, size));
}

for (const [name, distance] of Object.entries({
  NominalDistanceFunction: () => nominal,
  SetAnnotationDistanceFunction: (values: Value[]) => overSets(values, setLikeDistance),
  MASISetAnnotationDistanceFunction: (values: Value[]) => overSets(values, dkproMasi),
  custom: dkproCustom,
})) {
  families[`KrippendorffAlphaAgreement.Agreement[${name}]`] = alphaCase(distance);
  families[`KrippendorffAlphaAgreement.ObservedDisagreement[${name}]`] = alphaCase(distance, "observed");
  families[`KrippendorffAlphaAgreement.ExpectedDisagreement[${name}]`] = alphaCase(distance, "expected");
}

for (const [name, weighting] of [
  ["NominalDistanceFunction", "identity"],
  ["IntervalDistanceFunction", "quadratic"],
] as const) {
  families[`WeightedKappaAgreement.Agreement[${name}]`] = kappaCase(weighting);
  families[`WeightedKappaAgreement.ObservedDisagreement[${name}]`] = disagreement(
    kappaCase(weighting, "ObservedAgreement"),
  );
  families[`WeightedKappaAgreement.ExpectedDisagreement[${name}]`] = disagreement(
    kappaCase(weighting, "ExpectedAgreement"),
  );
}

/** 1 less the distance, as the weights of kappa are. */
const customKappa =
  (part: Part): Compute =>
  (data) => {
    const { pair, values } = codingOf(data);
    const distance = dkproCustom(values);
    if (distance.kind !== "between") throw new Error("has no distance of its own");
    return partOf(
      cohenKappa(pair, values.length, (i, j) => 1 - distance.between(i, j)),
      part,
    );
  };
families["WeightedKappaAgreement.Agreement[custom]"] = customKappa("Agreement");
families["WeightedKappaAgreement.ObservedDisagreement[custom]"] = disagreement(
  customKappa("ObservedAgreement"),
);
families["WeightedKappaAgreement.ExpectedDisagreement[custom]"] = disagreement(
  customKappa("ExpectedAgreement"),
);

for (const weighting of ["identity", "linear", "quadratic"] as const) {
  const power = { identity: 0, linear: 1, quadratic: 2 }[weighting];
  families[`Cohen kappa [${weighting}]`] = kappaCase(weighting);
  families[`Scott pi [${weighting}]`] = matrixCase((matrix) => scottPi(matrix, weighting));
  families[`Brennan-Prediger [${weighting}]`] = matrixCase((matrix, size) =>
    brennanPrediger(matrix, size, weighting),
  );
  families[`percent agreement [${weighting}]`] = matrixCase((matrix) => percentAgreement(matrix, weighting));
  families[`Krippendorff alpha (irrCAC) [${weighting}]`] = alphaCase((values) =>
    power === 0 ? nominal : customDistance((i, j) => (Math.abs(i - j) / (values.length - 1)) ** power),
  );
}

/** How each metric of the file is computed here. */
export const computations: Readonly<Record<string, Compute>> = { ...families, ...SPAN_COMPUTATIONS };
/** Every measure that takes ratings, for the degenerate cases. */
export const everyMeasure = (data: Case["data"]): Measured[] => {
  const { matrix, pair, patterns, values, ...raters } = codingOf(data);
  const all = { ...raters, matrix, contributions: contributionsOf(patterns) };
  return [
    congerKappa(all, values.length),
    hubertKappa(all, values.length),
    brennanPrediger(matrix, values.length),
    percentAgreement(matrix),
    scottPi(matrix),
    fleissKappa(matrix),
    bennettS(matrix, values.length),
    gwetAc(matrix, { declared: values.length }),
    cohenKappa(pair, values.length),
    ...[nominal, ordinal].map((distance) => krippendorffAlpha(matrix, distance)),
  ];
};
