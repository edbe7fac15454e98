/** The annotator who agrees with the others clearly less than these do among themselves. */
import { LIKENESS_UNIT, type LikenessSums } from "./likeness-sums";
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

/**
 * @param sums of the measure by which the control is judged
 * @returns the rater with the least agreement whose interval lies wholly below that of the pairs without them; each task
 * counts once, by the mean of its pairs. Null below three raters, below ten tasks on either side, or when nobody stands apart.
 */
export function outlierOf({ all, raters }: LikenessSums): Outlier | null {
  if (raters.size < 3) return null;
  let found: Outlier | null = null;
  for (const [rater, [own, tasks, ofAll, rest, restTasks]] of [...raters].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const others: Sums = {
      sum: (all[0] - ofAll + rest) / LIKENESS_UNIT,
      tasks: all[1] - tasks + restTasks,
    };
    if (tasks < FEWEST_TASKS || others.tasks < FEWEST_TASKS) continue;
    const [low, high] = [meanOf({ sum: own / LIKENESS_UNIT, tasks }), meanOf(others)];
    if (low.interval[1] < high.interval[0] && low.value < (found?.value ?? 1))
      found = { ...low, rater, others: high };
  }
  return found;
}
