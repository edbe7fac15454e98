/**
 * Which tasks must stay together: those with the same group key and those with identical content, transitively
 * (union-find). Each group gets a key that the split is hashed from. It must not change when tasks are added, so:
 * a key frozen by an earlier release wins, then the explicit group key, then the content hash. A group that comes to
 * hold several keys of the winning rank is reported, and so are tasks without a group that follow one with the same
 * content: their own key was another one before that one came. Near-duplicates join whole groups afterwards, in
 * `join-duplicates.ts`.
 */
import { DisjointSets } from "@/lib/core/disjoint-sets";

/** Keys of groups that the user named start with this, those of equal contents with `content:`. */
export const EXPLICIT_GROUP = "group:";

/** What decides a task's group. */
export type GroupableTask = {
  id: string;
  /** The user's group, such as a patient or a source document; blank means none. */
  groupKey?: string | null;
  /** SHA-256 of the content. */
  contentHash: string;
  /** The key an earlier release froze for this task; it is kept whatever is added. */
  frozenKey?: string | null;
};

/** Groups that a duplicate joined. Where keys were frozen, both keep theirs: a possible leak between splits. */
export type MergedGroups = { keys: string[]; chosen: string; frozen: boolean };

/** Which group each task is in. */
export type Grouping = {
  /** Keys of the groups, each once. */
  keys: string[];
  /** By position of the task, the position of its group in `keys`. */
  groupOf: Uint32Array;
  /** In the order of their chosen keys. */
  merged: MergedGroups[];
  /** Tasks without a group that got the key of one, since it holds the same content; in the order of the keys. */
  followed: FollowedGroup[];
};

/** How many tasks without a group of their own follow this one. */
export type FollowedGroup = { group: string; tasks: number };

const explicitKey = ({ groupKey }: GroupableTask): string | null =>
  groupKey === undefined || groupKey === null || groupKey === "" ? null : `${EXPLICIT_GROUP}${groupKey}`;

const contentKey = ({ contentHash }: GroupableTask): string => `content:${contentHash}`;

function joinBy(
  tasks: readonly GroupableTask[],
  sets: DisjointSets,
  keyOf: (task: GroupableTask) => string | null,
) {
  const first = new Map<string, number>();
  tasks.forEach((task, i) => {
    const key = keyOf(task);
    if (key === null) return;
    const other = first.get(key);
    if (other === undefined) first.set(key, i);
    else sets.join(i, other);
  });
}

/** The key of a task alone, which most are. */
const ownKey = (task: GroupableTask): string => task.frozenKey ?? explicitKey(task) ?? contentKey(task);

/** The candidates for a group's key: of the highest rank that any of its tasks has, ascending. */
function candidates(tasks: readonly GroupableTask[]): { keys: string[]; frozen: boolean } {
  const distinct = (keys: (string | null)[]) => [...new Set(keys.filter((key) => key !== null))].sort();
  const frozen = distinct(tasks.map((task) => task.frozenKey ?? null));
  if (frozen.length > 0) return { keys: frozen, frozen: true };
  const explicit = distinct(tasks.map(explicitKey));
  return { keys: explicit.length > 0 ? explicit : distinct(tasks.map(contentKey)), frozen: false };
}

/** The groups found so far, each with its key. */
class Groups {
  readonly keys: string[] = [];
  readonly #places = new Map<string, number>();

  add(key: string): number {
    return this.keys.push(key) - 1;
  }

  /** The place of a key that other tasks may have too. */
  placeOf(key: string): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.add(key);
    this.#places.set(key, place);
    return place;
  }
}

/**
 * @param tasks in any order, ids unique
 * @returns a group per task; tasks that a later duplicate joined to a group of another frozen key keep their own
 */
export function groupTasks(tasks: readonly GroupableTask[]): Grouping {
  const sets = new DisjointSets(tasks.length);
  joinBy(tasks, sets, ({ groupKey }) => groupKey || null);
  joinBy(tasks, sets, ({ contentHash }) => contentHash);
  joinBy(tasks, sets, (task) => task.frozenKey ?? null);
  // Without frozen keys no two sets can come to the same key, and most tasks are alone in theirs.
  const isFrozen = tasks.some(({ frozenKey }) => frozenKey !== null && frozenKey !== undefined);
  const groups = new Groups();
  const groupOf = new Uint32Array(tasks.length);
  const shared = new Map<number, number[]>();
  tasks.forEach((task, i) => {
    const root = sets.find(i);
    if (sets.sizeOf(root) === 1) {
      const key = ownKey(task);
      groupOf[i] = isFrozen ? groups.placeOf(key) : groups.add(key);
      return;
    }
    const members = shared.get(root);
    if (members) members.push(i);
    else shared.set(root, [i]);
  });
  const merged: MergedGroups[] = [];
  const followed: FollowedGroup[] = [];
  for (const members of shared.values()) {
    const group = members.map((i) => tasks[i] as GroupableTask);
    const { keys: found, frozen } = candidates(group);
    // A group has at least one task, so at least its content hash.
    const chosen = found[0] as string;
    for (const i of members) groupOf[i] = groups.placeOf(tasks[i]?.frozenKey ?? chosen);
    if (found.length > 1) merged.push({ keys: found, chosen, frozen });
    const followers = frozen ? 0 : group.filter((task) => explicitKey(task) === null).length;
    if (followers > 0 && followers < group.length) followed.push({ group: chosen, tasks: followers });
  }
  merged.sort((a, b) => (a.chosen < b.chosen ? -1 : 1));
  followed.sort((a, b) => (a.group < b.group ? -1 : 1));
  return { keys: groups.keys, groupOf, merged, followed };
}
