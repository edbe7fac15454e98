/** Which split each group of tasks goes to, by the method of the plan. */
import { BALANCED_VERSION, balancedSplit } from "./balanced-split";
import { type Bounds, type BoundTask, boundsOf, withinBounds } from "./bounds";
import { COLUMN_VERSION, columnSplit } from "./column-split";
import { EXACT_VERSION, type ExactGroup, exactSplit } from "./exact-split";
import type { Grouping } from "./group-tasks";
import type { SplitMethod } from "./methods";
import { type Ratios, type Split, strictest } from "./ratios";
import { ALGORITHM_VERSION, placesBy, splitAt, splitsBy } from "./split-of";
import { ratiosWithin } from "./split-set";
import type { SplitWarning } from "./split-warning";
import { stagedSplit } from "./staged-split";
import { type Strata, strataOfSome } from "./stratify";
import { TIME_VERSION, type TimeCuts, timeSplit } from "./time-split";

/** What the methods look at besides a task's group. */
export type DividedTask = BoundTask & {
  /** Ids of the labels its resolution holds, repeats counting. */
  labels: readonly string[];
  /** What the balanced split gives each split its share of, repeats counting; `labels` when left out. */
  strata?: readonly string[];
  /** By time: its time, of any unit that all tasks have; null for a task without one. */
  at?: number | null;
  /** By a column: the split that the task names; null for one that names none. */
  given?: Split | null;
  /** The split an earlier release has it in; null or left out when it is in none. Exact and balanced alone look at it. */
  released?: Split | null;
};

/** Where earlier releases have each group, and how many groups they have torn apart. */
function releasedGroups(
  tasks: readonly DividedTask[],
  { keys, groupOf }: Grouping,
  sizes: Uint32Array,
): { groups: ExactGroup[]; apart: number } {
  const groups = keys.map((key, i): ExactGroup => ({ key, tasks: sizes[i] as number, released: null }));
  const torn = new Set<string>();
  tasks.forEach(({ released = null }, i) => {
    if (released === null) return;
    const group = groups[groupOf[i] as number] as ExactGroup;
    if (group.released === released) return;
    if (group.released !== null) torn.add(group.key);
    group.released = strictest(released, group.released);
  });
  return { groups, apart: torn.size };
}

/** The strata of every group, numbered in code-unit order of their names: the order of the tasks must not decide. */
export function strataOf(tasks: readonly DividedTask[], { keys, groupOf }: Grouping): Strata {
  const numbers = new Map<string, number>();
  const starts = new Uint32Array(keys.length + 1);
  tasks.forEach(({ strata, labels }, i) => {
    const own = strata ?? labels;
    for (const name of own) numbers.set(name, 0);
    const after = (groupOf[i] as number) + 1;
    starts[after] = (starts[after] as number) + own.length;
  });
  for (const [i, name] of [...numbers.keys()].sort().entries()) numbers.set(name, i);
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const ends = starts.slice();
  const of = new Int32Array(starts[keys.length] as number);
  tasks.forEach(({ strata, labels }, i) => {
    const group = groupOf[i] as number;
    for (const name of strata ?? labels) {
      of[ends[group] as number] = numbers.get(name) as number;
      ends[group] = (ends[group] as number) + 1;
    }
  });
  return { count: numbers.size, of, starts };
}

type Divided = {
  /** The split of every group, in the order of its keys; null for one that has none left open. */
  splits: readonly (Split | null)[];
  algorithmVersion: string;
  /** Tasks of groups that earlier releases have, which stay there. */
  kept: number;
  told: SplitWarning[];
};

type How = { seed: string; method: SplitMethod; ratios: Ratios; timeCuts: TimeCuts | undefined };

