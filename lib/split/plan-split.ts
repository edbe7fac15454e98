/**
 * A split plan over a selection of tasks: who goes where, what each split then holds, and what to be warned of. The
 * assignment is the stable hash of `split-of.ts` over the groups of `group-tasks.ts`; nothing is balanced afterwards,
 * so adding tasks moves one only where a group grows together with another, or with the same content; that is warned of.
 */
import { type AppError, invalid } from "@/lib/core/app-error";
import { err, ok, type Result } from "@/lib/core/result";
import {
  type FollowedGroup,
  type GroupableTask,
  type Grouping,
  groupTasks,
  type MergedGroups,
} from "./group-tasks";
import { type Ratios, SPLITS, type Split, validateRatios } from "./ratios";
import { ALGORITHM_VERSION, splitOf } from "./split-of";

/** A task of the selection. */
export type PlanTask = GroupableTask & {
  /** Ids of the labels its resolution holds, repeats counting. */
  labels: readonly string[];
  /** What the plan's `groupField` names, as `groupInField` reads it. */
  fieldGroup?: string | null;
};

/** What the user decides. */
export type SplitPlan = {
  seed: string;
  ratios: Ratios;
  /**
   * Field of the task's data that names its group; tasks whose `fieldGroup` is null fall back to their own group key. Not
   * all may lack it: then it is a field that nobody meant.
   */
  groupField?: string | null;
  /** Default: the current one. A release repeats the one it was made with. */
  algorithmVersion?: string;
};

/** What the user should see before a release; the plan holds all the same. */
export type SplitWarning =
  | { code: "empty-split"; split: Split }
  | { code: "absent-label"; split: Split; label: string }
  /** A group larger than the tasks one of the splits should get in all. */
  | { code: "oversized-group"; group: string; tasks: number; split: Split; quota: number }
  | ({ code: "merged-groups" } & MergedGroups)
  | ({ code: "followed-group" } & FollowedGroup);

/** One label in one split; shares are of all labels in the split, and of all labels in the selection. */
export type LabelShare = { label: string; split: Split; count: number; share: number; wholeShare: number };

/** The split and what is in it: plain JSON. */
export type PlannedSplit = {
  algorithmVersion: string;
  /** In the order of the tasks given. */
  assignments: { task: string; group: string; split: Split }[];
  counts: Record<Split, number>;
  /** Labels in code-unit order, splits in theirs. */
  labels: LabelShare[];
  /** Per split half the sum of |share - whole share| over labels, 0 to 1; null without labels on either side. */
  divergence: Record<Split, number | null>;
  warnings: SplitWarning[];
};

/**
 * What a field of the data names as the group: a text that is not blank, a number or a truth value; null for anything
 * else, as for an empty cell of a table.
 */
export function groupInField(data: Readonly<Record<string, unknown>>, field: string): string | null {
  const value = Object.hasOwn(data, field) ? data[field] : undefined;
  if (typeof value === "string") return value.trim() === "" ? null : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** Refused: no task names a group in the field. */
export const noGroupIn = (field: string): AppError =>
  invalid("groupField", `no task has a text or number in a field "${field}" to keep it together by`);

const perSplit = <T>(value: (split: Split) => T): Record<Split, T> => ({
  train: value("train"),
  validation: value("validation"),
  test: value("test"),
});

/** Counts and shares of every label in every split. */
function labelShares(tasks: readonly PlanTask[], splits: readonly Split[]): LabelShare[] {
  const whole = new Map<string, number>();
  const own = perSplit(() => new Map<string, number>());
  const totals = perSplit(() => 0);
  let total = 0;
  tasks.forEach(({ labels }, i) => {
    const split = splits[i] as Split;
    for (const label of labels) {
      whole.set(label, (whole.get(label) ?? 0) + 1);
      own[split].set(label, (own[split].get(label) ?? 0) + 1);
    }
    totals[split] += labels.length;
    total += labels.length;
  });
  return [...whole.keys()].sort().flatMap((label) =>
    SPLITS.map((split) => {
      const count = own[split].get(label) ?? 0;
      return {
        label,
        split,
        count,
        share: totals[split] === 0 ? 0 : count / totals[split],
        wholeShare: (whole.get(label) as number) / total,
      };
    }),
  );
}

function divergenceOf(labels: readonly LabelShare[]): Record<Split, number | null> {
  return perSplit((split) => {
    const rows = labels.filter((row) => row.split === split);
    if (!rows.some(({ count }) => count > 0)) return null;
    return rows.reduce((sum, { share, wholeShare }) => sum + Math.abs(share - wholeShare), 0) / 2;
  });
}

function oversized(grouping: Grouping, ratios: Ratios, tasks: number): SplitWarning[] {
  const sizes = new Map<string, number>();
  for (const key of grouping.keys.values()) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const [smallest] = SPLITS.filter((split) => ratios[split] > 0).sort((a, b) => ratios[a] - ratios[b]);
  if (smallest === undefined) return [];
  const quota = ratios[smallest] * tasks;
  return [...sizes]
    .filter(([, size]) => size > 1 && size > quota)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([group, size]) => ({ code: "oversized-group", group, tasks: size, split: smallest, quota }));
}

/**
 * @param tasks the selection, ids unique; their order does not change where one goes
 * @returns the plan, or `invalid_input` for impossible ratios, and for a `groupField` in which no task names a group
 */
export function planSplit(tasks: readonly PlanTask[], plan: SplitPlan): Result<PlannedSplit, AppError> {
  const checked = validateRatios(plan.ratios);
  if (!checked.ok) return checked;
  const ratios = checked.value;
  const algorithmVersion = plan.algorithmVersion ?? ALGORITHM_VERSION;
  const { groupField } = plan;
  const isNamed = ({ fieldGroup }: PlanTask) => fieldGroup !== null && fieldGroup !== undefined;
  if (groupField && tasks.length > 0 && !tasks.some(isNamed)) return err(noGroupIn(groupField));
  const grouping = groupTasks(
    groupField ? tasks.map((task) => (isNamed(task) ? { ...task, groupKey: task.fieldGroup } : task)) : tasks,
  );
  const splitOfGroup = new Map<string, Split>();
  const assignments = tasks.map(({ id }) => {
    const group = grouping.keys.get(id) as string; // groupTasks names every task
    const split = splitOfGroup.get(group) ?? splitOf(plan.seed, algorithmVersion, group, ratios);
    splitOfGroup.set(group, split);
    return { task: id, group, split };
  });
  const counts = perSplit(() => 0);
  for (const { split } of assignments) counts[split]++;
  const labels = labelShares(
    tasks,
    assignments.map(({ split }) => split),
  );
  const wanted = SPLITS.filter((split) => ratios[split] > 0);
  const warnings: SplitWarning[] = [
    ...wanted
      .filter((split) => counts[split] === 0)
      .map((split) => ({ code: "empty-split" as const, split })),
    ...labels
      .filter(({ count, split }) => count === 0 && counts[split] > 0)
      .map(({ label, split }) => ({ code: "absent-label" as const, split, label })),
    ...oversized(grouping, ratios, tasks.length),
    ...grouping.merged.map((group) => ({ code: "merged-groups" as const, ...group })),
    ...grouping.followed.map((group) => ({ code: "followed-group" as const, ...group })),
  ];
  return ok({ algorithmVersion, assignments, counts, labels, divergence: divergenceOf(labels), warnings });
}
