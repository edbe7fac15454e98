/** The split of a release and what it holds: the same for the preview and for the frozen release. */
import { countCovered } from "@/db/queries/exclusions";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { ReleaseCounts, ReleasePlan } from "@/lib/contracts/releases";
import { invalid } from "@/lib/core/app-error";
import { canonicalJson } from "@/lib/core/canonical-json";
import { groupBy } from "@/lib/core/group-by";
import { say } from "@/lib/core/message";
import { valuesOf } from "@/lib/labels/closed-values";
import type { LabelNames } from "@/lib/labels/label-names";
import type { LabelSchema } from "@/lib/labels/schema";
import { shownContent } from "@/lib/labels/shown-content";
import { splitInField } from "@/lib/split/column-split";
import { groupInField, type PlannedSplit, type PlanTask, planSplit } from "@/lib/split/plan-split";
import { SPLITS, type Split, strictest } from "@/lib/split/ratios";
import { ALL_SPLITS, type SplitSet, splitSet } from "@/lib/split/split-set";
import { timeInField } from "@/lib/split/time-split";
import { sha256Hex } from "../sha256";
import type { Reason } from "./choose-labels";
import { duplicateWarnings } from "./duplicate-warnings";
import { planDates } from "./plan-dates";
import { addRemoved, noRemoved, removedWarnings } from "./removed-labels";
import { noBalanceIn, noSplitIn, noTimeIn } from "./require-plan-fields";
import { type ReleaseSource, type Selected, selectTasks } from "./select-tasks";
import { toWarnings } from "./split-warnings";
import { addTies, noTies, tieWarnings } from "./tie-warnings";

/** Keys of what is counted per split: `controlId/labelId`; ratings count as labels of their control. */
function labelKeys(schema: LabelSchema, documents: AnnotationDocument[]): string[] {
  const keys: string[] = [];
  for (const { answers, regions, relations } of documents) {
    for (const control of schema.controls) {
      const answer = answers[control.id];
      if (answer !== undefined && valuesOf(control).length > 0)
        keys.push(...[answer].flat().map((value) => `${control.id}/${value}`));
    }
    for (const region of regions) keys.push(...region.labels.map((label) => `${region.control}/${label}`));
    for (const relation of relations) keys.push(`${relation.control}/${relation.label}`);
  }
  return keys;
}

/** The splits that the policies of the plan leave open for a task. */
function openSplits({ policies }: ReleasePlan, { task, decided, agreement }: Selected): SplitSet {
  if (!policies) return ALL_SPLITS;
  const { testOnlyDecided, goldNotInTrain, minAgreement = {} } = policies;
  return splitSet(
    SPLITS.filter(
      (split) =>
        !(split === "test" && testOnlyDecided && decided === null) &&
        !(split === "train" && goldNotInTrain && (task.gold || decided === "import")) &&
        agreement >= (minAgreement[split] ?? 0),
    ),
  );
}

/** By task number, the split that was chosen by hand. */
function byHandOf({ byHand = [] }: ReleasePlan): ReadonlyMap<number, Split> {
  const chosen = new Map<number, Split>();
  for (const { tasks, split } of byHand)
    for (const seq of tasks) chosen.set(seq, strictest(split, chosen.get(seq) ?? null));
  return chosen;
}

