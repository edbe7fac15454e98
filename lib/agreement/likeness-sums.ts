/** How alike the answers of each rater are to the others', as sums over tasks: a task counts once, by the mean of its pairs. */
import { pairLikeness } from "./pair-likeness";
import type { CountedUnit, Unit } from "./unit";

/** Likeness is summed in whole billionths, so that the sum does not depend on the order. */
export const LIKENESS_UNIT = 1e9;

/**
 * Over the tasks in which the rater has something to compare: the means of the rater's own pairs and how many tasks these are;
 * the means of all pairs; and those of the pairs without the rater, with the tasks that have such.
 */
export type RaterLikeness = [own: number, tasks: number, all: number, rest: number, restTasks: number];
export type LikenessSums = { all: [sum: number, tasks: number]; raters: Map<string, RaterLikeness> };

const whole = (mean: number): number => Math.round(mean * LIKENESS_UNIT);

/** Null where the unit has nothing to compare. @param measure see `pairLikeness` */
export function unitLikeness(unit: Unit, measure: string): LikenessSums | null {
  const by = new Map<string, { sum: number; pairs: number }>();
  let [sum, pairs] = [0, 0];
  for (const { a, b, likeness } of pairLikeness(unit, measure)) {
    for (const rater of [a, b]) {
      const part = by.get(rater) ?? { sum: 0, pairs: 0 };
      by.set(rater, { sum: part.sum + likeness, pairs: part.pairs + 1 });
    }
    sum += likeness;
    pairs++;
  }
  if (pairs === 0) return null;
  const raters = [...by].map(([rater, part]): [string, RaterLikeness] => {
    const others = pairs - part.pairs;
    const rest = others === 0 ? 0 : whole((sum - part.sum) / others);
    return [rater, [whole(part.sum / part.pairs), 1, whole(sum / pairs), rest, others === 0 ? 0 : 1]];
  });
  return { all: [whole(sum / pairs), 1], raters: new Map(raters) };
}

export function likenessSums(units: Iterable<CountedUnit>, measure: string): LikenessSums {
  const total: LikenessSums = { all: [0, 0], raters: new Map() };
  for (const { unit, tasks = 1 } of units) {
    const one = unitLikeness(unit, measure);
    if (!one) continue;
    total.all[0] += tasks * one.all[0];
    total.all[1] += tasks;
    for (const [rater, numbers] of one.raters) {
      const sums = total.raters.get(rater) ?? [0, 0, 0, 0, 0];
      numbers.forEach((number, i) => {
        sums[i] = (sums[i] as number) + tasks * number;
      });
      total.raters.set(rater, sums);
    }
  }
  return total;
}
