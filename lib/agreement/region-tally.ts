/** Adds up the units of a region control. */
import type { Contribution } from "./coincidence";
import type { Ratio } from "./ratio-interval";
import { type Alike, joinIds, type RegionsUnit, splitIds, type Unit } from "./unit";

/** The sums that all figures of a region control come from; ratios and counts are whole numbers. */
export type RegionTally = {
  /** Per measure, one ratio per unit with at least one pair, or per shard of such. */
  ratios: Map<string, Ratio[]>;
  labels: Map<string, [agreed: number, all: number]>;
  /** Of spans, per label how they lie against chance (`placementSums`). */
  placed: Map<string, [better: number, expected: number]>;
  /** Distinct label sets of matched regions, sorted, and the coincidences they make per unit, in a fixed order. */
  categories: string[];
  contributions: Contribution[];
  /** Matched regions by the labels of either side. */
  meetings: { a: string; b: string; count: number }[];
  byPair: { a: string; b: string; sums: Map<string, [number, number]>; n: number }[];
  found: Map<string, number>;
  raters: string[];
  units: number;
  answered: number;
  pairs: number;
  unknown: boolean;
  /** Of shapes and spans: regions of either rater of a pair, and what both have by step, see `Alike`. */
  regions: number;
  alike: Map<number, number[]>;
};

function addTo<K>(map: Map<K, [number, number]>, key: K, [x, y]: readonly [number, number]): void {
  const sum = map.get(key);
  if (sum) {
    sum[0] += x;
    sum[1] += y;
  } else map.set(key, [x, y]);
}

/** Label sets restricted to known labels; meetings in which a side keeps none are dropped. */
function knownMeetings(
  unit: RegionsUnit,
  known: ReadonlySet<string>,
): { meetings: Map<string, number>; unknown: boolean } {
  const meetings = new Map<string, number>();
  let unknown = false;
  const clean = (value: string) => joinIds(splitIds(value).filter((id) => known.has(id)));
  for (const pair of unit.pairs)
    for (const [x, y, count] of pair.matched) {
      const [a, b] = [clean(x), clean(y)];
      if (a !== x || b !== y) unknown = true;
      if (a === "" || b === "") continue;
      const key = a <= b ? `${a}|${b}` : `${b}|${a}`;
      meetings.set(key, (meetings.get(key) ?? 0) + count);
    }
  return { meetings, unknown };
}

/** The coincidences of matched regions, each matched pair a unit of two ratings, gathered per task for resampling. */
function contributionsOf(tasks: ReadonlyMap<string, number>, categories: readonly string[]): Contribution[] {
  const index = new Map(categories.map((value, i) => [value, i]));
  return [...tasks].sort().map(([key, units]) => {
    const rows: number[] = [];
    const columns: number[] = [];
    const values: number[] = [];
    let pairs = 0;
    for (const entry of key === "" ? [] : key.split(";")) {
      const [a, b, text] = entry.split("|") as [string, string, string];
      const count = Number(text);
      // Both ratings of a meeting count once: 2 on the diagonal, 1 in each of two mirror cells, which are held as one.
      rows.push(index.get(a) as number);
      columns.push(index.get(b) as number);
      values.push(2 * count);
      pairs += count;
    }
    return { rows, columns, values, units, pairs, things: pairs, perThing: 2 };
  });
}

/** Sums in the making. */
type Counting = Pick<RegionTally, "ratios" | "labels" | "placed" | "found" | "alike"> & {
  byPair: Map<string, RegionTally["byPair"][number]>;
  /** Tasks by their meetings, and meetings over all tasks. */
  tasks: Map<string, number>;
  meetings: Map<string, number>;
  raters: Set<string>;
  units: number;
  answered: number;
  pairs: number;
  unknown: boolean;
  regions: number;
};

const increase = (map: Map<string, number>, key: string, by: number) =>
  map.set(key, (map.get(key) ?? 0) + by);

function addAlike({ regions, steps }: Alike, state: Counting): void {
  state.regions += regions;
  for (const [step, ...numbers] of steps) {
    const known = state.alike.get(step) ?? [0, 0, 0];
    state.alike.set(
      step,
      numbers.map((number, i) => number + (known[i] ?? 0)),
    );
  }
}

function addPairs(unit: RegionsUnit, state: Counting): void {
  const sums = new Map<string, [number, number]>();
  for (const pair of unit.pairs) {
    const key = JSON.stringify([pair.a, pair.b]);
    const row = state.byPair.get(key) ?? { a: pair.a, b: pair.b, sums: new Map(), n: 0 };
    state.byPair.set(key, row);
    row.n++;
    for (const [id, ratio] of Object.entries(pair.sums)) {
      addTo(sums, id, ratio);
      addTo(row.sums, id, ratio);
    }
    for (const [label, ratio] of Object.entries(pair.labels)) addTo(state.labels, label, ratio);
    for (const [label, ratio] of Object.entries(pair.placed ?? {})) addTo(state.placed, label, ratio);
    if (pair.alike) addAlike(pair.alike, state);
  }
  for (const [id, ratio] of sums) {
    const list = state.ratios.get(id);
    if (list) list.push(ratio);
    else state.ratios.set(id, [ratio]);
  }
}

function addUnit(unit: RegionsUnit, known: ReadonlySet<string>, state: Counting): void {
  state.answered++;
  for (const [rater, counts] of unit.found) {
    state.raters.add(rater);
    for (const [label, count] of Object.entries(counts)) increase(state.found, label, count);
  }
  if (unit.pairs.length === 0) return;
  state.units++;
  state.pairs += unit.pairs.length;
  addPairs(unit, state);
  const { meetings, unknown } = knownMeetings(unit, known);
  state.unknown ||= unknown;
  for (const [key, count] of meetings) increase(state.meetings, key, count);
  const task = [...meetings].map(([key, count]) => `${key}|${count}`).sort();
  increase(state.tasks, task.join(";"), 1);
}

/** The sums that all figures of a region control come from. */
export function tallyRegions(units: Iterable<{ unit: Unit }>, known: ReadonlySet<string>): RegionTally {
  const state: Counting = {
    ratios: new Map(),
    labels: new Map(),
    placed: new Map(),
    found: new Map(),
    byPair: new Map(),
    tasks: new Map(),
    meetings: new Map(),
    raters: new Set(),
    units: 0,
    answered: 0,
    pairs: 0,
    unknown: false,
    regions: 0,
    alike: new Map(),
  };
  for (const { unit } of units) if (unit.kind === "regions") addUnit(unit, known, state);
  const { tasks, meetings: met, byPair, raters, found, ...sums } = state;
  const meetings = [...met].map(([key, count]) => {
    const [a, b] = key.split("|") as [string, string];
    return { a, b, count };
  });
  const categories = [...new Set(meetings.flatMap(({ a, b }) => [a, b]))].sort();
  return {
    ...sums,
    found,
    categories,
    meetings,
    contributions: contributionsOf(tasks, categories),
    byPair: [...byPair.values()].sort((x, y) => (x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1)),
    raters: [...raters].sort(),
    unknown: state.unknown || [...found.keys()].some((label) => !known.has(label)),
  };
}
