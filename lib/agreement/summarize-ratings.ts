/** The summary of answers, about tasks and about regions, shared by the kinds whose answers are categories or sets of them. */
import type { Control } from "@/lib/labels/schema";
import { type Coincidence, cellsOf, coincidenceOf } from "./coincidence";
import type {
  Confusion,
  ControlAgreement,
  LabelAgreement,
  MeasureResult,
  SummaryOptions,
} from "./control-agreement";
import { oneVersusRestAlpha } from "./krippendorff-alpha";
import { balanceOf, ConfusionCounts, notesOf } from "./label-tables";
import type {
  Categories,
  MatrixMeasure,
  RaterMeasure,
  ShareMeasure,
  TableMeasure,
  UnitMeasure,
} from "./measure";
import { type Basis, matrixResults, plainResult, unitResult } from "./measure-results";
import type { Measured } from "./measured";
import { percent } from "./measures/percent";
import { raterIntervals } from "./rater-intervals";
import type { RaterTable, RatingTally, Resolve } from "./rating-tally";
import { shareResult } from "./share-result";
import { specificAgreement } from "./specific-agreement";
import { splitIds } from "./unit";

/** How a kind of answer is measured. */
export type RatingScale = {
  /** Labels in schema order, for the rows by label, the balance and the confusions; none of values of no closed list. */
  labels: readonly string[];
  /** Categories of the schema; null when the distinct values, such as sets of labels, are the categories. */
  categories: readonly string[] | null;
  resolve: Resolve;
  /** Of labels of a tree. */
  parentOf?: Categories["parentOf"];
  /** The one a control is judged by, and the others in the order to show them. */
  measures: { headline: MatrixMeasure; others: readonly OtherMeasure[] };
  /** The measure that compares two raters. */
  pairMeasure: MatrixMeasure | TableMeasure;
};

/** Of measures of a pair of raters the mean over the pairs is told (Light 1971). */
type OtherMeasure = MatrixMeasure | TableMeasure | RaterMeasure | UnitMeasure | ShareMeasure;

const isOfRaters = (measure: OtherMeasure): measure is RaterMeasure => measure.needs === "raters";
const isOfMatrix = (measure: OtherMeasure): measure is MatrixMeasure => measure.needs === "matrix";

/** The labels a category stands for. */
const labelsIn = (scale: RatingScale, value: string): string[] =>
  scale.categories === null ? splitIds(value) : [value];

/** Of two raters alone. */
function ofPair(measure: RatingScale["pairMeasure"], table: RaterTable, categories: Categories): Measured {
  if (measure.needs === "table") return measure.of(table, categories);
  const contributions = table.cells.map(([i, j, units]) => ({
    ...cellsOf(i <= j ? [i, j] : [j, i]),
    units,
  }));
  return measure.of(coincidenceOf(contributions, categories.values.length), categories);
}

function meanOfPairs(tally: RatingTally, of: (table: RaterTable) => Measured): Measured {
  let reason: Measured["reason"] = "no-pairs";
  let sum = 0;
  let defined = 0;
  for (const table of tally.tables) {
    const result = of(table);
    if (result.value === null) reason = result.reason ?? reason;
    else {
      sum += result.value;
      defined++;
    }
  }
  return defined > 0 ? { value: sum / defined } : { value: null, reason };
}

/** Per label: pairable ratings that have it, and the weight of ordered pairs of which only the first has it. */
function labelRows(scale: RatingScale, tally: RatingTally, matrix: Coincidence): LabelAgreement[] {
  const own = new Map<string, number>();
  const split = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, value: number) =>
    map.set(key, (map.get(key) ?? 0) + value);
  const sets = tally.categories.map((value) => labelsIn(scale, value));
  matrix.totals.forEach((count, k) => {
    for (const label of sets[k] as string[]) add(own, label, count);
  });
  for (let cell = 0; cell < matrix.values.length; cell++) {
    const [row, column] = [matrix.rows[cell] as number, matrix.columns[cell] as number];
    if (row === column) continue;
    const [x, y] = [sets[row] as string[], sets[column] as string[]];
    // A cell off the diagonal holds both orders, of which one has the label first.
    const half = (matrix.values[cell] as number) / 2;
    for (const label of x) if (!y.includes(label)) add(split, label, half);
    for (const label of y) if (!x.includes(label)) add(split, label, half);
  }
  return scale.labels.map((label) => {
    const n = Math.round(own.get(label) ?? 0);
    const apart = split.get(label) ?? 0;
    const { value, reason } = oneVersusRestAlpha(matrix.total, n, apart);
    return { label, value, ...(reason && { reason }), observed: specificAgreement(n, apart).value, n };
  });
}

