/**
 * Distinct ways in which units were rated. A million units with few categories have a few dozen patterns, so measures
 * and resampling work on patterns with counts. The rater of a rating does not matter here; see `cohen-kappa.ts`.
 */

/** Category indices in ascending order, one per rating given, and how many units were rated so. */
export type Pattern = { ratings: readonly number[]; units: number };

/** A missing rating in a flat matrix. */
export const MISSING = -1;

/** Above this many cells a plain table would waste memory, and a map is used. */
const TABLE_LIMIT = 1 << 20;

/**
 * Patterns of a flat row-major matrix of category indices, `raters` columns wide, `MISSING` where a rater gave no
 * rating.
 * @param size number of declared categories; every index is below it
 * @returns patterns in a fixed order that does not depend on the order of units or raters; units without ratings are
 *   left out
 */
export function patternsOf(ratings: ArrayLike<number>, raters: number, size: number): Pattern[] {
  const base = size + 1;
  const small = base ** raters <= TABLE_LIMIT;
  const table = small ? new Float64Array(base ** raters) : null;
  const map = new Map<string, number>();
  const row = new Int32Array(raters);
  for (let start = 0; start + raters <= ratings.length; start += raters) {
    for (let i = 0; i < raters; i++) insert(row, i, (ratings[start + i] as number) + 1);
    if (table === null) {
      const key = row.join(",");
      map.set(key, (map.get(key) ?? 0) + 1);
      continue;
    }
    let code = 0;
    for (let i = 0; i < raters; i++) code = code * base + (row[i] as number);
    table[code] = (table[code] as number) + 1;
  }
  const found: Pattern[] = [];
  const add = (codes: number[], units: number) => {
    const given = codes.filter((code) => code > 0).map((code) => code - 1);
    if (given.length > 0) found.push({ ratings: given, units });
  };
  table?.forEach((units, code) => {
    if (units > 0) add(digits(code, base, raters), units);
  });
  for (const [key, units] of map) add(key.split(",").map(Number), units);
  return found.sort((a, b) => compareRatings(a.ratings, b.ratings));
}

/** Inserts the value into the first `filled` ascending entries (insertion sort: rows are a handful of ratings). */
function insert(row: Int32Array, filled: number, value: number): void {
  let i = filled;
  while (i > 0 && (row[i - 1] as number) > value) {
    row[i] = row[i - 1] as number;
    i--;
  }
  row[i] = value;
}

function digits(code: number, base: number, length: number): number[] {
  const out = new Array<number>(length);
  for (let i = length - 1, rest = code; i >= 0; i--, rest = Math.floor(rest / base)) out[i] = rest % base;
  return out;
}

/** A fixed order of patterns: shorter first, then by category index. */
export function compareRatings(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
