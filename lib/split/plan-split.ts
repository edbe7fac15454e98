/**
 * A split plan over a selection of tasks: which task goes where, what each split then holds, and what to be warned of. The
 * methods divide the groups of `group-tasks.ts`. The exact one (`exact-split.ts`) meets the ratios and keeps what was
 * released; the balanced one (`balanced-split.ts`) does so too and gives each split its share of every stratum; by time the
 * oldest are in train and the newest in test; a column keeps the splits that tasks were imported with; the stable hash (`split-of.ts`) looks at nothing but a group's key, so adding tasks moves one only where a
 * group grows together with another, or with the same content; that is warned of.
 */
import { type AppError, invalid } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import { type DividedTask, divide, strataOf } from "./divide";
import { foldsOf } from "./folds";
import { type GroupableTask, type Grouping, groupTasks } from "./group-tasks";
import { joinDuplicates, type LinkedTask } from "./join-duplicates";
import { HASH_FROM_TASKS, type SplitMethod } from "./methods";
import { type Ratios, SPLITS, type Split, validateRatios } from "./ratios";
import type { SplitWarning } from "./split-warning";
import type { TimeCuts } from "./time-split";

/** A task of the selection. */
export type PlanTask = GroupableTask &
  LinkedTask &
  DividedTask & {
    /** What the plan's `groupField` names, as `groupInField` reads it. */
    fieldGroup?: string | null;
    /** An earlier release had it in test. */
    wasTest?: boolean;
  };

/** What the user decides. */
export type SplitPlan = {
  seed: string;
  ratios: Ratios;
  /**
   * Field of the task's data that names its group; tasks whose `fieldGroup` is null fall back to their own group key.
   * Not all may lack it: then it is the wrong field.
   */
  groupField?: string | null;
  /** Default: exact for fewer than `HASH_FROM_TASKS` tasks, else the stable hash. */
  method?: SplitMethod | undefined;
  /** By time only: where validation and test begin; by the ratios when left out. */
  timeCuts?: TimeCuts | undefined;
  /** How many folds what is not in test is dealt to, for cross-validation; none when left out. */
  folds?: number | undefined;
};

/** One label in one split; shares are of all labels in the split, and of all labels in the selection. */
export type LabelShare = { label: string; split: Split; count: number; share: number; wholeShare: number };

/** `split` is null for a task to which the policies leave no split: it is left out. `fold` from 0, where there are folds, outside test. */
export type Assignment = { task: string; group: string; split: Split | null; fold?: number };

