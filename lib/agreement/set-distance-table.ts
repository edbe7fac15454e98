/** Distances between sets of labels as distances between category indices. */
import { customDistance, type Distance } from "./distances";
import { splitIds } from "./unit";

/** Up to this many distinct sets, each distance is computed once for all replicates. */
const CACHED_SETS = 1500;

/** @param categories sets as label ids joined by commas, see `joinIds` */
export function setTable(
  categories: readonly string[],
  between: (a: ReadonlySet<string>, b: ReadonlySet<string>) => number,
): (row: number, column: number) => number {
  const sets = categories.map((value) => new Set(splitIds(value)));
  const size = sets.length;
  const at = (i: number, j: number) => between(sets[i] as Set<string>, sets[j] as Set<string>);
  if (size > CACHED_SETS) return at;
  const known = new Float64Array(size * size).fill(-1);
  return (i, j) => {
    const index = i * size + j;
    if ((known[index] as number) < 0) known[index] = at(i, j);
    return known[index] as number;
  };
}

/** The same for alpha. */
export const setDistance = (...args: Parameters<typeof setTable>): Distance =>
  customDistance(setTable(...args));
