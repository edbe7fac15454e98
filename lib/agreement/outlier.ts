/** The annotator who agrees with the others clearly less than these do among themselves. */
import { pairLikeness } from "./pair-likeness";
import type { CountedUnit } from "./unit";
import { wilsonInterval } from "./wilson";

/** A mean likeness in [0, 1] over tasks, with limits of which each holds with 97.5 %. */
export type MeanLikeness = { value: number; interval: [low: number, high: number]; tasks: number };
export type Outlier = MeanLikeness & { rater: string; others: MeanLikeness };

/** With fewer tasks the limits say little about a person. */
const FEWEST_TASKS = 10;

export type Sums = { sum: number; tasks: number };

/** @param sums of likenesses in [0, 1]; at least one task */
export const meanOf = ({ sum, tasks }: Sums): MeanLikeness => ({
  value: sum / tasks,
  interval: wilsonInterval(sum, tasks),
  tasks,
});

const add = (map: Map<string, Sums>, key: string, value: number, times = 1): void => {
  const sums = map.get(key) ?? { sum: 0, tasks: 0 };
  sums.sum += value * times;
  sums.tasks += times;
  map.set(key, sums);
};

/**
 * @param measure see `pairLikeness`
 * @returns the rater with the least agreement whose interval lies wholly below that of the pairs without them; each task
 * counts once, by the mean of its pairs. Null below three raters, below ten tasks on either side, or when nobody stands apart.
 */
export function outlierOf(units: Iterable<CountedUnit>, measure: string): Outlier | null {
  const own = new Map<string, Sums>();
  /** Pairs without a rater, for each rater of the control: all pairs of a task less their own. */
  const tasks: { pairs: number; sum: number; by: Map<string, Sums>; times: number }[] = [];
  const raters = new Set<string>();
  for (const { unit, tasks: times = 1 } of units) {
    const by = new Map<string, Sums>();
    let sum = 0;
    let pairs = 0;
    for (const { a, b, likeness } of pairLikeness(unit, measure)) {
      add(by, a, likeness);
      add(by, b, likeness);
      sum += likeness;
      pairs++;
    }
    for (const [rater, part] of by) {
      raters.add(rater);
      add(own, rater, part.sum / part.tasks, times);
    }
    if (pairs > 0) tasks.push({ pairs, sum, by, times });
  }
  if (raters.size < 3) return null;
  let found: Outlier | null = null;
  for (const rater of [...raters].sort()) {
    const mine = own.get(rater);
    if (!mine || mine.tasks < FEWEST_TASKS) continue;
    const rest: Sums = { sum: 0, tasks: 0 };
    for (const { pairs, sum, by, times } of tasks) {
      const part = by.get(rater) ?? { sum: 0, tasks: 0 };
      if (pairs === part.tasks) continue;
      rest.sum += (times * (sum - part.sum)) / (pairs - part.tasks);
      rest.tasks += times;
    }
    if (rest.tasks < FEWEST_TASKS) continue;
    const [low, others] = [meanOf(mine), meanOf(rest)];
    if (low.interval[1] < others.interval[0] && low.value < (found?.value ?? 1))
      found = { ...low, rater, others };
  }
  return found;
}