/** The split and what is in it: plain JSON. */
export type PlannedSplit = {
  method: SplitMethod;
  algorithmVersion: string;
  /** In the order of the tasks given. */
  assignments: Assignment[];
  counts: Record<Split, number>;
  /** Tasks of each fold; empty where there are none. */
  folds: number[];
  /** Tasks to which the policies leave no split. */
  leftOut: number;
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
  invalid("groupField", say("releases.noGroupField", { field }));

const perSplit = <T>(value: (split: Split) => T): Record<Split, T> => ({
  train: value("train"),
  validation: value("validation"),
  test: value("test"),
});

/** Counts and shares of every label in every split. */
function labelShares(tasks: readonly PlanTask[], splits: readonly (Split | null)[]): LabelShare[] {
  const whole = new Map<string, number>();
  const own = perSplit(() => new Map<string, number>());
  const totals = perSplit(() => 0);
  let total = 0;
  tasks.forEach(({ labels }, i) => {
    const split = splits[i] ?? null;
    if (split === null) return;
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

function oversized({ keys }: Grouping, sizes: Uint32Array, ratios: Ratios, tasks: number): SplitWarning[] {
  const [smallest] = SPLITS.filter((split) => ratios[split] > 0).sort((a, b) => ratios[a] - ratios[b]);
  if (smallest === undefined) return [];
  const quota = ratios[smallest] * tasks;
  return keys
    .flatMap((group, i) => {
      const size = sizes[i] as number;
      return size > 1 && size > quota ? [{ group, tasks: size }] : [];
    })
    .sort((a, b) => b.tasks - a.tasks || (a.group < b.group ? -1 : 1))
    .map((group) => ({ code: "oversized-group", ...group, split: smallest, quota }));
}

/** A split that misses its share by more than this, and by more than one task, brings a warning. */
const TOLD_SHARE = 0.02;

function missedRatios(counts: Record<Split, number>, ratios: Ratios, of: number): SplitWarning[] {
  return SPLITS.flatMap((split) => {
    const wanted = ratios[split] * of;
    const away = Math.abs(counts[split] - wanted);
    return away > TOLD_SHARE * of && away > 1
      ? [{ code: "missed-ratio" as const, split, tasks: counts[split], of, wanted }]
      : [];
  });
}

/**
 * How many tasks are in groups of more than `size` that near-duplicates have joined.
 * @param alike the groups before that
 */
function inJoined(alike: Grouping, joined: Grouping, size: number): number {
  if (alike === joined) return 0;
  const parts = joined.keys.map(() => new Set<number>());
  const sizes = new Uint32Array(joined.keys.length);
  joined.groupOf.forEach((group, i) => {
    parts[group]?.add(alike.groupOf[i] as number);
    sizes[group] = (sizes[group] as number) + 1;
  });
  return sizes.reduce((sum, own, i) => (own > size && (parts[i]?.size ?? 0) > 1 ? sum + own : sum), 0);
}

/**
 * @param tasks the selection, ids unique; their order does not change where one goes
 * @returns the plan, or `invalid_input` for impossible ratios, and for a `groupField` in which no task names a group
 */
export function planSplit(tasks: readonly PlanTask[], plan: SplitPlan): Result<PlannedSplit, AppError> {
  const checked = validateRatios(plan.ratios);
  if (!checked.ok) return checked;
  const ratios = checked.value;
  const { groupField } = plan;
  const isNamed = ({ fieldGroup }: PlanTask) => fieldGroup !== null && fieldGroup !== undefined;
  if (groupField && tasks.length > 0 && !tasks.some(isNamed)) return err(noGroupIn(groupField));
  const alike = groupTasks(
    groupField ? tasks.map((task) => (isNamed(task) ? { ...task, groupKey: task.fieldGroup } : task)) : tasks,
  );
  const grouping = joinDuplicates(tasks, alike);
  const method = plan.method ?? (tasks.length < HASH_FROM_TASKS ? "exact" : "hash");
  const { keys, groupOf } = grouping;
  const sizes = new Uint32Array(keys.length);
  for (const group of groupOf) sizes[group] = (sizes[group] as number) + 1;
  const { seed, timeCuts } = plan;
  const { splits, algorithmVersion, kept, told } = divide(tasks, grouping, sizes, {
    seed,
    method,
    ratios,
    timeCuts,
  });
  const folds =
    plan.folds === undefined
      ? null
      : foldsOf(keys, sizes, strataOf(tasks, grouping), (group) => (splits[group] ?? "test") === "test", {
          seed,
          folds: plan.folds,
        });
  const assignments = tasks.map(({ id }, i): Assignment => {
    const group = groupOf[i] as number;
    const fold = folds?.[group] ?? -1;
    const assigned = { task: id, group: keys[group] as string, split: splits[group] ?? null };
    return fold < 0 ? assigned : { ...assigned, fold };
  });
  const counts = perSplit(() => 0);
  for (const { split } of assignments) if (split !== null) counts[split]++;
  const inPlan = counts.train + counts.validation + counts.test;
  const foldCounts = new Array<number>(plan.folds ?? 0).fill(0);
  for (const { fold = -1 } of assignments) if (fold >= 0) foldCounts[fold] = (foldCounts[fold] as number) + 1;
  const labels = labelShares(
    tasks,
    assignments.map(({ split }) => split),
  );
  const wanted = SPLITS.filter((split) => ratios[split] > 0);
  // What is left out cannot be trained on.
  const inTest = tasks.flatMap(({ wasTest }, i) => (wasTest ? (assignments[i]?.split ?? []) : []));
  const leftTest = inTest.filter((split) => split !== "test").length;
  // Dates and columns decide for themselves what each split gets.
  const missed = method === "column" || timeCuts ? [] : missedRatios(counts, ratios, inPlan);
  const joined = inJoined(alike, grouping, TOLD_SHARE * inPlan);
  const warnings: SplitWarning[] = [
    ...wanted
      .filter((split) => counts[split] === 0)
      .map((split) => ({ code: "empty-split" as const, split })),
    ...missed,
    ...(missed.length > 0 && kept > 0 ? [{ code: "kept-released" as const, tasks: kept, of: inPlan }] : []),
    ...(missed.length > 0 && joined > 0
      ? [{ code: "joined-duplicates" as const, tasks: joined, of: inPlan }]
      : []),
    ...(leftTest > 0 ? [{ code: "left-test" as const, tasks: leftTest, of: inTest.length }] : []),
    ...told,
    ...labels
      .filter(({ count, split }) => count === 0 && counts[split] > 0)
      .map(({ label, split }) => ({ code: "absent-label" as const, split, label })),
    ...oversized(grouping, sizes, ratios, inPlan),
    ...foldCounts.flatMap((count, fold) =>
      count === 0 ? [{ code: "empty-fold" as const, fold: fold + 1 }] : [],
    ),
    ...grouping.merged.map((group) => ({ code: "merged-groups" as const, ...group })),
    ...grouping.followed.map((group) => ({ code: "followed-group" as const, ...group })),
  ];
  return ok({
    method,
    algorithmVersion,
    assignments,
    counts,
    folds: foldCounts,
    leftOut: tasks.length - inPlan,
    labels,
    divergence: divergenceOf(labels),
    warnings,
  });
}
