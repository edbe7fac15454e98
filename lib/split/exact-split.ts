/**
 * The exact split: whole groups fill the quotas of train, validation and test as closely as whole groups can. Groups come
 * in the order of their hash (`placesBy`), so that chance and not the order of the import decides; what an earlier release
 * has split stays there. Where whole groups leave a gap, first moves and swaps of groups close it, then a search over the
 * sums that groups can reach (`closestFill`), which finds the smallest deviation there is for up to some ten thousand
 * tasks. Unlike the stable hash, a task that was not released yet may move when tasks are added.
 */
import { type Capacities, closestFill, type SizeClass } from "./closest-fill";
import { type Ratios, SPLITS, type Split } from "./ratios";
import { placesBy } from "./split-of";

/** A change of the rule gets a new one. */
export const EXACT_VERSION = "exact-1";

export type ExactGroup = {
  key: string;
  tasks: number;
  /** Where earlier releases have it; null when it is in none. */
  released: Split | null;
};

/**
 * Whole numbers closest to `weights`' shares of `total`: largest remainders, ties by position (Hare-Niemeyer).
 * @param weights not negative; all 0 gives all of the total to the first
 */
export function quotasOf(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map((_, i) => (i === 0 ? total : 0));
  const exact = weights.map((weight) => (weight * total) / sum);
  // 0.7 × 50 is 35.000000000000004 in doubles and means 35.
  const quotas = exact.map((value) => Math.floor(value + 1e-9));
  const rest = exact.map((value, i) => ({ i, rest: Math.max(0, value - (quotas[i] as number)) }));
  rest.sort((a, b) => (Math.abs(a.rest - b.rest) < 1e-9 ? a.i - b.i : b.rest - a.rest));
  let left = total - quotas.reduce((all, quota) => all + quota, 0);
  for (const { i } of rest) {
    if (left <= 0) break;
    quotas[i] = (quotas[i] as number) + 1;
    left--;
  }
  return quotas;
}

/** How many tasks of groups that are in no release each split should still get. */
export function capacitiesOf(groups: readonly ExactGroup[], ratios: Ratios): Capacities {
  const released = [0, 0, 0];
  let total = 0;
  for (const { tasks, released: split } of groups) {
    total += tasks;
    if (split !== null) released[SPLITS.indexOf(split)] = (released[SPLITS.indexOf(split)] as number) + tasks;
  }
  const quotas = quotasOf(
    SPLITS.map((split) => ratios[split]),
    total,
  );
  const needed = quotas.map((quota, i) => Math.max(0, quota - (released[i] as number)));
  const free = total - released.reduce((sum, tasks) => sum + tasks, 0);
  // Where a release has given a split more than its share, the others share what is missing.
  const weights = needed.some((tasks) => tasks > 0) ? needed : SPLITS.map((split) => ratios[split]);
  return quotasOf(weights, free) as [number, number, number];
}

/**
 * Indices in the order of their places, equal places by key. Places are spread evenly over [0, 1), so that with as many
 * buckets as places each bucket holds about one: a sort that calls back for each comparison takes ten times as long.
 */
export function inOrder(places: Float64Array, keyOf: (i: number) => string): Uint32Array {
  const count = places.length;
  const bucketOf = (i: number) => Math.min(count - 1, Math.floor((places[i] as number) * count));
  const ends = new Uint32Array(count);
  for (let i = 0; i < count; i++) ends[bucketOf(i)] = (ends[bucketOf(i)] as number) + 1;
  for (let b = 1; b < count; b++) ends[b] = (ends[b] as number) + (ends[b - 1] as number);
  const order = new Uint32Array(count);
  const starts = ends.slice();
  for (let i = count - 1; i >= 0; i--) {
    const b = bucketOf(i);
    starts[b] = (starts[b] as number) - 1;
    order[starts[b] as number] = i;
  }
  const byPlace = (a: number, b: number) =>
    (places[a] as number) - (places[b] as number) || (keyOf(a) < keyOf(b) ? -1 : 1);
  for (let b = 0; b < count; b++) {
    const [start, end] = [starts[b] as number, ends[b] as number];
    if (end - start > 1) order.subarray(start, end).sort(byPlace);
  }
  return order;
}

/** Groups of a split by size; within a size in the order of their hash. */
type Bins = Map<number, number[]>[];

function put(bins: Bins, bin: number, size: number, group: number): void {
  const own = bins[bin] as Map<number, number[]>;
  const same = own.get(size);
  if (same) same.push(group);
  else own.set(size, [group]);
}

function take(bins: Bins, bin: number, size: number): number {
  const own = bins[bin] as Map<number, number[]>;
  const same = own.get(size) as number[];
  const group = same.pop() as number;
  if (same.length === 0) own.delete(size);
  return group;
}

/** Each group into the first split with room for it; one that fits nowhere into the one with most room. */
function fill(sizes: Int32Array, order: Uint32Array, capacities: Capacities): { bins: Bins; room: number[] } {
  const bins: Bins = SPLITS.map(() => new Map());
  const room = [...capacities];
  const isOpen = capacities.map((capacity) => capacity > 0);
  const left: number[] = [];
  for (const group of order) {
    const size = sizes[group] as number;
    const bin = room.findIndex((free, i) => isOpen[i] && size <= free);
    if (bin < 0) {
      left.push(group);
      continue;
    }
    put(bins, bin, size, group);
    room[bin] = (room[bin] as number) - size;
  }
  for (const group of left) {
    const size = sizes[group] as number;
    let bin = -1;
    for (let i = 0; i < room.length; i++)
      if (isOpen[i] && (bin < 0 || (room[i] as number) > (room[bin] as number))) bin = i;
    put(bins, Math.max(bin, 0), size, group);
    room[Math.max(bin, 0)] = (room[Math.max(bin, 0)] as number) - size;
  }
  return { bins, room };
}

