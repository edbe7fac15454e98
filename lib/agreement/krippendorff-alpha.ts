/**
 * Krippendorff's alpha by the coincidence matrix: 1 - Do/De, for any number of raters, missing ratings and any distance.
 * Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). Do is averaged over the pairable ratings, De over
 * all ordered pairs of them (n(n-1)), so small samples are corrected.
 */
import type { Coincidence } from "./coincidence";
import type { Distance } from "./distances";
import { type ChanceCorrected, correctDisagreement, noPairs } from "./measured";

/** The squared ordinal distance from prefix sums: (Σ of totals from row to column − half of both ends)². */
function ordinalBetween(totals: Float64Array): (row: number, column: number) => number {
  const upTo = new Float64Array(totals.length);
  totals.forEach((count, k) => {
    upTo[k] = (k === 0 ? 0 : (upTo[k - 1] as number)) + count;
  });
  const middle = (k: number) => (upTo[k] as number) - (totals[k] as number) / 2;
  return (row, column) => (middle(column) - middle(row)) ** 2;
}

/**
 * The sum of squared distances over all ordered pairs from sums alone: 2 (n Σv² - (Σv)²), about the mean, so that large
 * values of little difference keep their digits. Free numbers may have as many categories as there are ratings.
 */
function expectedInterval(totals: Float64Array, total: number, values: readonly number[]): number {
  let sum = 0;
  totals.forEach((count, k) => {
    if (count > 0) sum += count * (values[k] as number);
  });
  const mean = sum / total;
  let [first, squares] = [0, 0];
  totals.forEach((count, k) => {
    if (count === 0) return;
    const from = (values[k] as number) - mean;
    first += count * from;
    squares += count * from * from;
  });
  return 2 * (total * squares - first * first);
}

function expectedSum(totals: Float64Array, total: number, distance: Distance, between: Between): number {
  if (distance.kind === "nominal")
    return total * total - totals.reduce((sum, count) => sum + count * count, 0);
  if (distance.kind === "interval") return expectedInterval(totals, total, distance.values);
  const used: number[] = [];
  totals.forEach((count, k) => {
    if (count > 0) used.push(k);
  });
  let sum = 0;
  for (let i = 0; i < used.length; i++) {
    const row = used[i] as number;
    let inRow = 0;
    for (let j = i + 1; j < used.length; j++) {
      const column = used[j] as number;
      inRow += (totals[column] as number) * between(row, column);
    }
    sum += 2 * (totals[row] as number) * inRow;
  }
  return sum;
}

type Between = (row: number, column: number) => number;

function betweenOf(distance: Distance, totals: Float64Array): Between {
  if (distance.kind === "between") return distance.between;
  if (distance.kind === "ordinal") return ordinalBetween(totals);
  if (distance.kind === "interval") {
    const { values } = distance;
    return (row, column) => ((values[row] as number) - (values[column] as number)) ** 2;
  }
  return (row, column) => (row === column ? 0 : 1);
}

/**
 * @returns at most 1 with observed and expected *disagreement* (in the distance's unit); `no-pairs` when no unit has
 *   two ratings, `no-variation` when all pairable ratings are equal
 */
export function krippendorffAlpha(matrix: Coincidence, distance: Distance): ChanceCorrected {
  const { totals, total } = matrix;
  if (total === 0) return noPairs();
  const between = betweenOf(distance, totals);
  let observed = 0;
  for (let cell = 0; cell < matrix.values.length; cell++)
    observed +=
      (matrix.values[cell] as number) * between(matrix.rows[cell] as number, matrix.columns[cell] as number);
  let used = 0;
  for (const count of totals) if (count > 0) used++;
  const expected = used < 2 ? 0 : expectedSum(totals, total, distance, between) / (total * (total - 1));
  return correctDisagreement(observed / total, expected);
}

/**
 * Alpha of "this category or another" from its counts in a coincidence matrix.
 * @param total pairable ratings; @param own those that chose the category; @param split the weight of ordered pairs
 *   in which only the first chose it
 */
export function oneVersusRestAlpha(total: number, own: number, split: number): ChanceCorrected {
  if (total === 0) return noPairs();
  return correctDisagreement((2 * split) / total, (2 * own * (total - own)) / (total * (total - 1)));
}
