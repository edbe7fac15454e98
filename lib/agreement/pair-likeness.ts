/** How alike the answers of each two raters of a task are, whatever the kind of the control. */
import type { Unit } from "./unit";

/** `a` before `b` in code-unit order; likeness in [0, 1], 1 is the same. */
export type PairLikeness = { a: string; b: string; likeness: number };

function ofRatings(ratings: readonly (readonly [string, string])[]): PairLikeness[] {
  const pairs: PairLikeness[] = [];
  for (const [i, [a, x]] of ratings.entries())
    for (const [b, y] of ratings.slice(i + 1)) pairs.push({ a, b, likeness: x === y ? 1 : 0 });
  return pairs;
}

/**
 * @param measure the share by which pairs of regions are judged, such as `f1-iou-50`: the headline of the control
 * @returns an entry for each two raters; answers to whole-task questions are alike when they are equal. Pairs with nothing
 * to compare (neither found a region) are left out, and so are chains, whose figures are not of a pair alone.
 */
export function pairLikeness(unit: Unit, measure: string): PairLikeness[] {
  if (unit.kind === "ratings") return ofRatings(unit.ratings);
  if (unit.kind === "regions")
    return unit.pairs.flatMap(({ a, b, sums }) => {
      const [numerator, denominator] = sums[measure] ?? [0, 0];
      return denominator > 0 ? [{ a, b, likeness: numerator / denominator }] : [];
    });
  if (unit.kind === "matched")
    return unit.regions.flatMap(({ met }) =>
      met.map(([a, b, x, y]) => ({ a, b, likeness: x === y ? 1 : 0 })),
    );
  return [];
}

/** Whether one person, or two of each other, differ from somebody in the task. */
export const differs = (unit: Unit, measure: string, people: readonly string[]): boolean =>
  pairLikeness(unit, measure).some(
    ({ a, b, likeness }) => likeness < 1 && people.every((person) => person === a || person === b),
  );
