/**
 * Adds up the units of a question about regions. Each region that two raters both have is a thing with two ratings; tasks
 * are what is resampled, since regions of one task are not independent. Ratings of raters alone are no part of it.
 */
import type { Contribution } from "./coincidence";
import type { Counted, RaterTable, RatingTally } from "./rating-tally";
import type { MatchedRegions, Unit } from "./unit";

export type Met = MatchedRegions["met"][number];

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The coincidences of one task: 2 on the diagonal, 1 in each of two mirror cells, which are held as one. */
function contributionOf(
  met: readonly Met[],
  indexOf: (value: string) => number,
): Omit<Contribution, "units"> {
  const cells = new Map<string, [row: number, column: number, count: number]>();
  for (const [, , a, b, count] of met) {
    const [row = 0, column = 0] = [indexOf(a), indexOf(b)].sort((x, y) => x - y);
    const cell = cells.get(`${row},${column}`) ?? [row, column, 0];
    cell[2] += count;
    cells.set(`${row},${column}`, cell);
  }
  const sorted = [...cells.values()].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const things = sorted.reduce((sum, [, , count]) => sum + count, 0);
  return {
    rows: sorted.map(([row]) => row),
    columns: sorted.map(([, column]) => column),
    values: sorted.map(([, , count]) => 2 * count),
    pairs: things,
    things,
    perThing: 2,
  };
}

/** Equal tasks once, with how many there are, in a fixed order. */
function gathered(tasks: readonly Omit<Contribution, "units">[]): Contribution[] {
  const found = new Map<string, Contribution>();
  for (const task of tasks) {
    const key = JSON.stringify([task.rows, task.columns, task.values]);
    const one = found.get(key);
    if (one) one.units++;
    else found.set(key, { ...task, units: 1 });
  }
  return [...found].sort(([x], [y]) => compareText(x, y)).map(([, contribution]) => contribution);
}

function tablesOf(met: readonly Met[], indexOf: (value: string) => number): RaterTable[] {
  const tables = new Map<
    string,
    { a: string; b: string; n: number; cells: Map<string, [number, number, number]> }
  >();
  for (const [a, b, valueA, valueB, count] of met) {
    const key = JSON.stringify([a, b]);
    const table = tables.get(key) ?? { a, b, n: 0, cells: new Map() };
    tables.set(key, table);
    table.n += count;
    const [first, second] = [indexOf(valueA), indexOf(valueB)];
    const cell = table.cells.get(`${first},${second}`) ?? [first, second, 0];
    cell[2] += count;
    table.cells.set(`${first},${second}`, cell);
  }
  return [...tables.values()]
    .map(({ cells, ...table }) => ({
      ...table,
      cells: [...cells.values()].sort((p, q) => p[0] - q[0] || p[1] - q[1]),
    }))
    .sort((p, q) => compareText(p.a, q.a) || compareText(p.b, q.b));
}

/** Per rater, the categories of the answers that met; an answer that met those of two others counts twice. */
function ratingsByRater(
  met: readonly Met[],
  raters: readonly string[],
  indexOf: (value: string) => number,
): Map<number, number>[] {
  const counts = new Map(raters.map((rater) => [rater, new Map<number, number>()]));
  for (const [a, b, valueA, valueB, count] of met)
    for (const [rater, value] of [
      [a, indexOf(valueA)],
      [b, indexOf(valueB)],
    ] as const) {
      const own = counts.get(rater);
      own?.set(value, (own.get(value) ?? 0) + count);
    }
  return [...counts.values()];
}

/** What is known once the values are those of the control. */
type Counts = {
  /** What met in each task, or shard of tasks. */
  groups: readonly (readonly Met[])[];
  /** The same of all, with the raters of each. */
  all: readonly Met[];
  units: number;
  answered: number;
  unknown: boolean;
};

/** `units` and `answered` are tasks, `pairs` regions that two raters both have answered about. */
export function ratingTally(counted: Counts, declared: readonly string[] | null): RatingTally {
  const { groups, all, ...basis } = counted;
  const given = new Set<string>();
  for (const [a, b] of all) given.add(a).add(b);
  const raters = [...given].sort();
  const categories = declared
    ? [...declared]
    : [...new Set(all.flatMap(([, , a, b]) => [a, b]))].sort(compareText);
  const places = new Map(categories.map((value, i) => [value, i]));
  const indexOf = (value: string) => places.get(value) as number; // a resolved value is a category
  const counts = new Array<number>(categories.length).fill(0);
  for (const [, , a, b, count] of all)
    for (const value of [a, b]) counts[indexOf(value)] = (counts[indexOf(value)] ?? 0) + count;
  return {
    ...basis,
    categories,
    byRater: ratingsByRater(all, raters, indexOf),
    contributions: gathered(groups.map((met) => contributionOf(met, indexOf))),
    tables: tablesOf(all, indexOf),
    counts,
    raters,
    pairs: all.reduce((sum, [, , , , count]) => sum + count, 0),
    ratios: new Map(),
  };
}

/** See `ratingTally`. */
export function tallyQuestions(
  units: Iterable<{ unit: Unit }>,
  { categories: declared, resolve }: Counted,
): RatingTally {
  const tasks: Met[][] = [];
  let answered = 0;
  let unknown = false;
  const known = (value: string): string | null => {
    const found = resolve(value);
    if (found !== value) unknown = true;
    return found;
  };
  for (const { unit } of units) {
    if (unit.kind !== "matched") continue;
    answered++;
    const met = unit.regions
      .flatMap((one) => one.met)
      .flatMap(([a, b, valueA, valueB, count]): Met[] => {
        const [x, y] = [known(valueA), known(valueB)];
        return x === null || y === null ? [] : [[a, b, x, y, count]];
      });
    if (met.length > 0) tasks.push(met);
  }
  return ratingTally({ groups: tasks, all: tasks.flat(), units: tasks.length, answered, unknown }, declared);
}