function toPlanTask(
  { schema, plan, duplicates }: ReleaseSource,
  selected: Selected,
  byHand: ReadonlyMap<number, Split>,
): PlanTask {
  const { task, images, answers, chosen, released, wasTest } = selected;
  const pictures = new Map(images.map(({ field, asset }) => [field, asset.sha256]));
  const cluster = plan.keepDuplicates ? (duplicates.clusters.get(task.seq) ?? null) : null;
  const documents = chosen ? [chosen.labels] : answers.map((row) => row.document);
  const labels = labelKeys(schema, documents);
  return {
    id: task.id,
    groupKey: task.groupKey,
    contentHash: sha256Hex(canonicalJson(shownContent(schema, task.data, pictures))),
    fieldGroup: plan.groupField === undefined ? null : groupInField(task.data, plan.groupField),
    labels,
    ...(plan.balanceBy && { strata: strataOf(plan.balanceBy, labels, task.data) }),
    ...(plan.method === "time" && {
      at: plan.timeField === undefined ? task.createdAt : timeInField(task.data, plan.timeField),
    }),
    ...(plan.splitField !== undefined && { given: splitInField(task.data, plan.splitField) }),
    // A near-duplicate of what is tested on: where it was ever in test, its group goes there.
    released: cluster !== null && wasTest && released !== null ? "test" : released,
    wasTest,
    allowed: openSplits(plan, selected),
    byHand: byHand.get(task.seq) ?? null,
    cluster,
    strictest: wasTest ? "test" : released,
  };
}

/** Keys of labels of the questions, and the value of the field; of both, their combinations. */
function strataOf(
  { controls, field }: NonNullable<ReleasePlan["balanceBy"]>,
  labels: readonly string[],
  data: Record<string, unknown>,
): string[] {
  const own = controls && labels.filter((key) => controls.includes(key.split("/")[0] ?? ""));
  if (field === undefined) return own ?? [...labels];
  const value = JSON.stringify([field, groupInField(data, field)]);
  return own ? own.map((key) => `${key} ${value}`) : [value];
}

type LabelCounts = ReleaseCounts["labels"];

/** In the order of the schema; what it no longer has comes last. */
function bySchema(schema: LabelSchema): (a: string, b: string) => number {
  const places = new Map<string, number>();
  for (const control of schema.controls) {
    for (const { id } of valuesOf(control)) places.set(`${control.id}/${id}`, places.size);
  }
  const placeOf = (key: string) => places.get(key) ?? places.size;
  return (a, b) => placeOf(a) - placeOf(b);
}

function countLabels({ schema, names }: ReleaseSource, labels: PlannedSplit["labels"]): LabelCounts {
  const nameOf = inWords(names);
  const order = bySchema(schema);
  const byLabel = [...groupBy(labels, (share) => share.label)].sort(([a], [b]) => order(a, b));
  return byLabel.map(([key, shares]) => {
    const [control = "", label = ""] = key.split("/");
    const at = (split: string) => shares.find((share) => share.split === split)?.count ?? 0;
    const counts = { train: at("train"), validation: at("validation"), test: at("test") };
    const total = counts.train + counts.validation + counts.test;
    return { control, label, name: nameOf(key), counts, total };
  });
}

const inWords = (names: LabelNames) => (key: string) => {
  const [control = "", label = ""] = key.split("/");
  return names.has(control) ? `${names.get(control)} › ${names.get(key) ?? label}` : key;
};

/** Excluded annotators under numbers of their own: a release names no user. */
async function exclusionsOf({
  db,
  counter,
}: ReleaseSource): Promise<NonNullable<ReleaseCounts["exclusions"]>> {
  const numbers = new Map<string, number>();
  const told: NonNullable<ReleaseCounts["exclusions"]> = [];
  for (const { id, userId, fromMs, untilMs, reason } of counter.exclusions) {
    const number = numbers.get(userId) ?? numbers.size + 1;
    numbers.set(userId, number);
    const annotations = await countCovered(db, { id });
    told.push({ annotator: `excluded-${number}`, from: fromMs, until: untilMs, reason, annotations });
  }
  return told;
}

/** By time and by column: a field that says nothing of any task is the wrong one. */
function requireMethodField(
  { method, timeField, splitField }: ReleasePlan,
  tasks: readonly PlanTask[],
): void {
  if (method === "column" && splitField === undefined)
    throw invalid("splitField", say("releases.needsSplitField"));
  if (tasks.length === 0) return;
  if (method === "time" && timeField !== undefined && tasks.every(({ at }) => at === null))
    throw noTimeIn(timeField);
  if (method === "column" && splitField !== undefined && tasks.every(({ given }) => given === null))
    throw noSplitIn(splitField);
}

