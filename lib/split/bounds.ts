/**
 * What binds a group whatever the method says: a split that the user chose by hand, and the splits that the policies of
 * the plan leave open for all of its tasks. A group with no split left open is in no split: it is left out.
 */
import type { Grouping } from "./group-tasks";
import { type Split, strictest } from "./ratios";
import { ALL_SPLITS, hasSplit, type SplitSet } from "./split-set";

export type BoundTask = {
  /** The splits that the policies leave open for the task; all when left out. */
  allowed?: SplitSet;
  /** The split chosen by hand for the task and its group. */
  byHand?: Split | null;
};

export type Bounds = {
  /** By position of the group. */
  allowed: Uint8Array;
  byHand: readonly (Split | null)[];
  /** Groups for which different splits were chosen by hand: each goes to the strictest of them. */
  apart: number;
};

/** Null when nothing binds any task. */
export function boundsOf(tasks: readonly BoundTask[], { keys, groupOf }: Grouping): Bounds | null {
  if (!tasks.some(({ allowed = ALL_SPLITS, byHand = null }) => allowed !== ALL_SPLITS || byHand !== null))
    return null;
  const allowed = new Uint8Array(keys.length).fill(ALL_SPLITS);
  const chosen: (Split | null)[] = keys.map(() => null);
  const apart = new Set<number>();
  tasks.forEach((task, i) => {
    const group = groupOf[i] as number;
    allowed[group] = (allowed[group] as number) & (task.allowed ?? ALL_SPLITS);
    const { byHand = null } = task;
    if (byHand === null) return;
    const before = chosen[group] ?? null;
    if (before !== null && before !== byHand) apart.add(group);
    chosen[group] = strictest(byHand, before);
  });
  return { allowed, byHand: chosen, apart: apart.size };
}

/** The split where it is open for the group, by hand before the method's; else null. */
export function withinBounds(split: Split, { allowed, byHand }: Bounds, group: number): Split | null {
  const wanted = byHand[group] ?? split;
  return hasSplit(allowed[group] as number, wanted) ? wanted : null;
}
