/** Adds up the units of a whole-task control: rating patterns, tables per pair of raters, category counts. */
import { type Contribution, contributionsOf } from "./coincidence";
import { compareRatings } from "./patterns";
import type { Ratio } from "./ratio-interval";
import type { CountedUnit, RatingsUnit } from "./unit";

/** Units two raters share, by category index; `first` is the rater who sorts before. */
export type RaterTable = {
  a: string;
  b: string;
  cells: [first: number, second: number, units: number][];
  n: number;
};

/** A distinct unit with its raters, by their index and that of the category, raters ascending; and how many units are so. */
export type RatedUnit = { ratings: readonly (readonly [rater: number, category: number])[]; units: number };

/** The sums that all figures of answers come from. */
export type RatingTally = {
  /** Values that stand for the category indices, in a fixed order. */
  categories: string[];
  /** What the units that are resampled add, in a fixed order; those of a single rating are left out. */
  contributions: Contribution[];
  /**
   * Of answers about tasks: the categories that each contribution stands for, ascending, and the units with their raters; made
   * when asked for, since few measures need them.
   */
  rated?: () => { ratings: readonly number[][]; units: RatedUnit[] };
  tables: RaterTable[];
  /** Ratings per category of each rater, in the order of `raters`, also in units rated once. */
  byRater: ReadonlyMap<number, number>[];
  /** Ratings per category over all units, also those rated once. */
  counts: number[];
  raters: string[];
  /** Units with two or more ratings, and all with any. */
  units: number;
  answered: number;
  /** Pairs of ratings. */
  pairs: number;
  /** Whether values outside the categories were left out. */
  unknown: boolean;
  /** Of free texts, by measure: a share per unit with two or more ratings. */
  ratios: Map<string, Ratio[]>;
};

/** What counts as a category: the known value for a stored one, or null to leave the rating out. */
export type Resolve = (value: string) => string | null;

/** Above any number of raters or categories, so that two indices fit one number. */
const SHIFT = 2 ** 26;

class Interner {
  readonly indices = new Map<string, number>();
  readonly names: string[] = [];
  of(name: string): number {
    const known = this.indices.get(name);
    if (known !== undefined) return known;
    this.indices.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }
}

type Counting = {
  categories: Interner;
  raters: Interner;
  counts: number[];
  byRater: Map<number, number>[];
  patterns: Map<string, number>;
  /** As patterns, with the raters. */
  rated: Map<string, number>;
  tables: Map<number, Map<number, number>>;
  answered: number;
  unknown: boolean;
  ratios: Map<string, Ratio[]>;
};

/** The shares of a unit's pairs, added up, once for each task that has the unit. */
function addShares({ pairs = [] }: RatingsUnit, tasks: number, ratios: Map<string, Ratio[]>): void {
  const sums = new Map<string, [number, number]>();
  for (const [id, [x, y]] of pairs.flatMap((pair) => Object.entries(pair.sums))) {
    const sum = sums.get(id) ?? [0, 0];
    sums.set(id, [sum[0] + x, sum[1] + y]);
  }
  for (const [id, sum] of sums) {
    const list = ratios.get(id) ?? [];
    ratios.set(id, list);
    for (let task = 0; task < tasks; task++) list.push(sum);
  }
}

function addUnit({ unit, tasks = 1 }: CountedUnit, resolve: Resolve, state: Counting): void {
  if (unit.kind !== "ratings") return;
  const raters: number[] = [];
  const values: number[] = [];
  for (const [rater, stored] of unit.ratings) {
    const value = resolve(stored);
    if (value !== stored) state.unknown = true;
    if (value === null) continue;
    const index = state.categories.of(value);
    const own = state.raters.of(rater);
    raters.push(own);
    values.push(index);
    const given = state.byRater[own] ?? new Map<number, number>();
    state.byRater[own] = given;
    given.set(index, (given.get(index) ?? 0) + tasks);
    state.counts[index] = (state.counts[index] ?? 0) + tasks;
  }
  if (values.length > 0) {
    state.answered += tasks;
    const given = `${raters.join()};${values.join()}`;
    state.rated.set(given, (state.rated.get(given) ?? 0) + tasks);
  }
  if (values.length < 2) return;
  if (unit.pairs) addShares(unit, tasks, state.ratios);
  for (let i = 0; i < values.length; i++)
    for (let j = i + 1; j < values.length; j++) {
      const pair = (raters[i] as number) * SHIFT + (raters[j] as number);
      const table = state.tables.get(pair) ?? new Map<number, number>();
      state.tables.set(pair, table);
      const cell = (values[i] as number) * SHIFT + (values[j] as number);
      table.set(cell, (table.get(cell) ?? 0) + tasks);
    }
  const key = values.sort((a, b) => a - b).join(",");
  state.patterns.set(key, (state.patterns.get(key) ?? 0) + tasks);
}