export type PlannedRelease = {
  /** One for each task that is in, in task order. */
  assignments: PlannedSplit["assignments"];
  summary: ReleaseCounts;
  algorithmVersion: string;
};

/**
 * @param onProgress called with the number of tasks looked at
 * @throws AppError `invalid_input` for impossible ratios and dates, a group field in which no task names a group, and a field of times or
 *   splits in which no task has one
 */
export async function planRelease(
  source: ReleaseSource,
  onProgress?: (done: number) => Promise<void>,
): Promise<PlannedRelease> {
  const { schema, plan } = source;
  const { timeCuts } = planDates(plan);
  const tasks: PlanTask[] = [];
  const seqs: number[] = [];
  const excluded = new Map<Reason, number>();
  const ties = noTies();
  const removed = noRemoved();
  const byHand = byHandOf(plan);
  const answerCounts: number[] = [];
  let seen = 0;
  let foundByHand = 0;
  const { method: wanted, balanceBy } = plan;
  const balanceField = wanted === "balanced" ? balanceBy?.field : undefined;
  let hasBalanceField = false;
  for await (const page of selectTasks(source)) {
    for (const selected of page) {
      if (typeof selected === "string") {
        excluded.set(selected, (excluded.get(selected) ?? 0) + 1);
        continue;
      }
      if (selected.chosen) {
        addTies(ties, selected.chosen);
        if (selected.chosen.labelsFrom !== "resolution") addRemoved(removed, schema, selected.answers);
      }
      answerCounts.push(selected.answers.length);
      if (byHand.has(selected.task.seq)) foundByHand++;
      hasBalanceField ||=
        balanceField !== undefined && groupInField(selected.task.data, balanceField) !== null;
      tasks.push(toPlanTask(source, selected, byHand));
      seqs.push(selected.task.seq);
    }
    seen += page.length;
    await onProgress?.(seen);
  }
  const { seed, ratios, groupField = null, method, folds } = plan;
  requireMethodField(plan, tasks);
  if (balanceField !== undefined && tasks.length > 0 && !hasBalanceField) throw noBalanceIn(balanceField);
  const planned = planSplit(tasks, { seed, ratios, groupField, method, timeCuts, folds });
  if (!planned.ok) throw planned.error;
  const { assignments, counts, labels, divergence, warnings, algorithmVersion, leftOut } = planned.value;
  if (leftOut > 0) excluded.set("no-split-open", leftOut);
  const byHandLeftOut = assignments.filter(
    ({ split }, i) => split === null && byHand.has(seqs[i] as number),
  ).length;
  const nameOf = inWords(source.names);
  const summary: ReleaseCounts = {
    tasks: tasks.length - leftOut,
    annotations: assignments.reduce(
      (sum, { split }, i) => sum + (split === null ? 0 : (answerCounts[i] ?? 0)),
      0,
    ),
    groups: new Set(assignments.flatMap(({ group, split }) => (split === null ? [] : group))).size,
    method: planned.value.method,
    splits: counts,
    ...(folds !== undefined && { folds: planned.value.folds }),
    labels: countLabels(source, labels),
    excluded: [...excluded].map(([reason, count]) => ({ reason, count })),
    exclusions: await exclusionsOf(source),
    divergence: Math.max(0, ...Object.values(divergence).map((value) => value ?? 0)),
    warnings: [
      ...toWarnings(warnings, nameOf),
      ...(byHandLeftOut > 0
        ? [{ code: "by-hand-left-out", params: { tasks: byHandLeftOut, of: byHand.size } }]
        : []),
      ...(foundByHand < byHand.size
        ? [{ code: "by-hand-missing", params: { tasks: byHand.size - foundByHand, of: byHand.size } }]
        : []),
      ...(await duplicateWarnings(source, seqs, assignments)),
      ...tieWarnings(ties),
      ...removedWarnings(removed),
    ],
  };
  return { assignments, summary, algorithmVersion };
}