/** Exact and balanced: groups that earlier releases have stay where they are. */
function divideSticky(
  tasks: readonly DividedTask[],
  grouping: Grouping,
  sizes: Uint32Array,
  { seed, method, ratios }: How,
  bounds: Bounds | null,
): Divided {
  const { groups, apart } = releasedGroups(tasks, grouping, sizes);
  const kept = groups.reduce((sum, { tasks: size, released }) => sum + (released ? size : 0), 0);
  const told: SplitWarning[] = apart > 0 ? [{ code: "released-apart", groups: apart }] : [];
  const isExact = method === "exact";
  const strata = isExact ? null : strataOf(tasks, grouping);
  const algorithmVersion = isExact ? EXACT_VERSION : BALANCED_VERSION;
  if (!bounds) {
    const splits = strata ? balancedSplit(groups, strata, seed, ratios) : exactSplit(groups, seed, ratios);
    return { splits, algorithmVersion, kept, told };
  }
  const fixed = groups.map((group, i) => ({ ...group, released: bounds.byHand[i] ?? group.released }));
  const splits = stagedSplit(fixed, bounds.allowed, ratios, (positions, shares) => {
    const some = positions.map((i) => fixed[i] as ExactGroup);
    return strata
      ? balancedSplit(some, strataOfSome(strata, positions), seed, shares)
      : exactSplit(some, seed, shares);
  });
  return { splits, algorithmVersion, kept, told };
}

/** What the policies leave open of the ratios decides, so that the split of a group still depends on nothing but itself. */
function hashSplit({ keys }: Grouping, { seed, ratios }: How, bounds: Bounds | null): (Split | null)[] {
  if (!bounds) return keys.map(splitsBy(seed, ALGORITHM_VERSION, ratios));
  const placeOf = placesBy(seed, ALGORITHM_VERSION);
  return keys.map((key, group) => {
    const byHand = bounds.byHand[group] ?? null;
    if (byHand !== null) return withinBounds(byHand, bounds, group);
    const open = ratiosWithin(bounds.allowed[group] as number, ratios);
    return open && splitAt(placeOf(key), open);
  });
}

function divideByMethod(
  tasks: readonly DividedTask[],
  grouping: Grouping,
  sizes: Uint32Array,
  how: How,
  bounds: Bounds | null,
): Divided {
  const bound = (splits: readonly Split[]) =>
    bounds ? splits.map((split, group) => withinBounds(split, bounds, group)) : splits;
  switch (how.method) {
    case "exact":
    case "balanced":
      return divideSticky(tasks, grouping, sizes, how, bounds);
    case "time": {
      const { splits, undated, straddling } = timeSplit(tasks, grouping, sizes, how);
      const told: SplitWarning[] = [
        ...(undated > 0 ? [{ code: "undated" as const, tasks: undated, of: tasks.length }] : []),
        ...(straddling > 0 ? [{ code: "straddling" as const, groups: straddling }] : []),
      ];
      return { splits: bound(splits), algorithmVersion: TIME_VERSION, kept: 0, told };
    }
    case "column": {
      const { splits, missing, apart } = columnSplit(tasks, grouping);
      const told: SplitWarning[] = [
        ...(missing > 0 ? [{ code: "no-split-given" as const, tasks: missing, of: tasks.length }] : []),
        ...(apart > 0 ? [{ code: "given-apart" as const, groups: apart }] : []),
      ];
      return { splits: bound(splits), algorithmVersion: COLUMN_VERSION, kept: 0, told };
    }
    case "hash":
      return {
        splits: hashSplit(grouping, how, bounds),
        algorithmVersion: ALGORITHM_VERSION,
        kept: 0,
        told: [],
      };
  }
}

/** @param sizes tasks of each group */
export function divide(
  tasks: readonly DividedTask[],
  grouping: Grouping,
  sizes: Uint32Array,
  how: How,
): Divided {
  const bounds = boundsOf(tasks, grouping);
  const divided = divideByMethod(tasks, grouping, sizes, how, bounds);
  if (!bounds || bounds.apart === 0) return divided;
  return { ...divided, told: [...divided.told, { code: "by-hand-apart", groups: bounds.apart }] };
}
