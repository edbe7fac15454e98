/**
 * The balanced split: whole groups are placed by iterative stratification (Sechidis, Tsoumakas, Vlahavas 2011, "On the
 * stratification of multi-label data"), the rarest stratum first, each group into the split that still wants most of it.
 * Groups that earlier releases have stay there and count. Sizes come before strata: a split that is full takes a group only
 * when all are. Groups come in the order of their hash (`placesBy`), so that neither the order of the import nor that of
 * the strata decides. Groups without a stratum fill up what is left.
 */
import { capacitiesOf, type ExactGroup, inOrder } from "./exact-split";
import { type Ratios, SPLITS, type Split } from "./ratios";
import { placesBy } from "./split-of";

/** A change of the rule gets a new one. */
export const BALANCED_VERSION = "balanced-1";

/**
 * What the groups hold, repeats counting: of group `i` the numbers `of[starts[i]]` to `of[starts[i + 1] - 1]`, each from 0 to
 * `count - 1`. Flat, since a million small lists take as long as all the rest.
 */
export type Strata = { count: number; of: Int32Array; starts: Uint32Array };

/** @param lists of numbers from 0 to `count - 1`, one for each group */
export function strataFrom(lists: readonly (readonly number[])[], count: number): Strata {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = (starts[i] as number) + list.length;
  });
  return { count, starts, of: Int32Array.from(lists.flat()) };
}

/** How many of each stratum every split still wants, released groups taken off; may be negative. */
function wantsOf(
  groups: readonly ExactGroup[],
  { count, of, starts }: Strata,
  ratios: Ratios,
): Float64Array[] {
  const totals = new Float64Array(count);
  const held = SPLITS.map(() => new Float64Array(count));
  for (let group = 0; group < groups.length; group++) {
    const { released } = groups[group] as ExactGroup;
    const own = released === null ? undefined : held[SPLITS.indexOf(released)];
    for (let i = starts[group] as number; i < (starts[group + 1] as number); i++) {
      const stratum = of[i] as number;
      totals[stratum] = (totals[stratum] as number) + 1;
      if (own) own[stratum] = (own[stratum] as number) + 1;
    }
  }
  return SPLITS.map((split, i) =>
    totals.map((total, s) => total * ratios[split] - ((held[i] as Float64Array)[s] as number)),
  );
}

/** By stratum, the free groups that hold it, in the given order; as `Strata`, with the parts exchanged. */
function holdersOf(order: Uint32Array, { count, of, starts }: Strata, left: Float64Array) {
  const ends = new Uint32Array(count);
  for (let stratum = 1; stratum < count; stratum++)
    ends[stratum] = (ends[stratum - 1] as number) + (left[stratum - 1] as number);
  const begins = ends.slice();
  const groups = new Uint32Array(left.reduce((sum, one) => sum + one, 0));
  for (const group of order)
    for (let i = starts[group] as number; i < (starts[group + 1] as number); i++) {
      const stratum = of[i] as number;
      groups[ends[stratum] as number] = group;
      ends[stratum] = (ends[stratum] as number) + 1;
    }
  return (stratum: number) => groups.subarray(begins[stratum], ends[stratum]);
}

class Placing {
  readonly splits: (Split | null)[];
  readonly #room: number[];
  readonly #isOpen: boolean[];

  constructor(
    readonly groups: readonly ExactGroup[],
    readonly strata: Strata,
    readonly wants: readonly Float64Array[],
    /** Occurrences in groups that have no split yet, by stratum. */
    readonly left: Float64Array,
    ratios: Ratios,
  ) {
    this.splits = groups.map(({ released }) => released);
    this.#room = [...capacitiesOf(groups, ratios)];
    this.#isOpen = this.#room.map((room) => room > 0);
    if (!this.#isOpen.includes(true)) this.#isOpen = SPLITS.map((split) => ratios[split] > 0);
  }

  /** The open split with room for the group, else any open one, that wants most of the stratum; then that with most room. */
  #best(tasks: number, stratum: number | null): number {
    const room = this.#room;
    let fits = false;
    for (let bin = 0; bin < room.length; bin++)
      if (this.#isOpen[bin] && (room[bin] as number) >= tasks) fits = true;
    let best = -1;
    let bestWant = 0;
    for (let bin = 0; bin < room.length; bin++) {
      const free = room[bin] as number;
      if (!this.#isOpen[bin] || (fits && free < tasks)) continue;
      const want = stratum === null ? 0 : ((this.wants[bin] as Float64Array)[stratum] as number);
      const more = best < 0 ? 1 : want - bestWant;
      if (more > 1e-9 || (more > -1e-9 && free > (room[best] as number))) {
        best = bin;
        bestWant = want;
      }
    }
    return Math.max(best, 0);
  }

  /** @param stratum null for a group that fills up */
  place(group: number, stratum: number | null): void {
    const { tasks } = this.groups[group] as ExactGroup;
    const bin = this.#best(tasks, stratum);
    this.splits[group] = SPLITS[bin] as Split;
    this.#room[bin] = (this.#room[bin] as number) - tasks;
    const wants = this.wants[bin] as Float64Array;
    const { of, starts } = this.strata;
    for (let i = starts[group] as number; i < (starts[group + 1] as number); i++) {
      const own = of[i] as number;
      wants[own] = (wants[own] as number) - 1;
      this.left[own] = (this.left[own] as number) - 1;
    }
  }
}

/** The stratum with fewest occurrences left; -1 when none has any. */
function rarest(left: Float64Array): number {
  let best = -1;
  for (let i = 0; i < left.length; i++)
    if ((left[i] as number) > 0 && (best < 0 || (left[i] as number) < (left[best] as number))) best = i;
  return best;
}

/**
 * @param groups in any order, keys unique, each with at least one task
 * @param strata of the groups, in their order
 * @param ratios as accepted by `validateRatios`; a split of ratio 0 gets no group that is in no release
 * @returns the split of every group, in the order of `groups`
 */
export function balancedSplit(
  groups: readonly ExactGroup[],
  strata: Strata,
  seed: string,
  ratios: Ratios,
): Split[] {
  const { count, of, starts } = strata;
  const free: number[] = [];
  const left = new Float64Array(count);
  for (let group = 0; group < groups.length; group++) {
    if ((groups[group] as ExactGroup).released !== null) continue;
    free.push(group);
    for (let i = starts[group] as number; i < (starts[group + 1] as number); i++)
      left[of[i] as number] = (left[of[i] as number] as number) + 1;
  }
  const placeOf = placesBy(seed, BALANCED_VERSION);
  const keyOf = (i: number) => (groups[free[i] as number] as ExactGroup).key;
  const places = new Float64Array(free.length);
  for (let i = 0; i < free.length; i++) places[i] = placeOf(keyOf(i));
  const order = inOrder(places, keyOf).map((i) => free[i] as number);
  const holders = holdersOf(order, strata, left);
  const placing = new Placing(groups, strata, wantsOf(groups, strata, ratios), left, ratios);
  for (let stratum = rarest(left); stratum >= 0; stratum = rarest(left))
    for (const group of holders(stratum)) if (placing.splits[group] === null) placing.place(group, stratum);
  for (const group of order) if (placing.splits[group] === null) placing.place(group, null);
  return placing.splits as Split[];
}
