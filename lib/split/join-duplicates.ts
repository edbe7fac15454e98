/**
 * Near-duplicates join whole groups. Of the keys of the groups that come together, the joined one takes the key of the
 * group that matters most: one that a release had in test, then in validation, then in train; then one that the user
 * named; then the first in order. So a link that is found later moves no task out of test: with the same seed and
 * shares the same key is hashed to the same split. Groups of different frozen keys stay apart. Both these and named groups
 * that come together are told as merged.
 */
import { DisjointSets } from "@/lib/core/disjoint-sets";
import { EXPLICIT_GROUP, type Grouping, type MergedGroups } from "./group-tasks";
import { SPLITS, type Split } from "./ratios";

export type LinkedTask = {
  /** Equal for near-duplicates; null or left out for a task that has none. */
  cluster?: number | null;
  frozenKey?: string | null;
  /** The strictest split in which an earlier release has the task. */
  strictest?: Split | null;
};

/** The smaller, the more it matters. */
type Weight = { strictness: number; isNamed: boolean; key: string };

const before = (a: Weight, b: Weight): boolean => {
  if (a.strictness !== b.strictness) return a.strictness > b.strictness;
  if (a.isNamed !== b.isNamed) return a.isNamed;
  return a.key < b.key;
};

function weightsOf(tasks: readonly LinkedTask[], { keys, groupOf }: Grouping): Weight[] {
  const weights = keys.map((key) => ({ strictness: -1, isNamed: key.startsWith(EXPLICIT_GROUP), key }));
  tasks.forEach(({ strictest }, i) => {
    const weight = weights[groupOf[i] as number];
    if (weight && strictest) weight.strictness = Math.max(weight.strictness, SPLITS.indexOf(strictest));
  });
  return weights;
}

/** The first group of each cluster, with which its others are joined. */
function joinedSets(tasks: readonly LinkedTask[], { keys, groupOf }: Grouping): DisjointSets {
  const sets = new DisjointSets(keys.length);
  const first = new Map<number, number>();
  tasks.forEach(({ cluster }, i) => {
    if (cluster === null || cluster === undefined) return;
    const group = groupOf[i] as number;
    const other = first.get(cluster);
    if (other === undefined) first.set(cluster, group);
    else sets.join(other, group);
  });
  return sets;
}

/** @param grouping of the same tasks, without near-duplicates */
export function joinDuplicates(tasks: readonly LinkedTask[], grouping: Grouping): Grouping {
  if (!tasks.some(({ cluster }) => cluster !== null && cluster !== undefined)) return grouping;
  const sets = joinedSets(tasks, grouping);
  const weights = weightsOf(tasks, grouping);
  const frozen = new Set<number>();
  tasks.forEach(({ frozenKey }, i) => {
    if (frozenKey !== null && frozenKey !== undefined) frozen.add(grouping.groupOf[i] as number);
  });
  const members = new Map<number, number[]>();
  grouping.keys.forEach((_, group) => {
    const root = sets.find(group);
    const list = members.get(root);
    if (list) list.push(group);
    else members.set(root, [group]);
  });
  const keys: string[] = [];
  const placeOf = new Uint32Array(grouping.keys.length);
  const merged: MergedGroups[] = [...grouping.merged];
  for (const groups of members.values()) {
    const kept = groups.filter((group) => frozen.has(group));
    const candidates = kept.length > 0 ? kept : groups;
    const chosen = candidates.reduce((best, group) =>
      before(weights[group] as Weight, weights[best] as Weight) ? group : best,
    );
    const place = keys.push(grouping.keys[chosen] as string) - 1;
    for (const group of groups)
      placeOf[group] =
        group !== chosen && frozen.has(group) ? keys.push(grouping.keys[group] as string) - 1 : place;
    const isFrozen = kept.length > 1;
    const told = isFrozen ? kept : groups.filter((group) => weights[group]?.isNamed);
    if (told.length > 1)
      merged.push({
        keys: told.map((group) => grouping.keys[group] as string).sort(),
        chosen: grouping.keys[chosen] as string,
        frozen: isFrozen,
      });
  }
  const groupOf = grouping.groupOf.map((group) => placeOf[group] as number);
  merged.sort((a, b) => (a.chosen < b.chosen ? -1 : 1));
  return { keys, groupOf, merged, followed: grouping.followed };
}