function confusionOf(scale: RatingScale, tally: RatingTally): Confusion[] {
  if (scale.labels.length === 0) return [];
  const counts = new ConfusionCounts();
  const sets = tally.categories.map((value) => labelsIn(scale, value));
  for (const table of tally.tables)
    for (const [i, j, units] of table.cells) counts.add(sets[i] as string[], sets[j] as string[], units);
  return counts.sorted();
}

function labelCounts(scale: RatingScale, tally: RatingTally): Map<string, number> {
  const counts = new Map<string, number>();
  tally.categories.forEach((value, k) => {
    for (const label of labelsIn(scale, value))
      counts.set(label, (counts.get(label) ?? 0) + (tally.counts[k] as number));
  });
  return counts;
}

/** Everything about one control from the sums of its units. */
export function summarizeRatings(
  control: Control,
  scale: RatingScale,
  tally: RatingTally,
  options: SummaryOptions,
): ControlAgreement {
  const { categories, contributions } = tally;
  const basis: Basis = { units: tally.units, pairs: tally.pairs };
  const size = categories.length;
  const matrix = coincidenceOf(contributions, size);
  const singles = tally.counts.map((count, k) => Math.round(count - (matrix.totals[k] as number)));
  const facts: Categories = {
    values: categories,
    declared: scale.labels.length,
    singles,
    ...(scale.parentOf && { parentOf: scale.parentOf }),
  };
  const data = { contributions, categories: facts, basis };
  const { headline: first, others: further } = scale.measures;
  const byMatrix = matrixResults(first, further.filter(isOfMatrix), data, options);
  const { headline } = byMatrix;
  const raterMeasures = further.filter(isOfRaters).filter(({ noInterval }) => !noInterval);
  const limits = raterIntervals(raterMeasures, tally, facts, options);
  const resultOf = (measure: OtherMeasure): MeasureResult => {
    if (measure.needs === "matrix") return byMatrix.others.find(({ id }) => id === measure.id) ?? headline;
    if (measure.needs === "sums") return shareResult(measure, tally.ratios, basis, options);
    if (measure.needs === "units") return unitResult(measure, data, options);
    if (measure.needs === "raters") {
      const measured = measure.of({ ...tally, matrix }, facts);
      const interval = measured.value === null ? null : (limits[raterMeasures.indexOf(measure)] ?? null);
      return { ...plainResult(measure.id, measured, basis), interval };
    }
    return plainResult(
      measure.id,
      meanOfPairs(tally, (table) => measure.of(table, facts)),
      basis,
    );
  };
  const others = further.map(resultOf);
  const share = others.find((result) => result.id === percent.id)?.value ?? null;
  return {
    control: control.id,
    kind: control.kind,
    headline,
    measures: others,
    byLabel: labelRows(scale, tally, matrix),
    pairMeasure: scale.pairMeasure.id,
    byPair: tally.tables.map((table) => {
      const { value, reason } = ofPair(scale.pairMeasure, table, facts);
      return { a: table.a, b: table.b, value, ...(reason && { reason }), n: table.n };
    }),
    confusion: confusionOf(scale, tally),
    balance: balanceOf(scale.labels, labelCounts(scale, tally)),
    units: tally.units,
    answered: tally.answered,
    raters: tally.raters,
    notes: notesOf({ alpha: headline.value, percent: share }, tally),
  };
}
