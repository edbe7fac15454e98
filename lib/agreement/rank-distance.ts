/**
 * How far two orders of the same labels lie apart: over all pairs of labels half of what the signs of their differences in rank
 * differ by, as a share of the pairs (Kemeny, Daedalus 1959). A pair that stands the other way round counts 1, one that is at
 * one place in only one of the orders 1/2. Labels at one place have their mid-rank (Kendall, Biometrika 1945), whose signs are
 * those of the places; without such it is Kendall's tau distance over its largest value (Kendall, Biometrika 1938). Symmetric,
 * in [0, 1]: 0 for equal orders, 1 for reversed ones. Orders of different labels have a distance of 1; they come from different
 * versions of a label schema.
 */

const PLACE = ",";
const EQUAL = "=";

/** An order as one value that is equal for equal orders: labels at one place in any order. @param places label ids, best first */
export const rankKey = (places: readonly (readonly string[])[]): string =>
  places.map((ids) => ids.toSorted().join(EQUAL)).join(PLACE);

/** Per label its place, from 0. @param key as `rankKey` makes it */
export function ranksIn(key: string): Map<string, number> {
  const places = key === "" ? [] : key.split(PLACE);
  return new Map(places.flatMap((ids, place) => ids.split(EQUAL).map((id) => [id, place] as const)));
}

/** @param a, b as `rankKey` makes them */
export function rankDistance(a: string, b: string): number {
  if (a === b) return 0;
  const [first, second] = [ranksIn(a), ranksIn(b)];
  const ids = [...first.keys()];
  if (first.size !== second.size || ids.some((id) => !second.has(id))) return 1;
  const sign = (ranks: ReadonlyMap<string, number>, x: string, y: string) =>
    Math.sign((ranks.get(x) ?? 0) - (ranks.get(y) ?? 0));
  let apart = 0;
  ids.forEach((x, i) => {
    for (const y of ids.slice(i + 1)) apart += Math.abs(sign(first, x, y) - sign(second, x, y)) / 2;
  });
  return apart / ((ids.length * (ids.length - 1)) / 2);
}
