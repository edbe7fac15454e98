/** How alike each rater's answers are to those of the others. */
import { type MeanLikeness, meanOf, type Sums } from "./outlier";
import { pairLikeness } from "./pair-likeness";
import type { CountedUnit } from "./unit";

/**
 * @param measure see `pairLikeness`
 * @returns by rater the mean over the tasks in which another rater has something to compare; each task counts once, by the mean
 *   of the rater's pairs. Raters without such a task are left out.
 */
export function likenessByRater(units: Iterable<CountedUnit>, measure: string): Map<string, MeanLikeness> {
  const sums = new Map<string, Sums>();
  for (const { unit, tasks = 1 } of units) {
    const own = new Map<string, Sums>();
    const add = (rater: string, likeness: number) => {
      const { sum, tasks: pairs } = own.get(rater) ?? { sum: 0, tasks: 0 };
      own.set(rater, { sum: sum + likeness, tasks: pairs + 1 });
    };
    for (const { a, b, likeness } of pairLikeness(unit, measure)) {
      add(a, likeness);
      add(b, likeness);
    }
    for (const [rater, { sum, tasks: pairs }] of own) {
      const all = sums.get(rater) ?? { sum: 0, tasks: 0 };
      sums.set(rater, { sum: all.sum + (tasks * sum) / pairs, tasks: all.tasks + tasks });
    }
  }
  return new Map([...sums].map(([rater, all]) => [rater, meanOf(all)]));
}
