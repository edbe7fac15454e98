/**
 * Intraclass correlations of numbers (Shrout and Fleiss, Psychological Bulletin 1979) from components of variance: σ²t of
 * tasks, σ²r of raters (one gives higher numbers than another), σ²e of error.
 *   ICC(1,1) = σ²t / (σ²t + σ²w)            raters of a task are any; σ²w holds raters and error
 *   ICC(2,1) = σ²t / (σ²t + σ²r + σ²e)      the same raters, of many there could be; absolute agreement
 *   ICC(3,1) = σ²t / (σ²t + σ²e)            these raters alone; consistency, whatever their means
 * and (·,k) of the mean of k ratings by Spearman and Brown's formula. ICC(1) comes from a one-way analysis of variance with
 * unequal numbers of ratings (Searle, Linear Models, 1971). The other two come from pairs of raters: covariance, variance
 * and difference of means over the tasks that both rated, pooled over pairs with n - 1 as their weights. Where everybody
 * rated every task this is the published analysis of variance; else no task has to be left out.
 */
import type { Contribution } from "./coincidence";
import type { Measured } from "./measured";
import type { RaterTable } from "./rating-tally";

/** Components of variance in the numbers' unit squared; an estimate may be negative. `ratings` is k, the mean per task. */
export type OneWay = { tasks: number; within: number; ratings: number };
export type TwoWay = { tasks: number; raters: number; error: number };

/**
 * @param contributions units of two or more ratings
 * @param values the numbers that the categories stand for
 * @returns null with fewer than two units
 */
export function oneWay(
  contributions: readonly Contribution[],
  values: readonly number[],
  typical: number,
): OneWay | null {
  let [units, ratings, squares, first, second, within] = [0, 0, 0, 0, 0, 0];
  for (const { rows, columns, values: cells, units: times, things, perThing } of contributions) {
    units += times * things;
    ratings += times * things * perThing;
    squares += times * things * perThing ** 2;
    cells.forEach((cell, i) => {
      const x = (values[rows[i] as number] as number) - typical;
      const y = (values[columns[i] as number] as number) - typical;
      first += (times * cell * (x + y)) / 2;
      second += (times * cell * (x * x + y * y)) / 2;
      // Σ (x - y)² over ordered pairs, each 1/(m-1), is 2 m s²: of it (m-1) s² is the sum of squares within.
      within += (times * cell * (x - y) ** 2 * (perThing - 1)) / (2 * perThing);
    });
  }
  if (units < 2 || ratings <= units) return null;
  const between = (second - first ** 2 / ratings - within) / (units - 1);
  const error = within / (ratings - units);
  const effective = (ratings - squares / ratings) / (units - 1);
  return { tasks: (between - error) / effective, within: error, ratings: ratings / units };
}

/** @param tables of pairs of raters, cells by category @returns null when no pair shares two tasks */
export function twoWay(
  tables: readonly Pick<RaterTable, "cells" | "n">[],
  values: readonly number[],
  typical: number,
): TwoWay | null {
  let [weight, covariance, variance, apart] = [0, 0, 0, 0];
  for (const { cells, n } of tables) {
    if (n < 2) continue;
    let [x, y] = [0, 0];
    for (const [i, j, units] of cells) {
      x += units * ((values[i] as number) - typical);
      y += units * ((values[j] as number) - typical);
    }
    const [meanX, meanY] = [x / n, y / n];
    let [xy, xxyy] = [0, 0];
    for (const [i, j, units] of cells) {
      const dx = (values[i] as number) - typical - meanX;
      const dy = (values[j] as number) - typical - meanY;
      xy += units * dx * dy;
      xxyy += (units * (dx * dx + dy * dy)) / 2;
    }
    // (n - 1) of each, so that sums are weighted means once divided by the summed weights.
    weight += n - 1;
    covariance += xy;
    variance += xxyy;
    apart += (n - 1) * ((meanX - meanY) ** 2 / 2) - (xxyy - xy) / n;
  }
  if (weight === 0) return null;
  return {
    tasks: covariance / weight,
    raters: apart / weight,
    error: (variance - covariance) / weight,
  };
}

/** Of the mean of k ratings (Spearman 1910, Brown 1910). */
const stepUp = (single: number, k: number): number => (k * single) / (1 + (k - 1) * single);

/** σ²t over all of it; `no-variation` where nothing varies. */
export function intraclass(tasks: number, others: number, k = 1): Measured {
  const all = tasks + others;
  if (!(all > 0)) return { value: null, reason: "no-variation" };
  const value = stepUp(tasks / all, k);
  // An estimate of σ²t far below 0 has no mean of k ratings.
  return Number.isFinite(value) && value <= 1 + 1e-9
    ? { value: Math.min(value, 1) }
    : { value: null, reason: "no-variation" };
}
