/**
 * Iterative stratification (Sechidis, Tsoumakas, Vlahavas 2011, "On the stratification of multi-label data") of whole groups
 * over bins, such as splits or folds: the rarest stratum first, each group into the bin that still wants most of it. Sizes
 * come before strata: a bin that is full takes a group only when all are. Groups without a stratum fill up what is left.
 */

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

/** Of the groups at these positions alone, in their order. */
export function strataOfSome({ count, of, starts }: Strata, positions: readonly number[]): Strata {
  const own = new Uint32Array(positions.length + 1);
  positions.forEach((group, i) => {
    own[i + 1] = (own[i] as number) + (starts[group + 1] as number) - (starts[group] as number);
  });
  const some = new Int32Array(own[positions.length] as number);
  positions.forEach((group, i) => {
    some.set(of.subarray(starts[group], starts[group + 1]), own[i]);
  });
  return { count, of: some, starts: own };
}

/** Where groups are put. */
export type Bins = {
  /** Of each stratum each bin should get so large a share; they sum to 1. */
  shares: readonly number[];
  /** How many tasks of groups that lie in no bin yet each should get; one of 0 gets none where another has room. */
  capacities: readonly number[];
};

/** How many of each stratum every bin still wants, what lies there taken off; may be negative. */
function wantsOf(
  placed: Int32Array,
  { count, of, starts }: Strata,
  shares: readonly number[],
): Float64Array[] {
  const totals = new Float64Array(count);
  const held = shares.map(() => new Float64Array(count));
  for (let group = 0; group < placed.length; group++) {
    const own = held[placed[group] as number];
    for (let i = starts[group] as number; i < (starts[group + 1] as number); i++) {
      const stratum = of[i] as number;
      totals[stratum] = (totals[stratum] as number) + 1;
      if (own) own[stratum] = (own[stratum] as number) + 1;
    }
  }
  return shares.map((share, bin) =>
    totals.map((total, s) => total * share - ((held[bin] as Float64Array)[s] as number)),
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
  readonly #room: number[];
  readonly #isOpen: boolean[];

  constructor(
    readonly sizes: ArrayLike<number>,
    readonly placed: Int32Array,
    readonly strata: Strata,
    readonly wants: readonly Float64Array[],
    /** Occurrences in groups that lie in no bin yet, by stratum. */
    readonly left: Float64Array,
    { capacities, shares }: Bins,
  ) {
    this.#room = [...capacities];
    this.#isOpen = this.#room.map((room) => room > 0);
    if (!this.#isOpen.includes(true)) this.#isOpen = shares.map((share) => share > 0);
  }

  /** The open bin with room for the group, else any open one, that wants most of the stratum; then that with most room. */
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
    const tasks = this.sizes[group] as number;
    const bin = this.#best(tasks, stratum);
    this.placed[group] = bin;
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
 * Puts every group that lies in no bin into one.
 * @param sizes in tasks, by position of the group
 * @param placed the bin of each group, -1 for none yet; written to
 * @param order of the groups that lie in none
 */
export function stratify(
  sizes: ArrayLike<number>,
  placed: Int32Array,
  order: Uint32Array,
  strata: Strata,
  bins: Bins,
): void {
  const { count, of, starts } = strata;
  const left = new Float64Array(count);
  for (const group of order)
    for (let i = starts[group] as number; i < (starts[group + 1] as number); i++)
      left[of[i] as number] = (left[of[i] as number] as number) + 1;
  const holders = holdersOf(order, strata, left);
  const placing = new Placing(sizes, placed, strata, wantsOf(placed, strata, bins.shares), left, bins);
  for (let stratum = rarest(left); stratum >= 0; stratum = rarest(left))
    for (const group of holders(stratum)) if (placed[group] === -1) placing.place(group, stratum);
  for (const group of order) if (placed[group] === -1) placing.place(group, null);
}