/** The tables in rater order. A pair met in both orders (units are stored sorted, so none should be) is joined. */
function tablesOf(state: Counting, reindex: readonly number[]): RaterTable[] {
  const tables = new Map<string, RaterTable>();
  for (const [pair, cells] of state.tables) {
    const [x, y] = [
      state.raters.names[Math.floor(pair / SHIFT)] as string,
      state.raters.names[pair % SHIFT] as string,
    ];
    const [a, b] = x < y ? [x, y] : [y, x];
    const key = JSON.stringify([a, b]);
    const table = tables.get(key) ?? { a, b, cells: [], n: 0 };
    tables.set(key, table);
    for (const [cell, units] of cells) {
      const i = reindex[Math.floor(cell / SHIFT)] as number;
      const j = reindex[cell % SHIFT] as number;
      table.cells.push(a === x ? [i, j, units] : [j, i, units]);
      table.n += units;
    }
  }
  for (const table of tables.values()) table.cells.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  return [...tables.values()].sort((p, q) => (p.a === q.a ? (p.b < q.b ? -1 : 1) : p.a < q.a ? -1 : 1));
}

/** In a fixed order, which the interning of names and values does not decide. */
function ratedOf(state: Counting, reindex: readonly number[], raters: readonly string[]): RatedUnit[] {
  const places = new Map(raters.map((rater, i) => [rater, i]));
  const rerater = state.raters.names.map((rater) => places.get(rater) as number);
  return [...state.rated]
    .map(([key, units]) => {
      const [given = [], values = []] = key.split(";").map((part) => part.split(",").map(Number));
      const ratings = given
        .map((rater, i) => [rerater[rater] as number, reindex[values[i] as number] as number] as const)
        .sort((a, b) => a[0] - b[0]);
      return { ratings, units, order: ratings.join() };
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ ratings, units }) => ({ ratings, units }));
}

/** Categories of the schema in their order, null when they are the distinct values themselves (sets), and what counts as one. */
export type Counted = { categories: readonly string[] | null; resolve: Resolve };

export function tallyRatings(
  units: Iterable<CountedUnit>,
  { categories: declared, resolve }: Counted,
): RatingTally {
  const state: Counting = {
    categories: new Interner(),
    raters: new Interner(),
    counts: [],
    byRater: [],
    patterns: new Map(),
    rated: new Map(),
    tables: new Map(),
    answered: 0,
    unknown: false,
    ratios: new Map(),
  };
  for (const value of declared ?? []) state.categories.of(value);
  for (const one of units) addUnit(one, resolve, state);
  const met = state.categories.names;
  const categories = declared === null ? met.slice().sort() : [...declared];
  const position = new Map(categories.map((value, i) => [value, i]));
  const reindex = met.map((value) => position.get(value) as number);
  const patterns = [...state.patterns].map(([key, count]) => ({
    ratings: key
      .split(",")
      .map((index) => reindex[Number(index)] as number)
      .sort((a, b) => a - b),
    units: count,
  }));
  patterns.sort((p, q) => compareRatings(p.ratings, q.ratings));
  const counts = new Array<number>(categories.length).fill(0);
  state.counts.forEach((count, index) => {
    counts[reindex[index] as number] = count;
  });
  const raters = state.raters.names.slice().sort();
  return {
    categories,
    contributions: contributionsOf(patterns),
    rated: () => ({
      ratings: patterns.filter(({ ratings }) => ratings.length >= 2).map(({ ratings }) => ratings),
      units: ratedOf(state, reindex, raters),
    }),
    tables: tablesOf(state, reindex),
    byRater: raters.map((rater) => {
      const given = state.byRater[state.raters.of(rater)] ?? new Map<number, number>();
      return new Map([...given].map(([index, count]) => [reindex[index] as number, count]));
    }),
    counts,
    raters,
    units: patterns.reduce((sum, pattern) => sum + pattern.units, 0),
    answered: state.answered,
    pairs: patterns.reduce((sum, { ratings: { length: m }, units: n }) => sum + (n * m * (m - 1)) / 2, 0),
    unknown: state.unknown,
    ratios: state.ratios,
  };
}
