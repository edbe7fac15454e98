/**
 * Which tasks fall into a share of p percent. Tasks are dealt value by value of a data field (all are of one value where
 * there is no field): of n tasks with a value exactly ⌈n·p/100⌉ are in the share, so that every value has at least one.
 * Those dealt into it before stay; what is missing is taken in the order of a seeded hash of the task's number. A larger
 * share and new tasks therefore only add to it, and a smaller one takes away those that the hash has last.
 *
 * `db/queries/distribution` deals all tasks of a project by this very rule, in one statement.
 */
import { groupBy } from "@/lib/core/group-by";

/** How many tasks of a value were dealt, and how many of them into the share. */
export type Stratum = { tasks: number; inShare: number };
/** `draw`: the hash of its number; of two with the same, the one with the lower number comes first. */
export type TaskToDeal = { id: string; seq: number; value: string; draw: number };

/** Of so many tasks, how many are in a share of `percent`, a whole number from 0 to 100. */
export const shareOf = (tasks: number, percent: number): number => Math.ceil((tasks * percent) / 100);

const inOrderOfDraw = (a: TaskToDeal, b: TaskToDeal): number => a.draw - b.draw || a.seq - b.seq;

/**
 * Deals tasks that have just come, beside those dealt before.
 * @param before by value, what was dealt already
 * @returns the tasks that fall into the share, and by value what is dealt now, of the values that tasks have come with
 */
export function dealShare(
  tasks: readonly TaskToDeal[],
  before: ReadonlyMap<string, Stratum>,
  percent: number,
): { inShare: string[]; after: Map<string, Stratum> } {
  const inShare: string[] = [];
  const after = new Map<string, Stratum>();
  for (const [value, come] of groupBy(tasks, (task) => task.value)) {
    const known = before.get(value) ?? { tasks: 0, inShare: 0 };
    const missing = Math.max(0, shareOf(known.tasks + come.length, percent) - known.inShare);
    const drawn = come.toSorted(inOrderOfDraw).slice(0, missing);
    inShare.push(...drawn.map(({ id }) => id));
    after.set(value, { tasks: known.tasks + come.length, inShare: known.inShare + drawn.length });
  }
  return { inShare, after };
}