type Exchange = { from: number; to: number; give: number; get: number; gain: number };

/** The move, or swap of one group for another, between two splits that closes most of the gap. */
function bestExchange(bins: Bins, room: readonly number[], from: number, to: number): Exchange | null {
  const over = -(room[from] as number);
  const under = room[to] as number;
  if (over <= 0 || under <= 0) return null;
  const most = Math.min(over, under);
  const gets = [0, ...(bins[to] as Map<number, number[]>).keys()].sort((a, b) => a - b);
  const gives = [...(bins[from] as Map<number, number[]>).keys()].sort((a, b) => a - b);
  let best: Exchange | null = null;
  for (const give of gives)
    for (const get of gets) {
      const moved = give - get;
      if (moved <= 0) break;
      const gain = Math.min(over, moved) - Math.max(0, moved - under);
      if (gain > (best?.gain ?? 0)) best = { from, to, give, get, gain };
      if (best?.gain === most) return best;
    }
  return best;
}

/** Exchanges until none helps; each brings the splits closer to their quotas, so it ends. */
function exchange(bins: Bins, room: number[], capacities: Capacities): void {
  for (;;) {
    let best: Exchange | null = null;
    for (let from = 0; from < 3; from++)
      for (let to = 0; to < 3; to++) {
        if (from === to || capacities[to] === 0) continue;
        const found = bestExchange(bins, room, from, to);
        if (found && found.gain > (best?.gain ?? 0)) best = found;
      }
    if (!best) return;
    const { from, to, give, get } = best;
    const given = take(bins, from, give);
    if (get > 0) put(bins, from, get, take(bins, to, get));
    put(bins, to, give, given);
    room[from] = (room[from] as number) + give - get;
    room[to] = (room[to] as number) - give + get;
  }
}

/** Deals the groups of each size anew, by the counts that the search found; single tasks fill what is left. */
function deal(bins: Bins, counts: readonly SizeClass[], capacities: Capacities, rank: Uint32Array): void {
  const byRank = (a: number, b: number) => (rank[a] as number) - (rank[b] as number);
  const all = (size: number) => bins.flatMap((bin) => bin.get(size) ?? []).sort(byRank);
  const room = [...capacities];
  const singles = all(1);
  const dealt: Bins = SPLITS.map(() => new Map());
  for (const { size, held } of counts) {
    const groups = all(size);
    held.forEach((count, bin) => {
      for (const group of groups.splice(0, count)) put(dealt, bin, size, group);
      room[bin] = (room[bin] as number) - count * size;
    });
  }
  room.forEach((free, bin) => {
    for (const group of singles.splice(0, Math.max(0, free))) put(dealt, bin, 1, group);
  });
  bins.splice(0, bins.length, ...dealt);
}

function searchCloser(bins: Bins, room: readonly number[], capacities: Capacities, rank: Uint32Array): void {
  if (room.every((free) => free >= 0)) return;
  const sizes = new Set(bins.flatMap((bin) => [...bin.keys()]));
  sizes.delete(1);
  const classes = [...sizes]
    .sort((a, b) => b - a)
    .map((size): SizeClass => {
      const held = bins.map((bin) => bin.get(size)?.length ?? 0) as [number, number, number];
      return { size, held };
    });
  const closer = closestFill(classes, capacities);
  if (closer) deal(bins, closer, capacities, rank);
}

/**
 * @param groups in any order, keys unique, each with at least one task
 * @param ratios as accepted by `validateRatios`; a split of ratio 0 gets no group that is in no release
 * @returns the split of every group, in the order of `groups`
 */
export function exactSplit(groups: readonly ExactGroup[], seed: string, ratios: Ratios): Split[] {
  const free: number[] = [];
  const splits = groups.map(({ released }, i): Split => {
    if (released === null) free.push(i);
    return released ?? "train"; // the free ones are placed below
  });
  const capacities = capacitiesOf(groups, ratios);
  const places = new Float64Array(free.length);
  const sizes = new Int32Array(free.length);
  const placeOf = placesBy(seed, EXACT_VERSION);
  const freeGroup = (i: number) => groups[free[i] as number] as ExactGroup;
  for (let i = 0; i < free.length; i++) {
    const { key, tasks } = freeGroup(i);
    places[i] = placeOf(key);
    sizes[i] = tasks;
  }
  const order = inOrder(places, (i) => freeGroup(i).key);
  const rank = new Uint32Array(free.length);
  order.forEach((group, place) => {
    rank[group] = place;
  });
  const { bins, room } = fill(sizes, order, capacities);
  exchange(bins, room, capacities);
  searchCloser(bins, room, capacities, rank);
  bins.forEach((bin, i) => {
    for (const same of bin.values())
      for (const group of same) splits[free[group] as number] = SPLITS[i] as Split;
  });
  return splits;
}
