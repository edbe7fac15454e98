/**
 * Found, class and place at every threshold: which regions of two raters are the same one depends on how alike they must be
 * at least. Each step has a matching of its own, as F1 at 0.5 and 0.75 have (`region-matching.ts`), so that the figures at these
 * thresholds are the same ones.
 */
import type { Located, Match } from "./region-matching";
import { type Alike, joinIds } from "./unit";

/** Steps of 0.05 from 0, which is whichever regions meet, to 1. */
const STEPS = 20;
export const LIKENESS_STEPS: readonly number[] = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS);
export const stepAt = (threshold: number): number => Math.round(threshold * STEPS);
const SCALE = 1_000_000;

/** @param matched the matches at each of `LIKENESS_STEPS` */
export function alikeOf<T>(
  a: readonly Located<T>[],
  b: readonly Located<T>[],
  matched: readonly (readonly Match[])[],
): Alike {
  const labels = (region: Located<T> | undefined) => joinIds(region?.labels ?? []);
  const known = new Map<readonly Match[], [number, number, number]>();
  const totals = matched.map((matches) => {
    // Most thresholds have the matching of the one below.
    const last = known.get(matches);
    if (last) return last;
    const total: [number, number, number] = [0, 0, 0];
    known.set(matches, total);
    for (const match of matches) {
      total[0]++;
      if (labels(a[match.a]) === labels(b[match.b])) total[1]++;
      total[2] += Math.round(match.similarity * SCALE);
    }
    return total;
  });
  const steps = totals.flatMap(([pairs, same, likeness], step): Alike["steps"] => {
    const [nextPairs, nextSame, nextLikeness] = totals[step + 1] ?? [0, 0, 0];
    const more: Alike["steps"][number] = [step, pairs - nextPairs, same - nextSame, likeness - nextLikeness];
    return more.slice(1).every((number) => number === 0) ? [] : [more];
  });
  return { regions: a.length + b.length, steps };
}

/** What both of two raters have, summed over tasks and pairs of raters. */
export type AtThreshold = {
  /** Least likeness in [0, 1]; 0 is whichever regions meet. */
  threshold: number;
  /** Pairs of regions, one of either rater, that are the same object. */
  found: number;
  /** Those of them with the same labels. */
  same: number;
  /** Mean likeness of the found in [0, 1]; null without one. */
  likeness: number | null;
  /** 2 found / regions; null without a region. */
  f1: number | null;
};
export type ByThreshold = {
  /** Regions that were compared, counted once for each pair of raters. */
  regions: number;
  /** In ascending order of thresholds. */
  at: AtThreshold[];
};

/** @param sums by step, see `Alike` */
export function byThreshold(regions: number, sums: ReadonlyMap<number, readonly number[]>): ByThreshold {
  const at: AtThreshold[] = [];
  let [found, same, likeness] = [0, 0, 0];
  for (let step = STEPS; step >= 0; step--) {
    const [x = 0, y = 0, z = 0] = sums.get(step) ?? [];
    found += x;
    same += y;
    likeness += z;
    at.unshift({
      threshold: step / STEPS,
      found,
      same,
      likeness: found === 0 ? null : likeness / SCALE / found,
      f1: regions === 0 ? null : (2 * found) / regions,
    });
  }
  return { regions, at };
}
