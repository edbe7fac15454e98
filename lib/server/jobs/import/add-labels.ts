/** Stores the labels of a batch of rows, in the transaction that adds their tasks. */
import type { Db } from "@/db/client/database";
import { saveGoldAnswers } from "@/db/queries/gold";
import { deleteImportedLabels, labelsThere, tasksWithImportedLabels } from "@/db/queries/imported-labels";
import { addSubmitted } from "@/db/queries/members";
import { deleteMethodResolutions } from "@/db/queries/method-resolutions";
import { recountLocked } from "@/db/queries/queue";
import type { ResolutionRow } from "@/db/queries/resolutions";
import { markLabelsStale } from "@/db/queries/task-labels";
import { lockTasks } from "@/db/queries/task-locks";
import { localDay } from "@/lib/core/local-day";
import { fromResolution } from "../../gold/gold-answers";
import { importedPerson } from "../../members/imported-people";
import { type AnnotationInsert, annotationRows, type RevisionInsert } from "./annotation-rows";
import type { ImportCheckpoint, ImportRun } from "./import-run";
import type { ReadyLabels } from "./row-labels";

export type TaskLabels = { taskId: string; labels: readonly ReadyLabels[] };
export type LabelCounts = Pick<
  ImportCheckpoint,
  "annotations" | "predictions" | "finalAnswers" | "labelsThere"
>;

/** Days are counted by the clock of an annotator, and those of a file have none. */
const TIME_ZONE = "UTC";

/** The accounts of the people whose labels are in the batch, by name. */
async function peopleOf(
  db: Db,
  { services, job }: ImportRun,
  batch: readonly TaskLabels[],
): Promise<Map<string, string>> {
  const people = new Map<string, string>();
  for (const { labels } of batch)
    for (const { as, by } of labels)
      if (as === "annotation" && !people.has(by))
        people.set(by, await importedPerson(services, db, job.projectId, by));
  return people;
}

/**
 * Labels of a person, a model or as the final answer, each at most once for a task: what the task has already stays as it is,
 * so that the same file can be imported again.
 * @param schemaVersion of the label schema that the labels were checked against
 */
export async function addLabels(
  db: Db,
  run: ImportRun,
  batch: readonly TaskLabels[],
  schemaVersion: number,
): Promise<Required<LabelCounts>> {
  const counts = { annotations: 0, predictions: 0, finalAnswers: 0, labelsThere: 0 };
  const labeled = batch.filter(({ labels }) => labels.length > 0);
  if (labeled.length === 0) return counts;
  const { services, job, payload } = run;
  const { projectId } = job;
  const taskIds = labeled.map(({ taskId }) => taskId);
  await lockTasks(db, { taskIds });
  const there = await labelsThere(db, { taskIds });
  const people = await peopleOf(db, run, labeled);
  const nowMs = services.now();
  const annotations: AnnotationInsert[] = [];
  const revisions: RevisionInsert[] = [];
  const predictions: Db["t"]["prediction"]["$inferInsert"][] = [];
  const resolutions: ResolutionRow[] = [];
  /** Whether it is new; from then on it is there. */
  const isNew = (known: Set<string>, key: string) => {
    if (known.size === known.add(key).size) counts.labelsThere++;
    else return true;
    return false;
  };
  for (const { taskId, labels } of labeled)
    for (const given of labels) {
      const { as, by, document, score } = given;
      if (as === "prediction") {
        if (isNew(there.predictions, `${taskId} ${by}`))
          predictions.push({
            id: services.newId(),
            projectId,
            taskId,
            schemaVersion,
            importJobId: job.id,
            model: by,
            document,
            score,
            createdBy: job.createdBy,
            createdAt: nowMs,
          });
        continue;
      }
      if (as === "gold") {
        if (isNew(there.resolutions, taskId))
          resolutions.push({
            projectId,
            taskId,
            schemaVersion,
            importJobId: job.id,
            revision: 1,
            document,
            method: "edited",
            annotationId: null,
            annotationRevision: null,
            ruleId: null,
            undecidable: null,
            note: payload.fileName,
            resolvedBy: job.createdBy,
            createdAt: nowMs,
            updatedAt: nowMs,
          });
        continue;
      }
      const userId = people.get(by) ?? "";
      if (!isNew(there.annotations, `${taskId} ${userId}`)) continue;
      const ids = { id: services.newId(), projectId, taskId, userId, schemaVersion, importJobId: job.id };
      const state = given.isSkip ? "skipped" : "submitted";
      const rows = annotationRows(ids, { ...given, state }, nowMs);
      annotations.push(rows.annotation);
      revisions.push(rows.revision);
    }
  await db.raw.insertMany(db.t.annotation, annotations);
  await db.raw.insertMany(db.t.annotationRevision, revisions);
  await db.raw.insertMany(db.t.prediction, predictions);
  await db.raw.insertMany(db.t.resolution, resolutions);
  if (payload.mapping.labels?.mixIn)
    await saveGoldAnswers(
      db,
      // Of a decision its note says where it is from; beside a gold answer annotators would read it as the reason.
      resolutions.map((row) => ({
        ...fromResolution(row, { revision: 1, createdBy: job.createdBy, nowMs }),
        note: "",
      })),
    );
  await deleteMethodResolutions(db, { taskIds: resolutions.map(({ taskId }) => taskId) });
  await countSubmitted(db, projectId, annotations, 1);
  const answered = [...new Set(annotations.map(({ taskId }) => taskId))];
  await recountLocked(db, { taskIds: answered, markStale: true });
  await markLabelsStale(db, { taskIds: resolutions.map(({ taskId }) => taskId) });
  return {
    ...counts,
    annotations: annotations.length,
    predictions: predictions.length,
    finalAnswers: resolutions.length,
  };
}

type Counted = { userId: string; state: string; submittedAt?: number | null };

/** Adds the annotations to the counters of their annotators, or takes them off. */
async function countSubmitted(
  db: Db,
  projectId: string,
  annotations: readonly Counted[],
  sign: 1 | -1,
): Promise<void> {
  const byDay = new Map<string, { userId: string; day: number; change: number }>();
  for (const { userId, state, submittedAt } of annotations) {
    if (state !== "submitted") continue;
    const day = localDay(submittedAt ?? 0, TIME_ZONE);
    const key = `${userId} ${day}`;
    const known = byDay.get(key);
    byDay.set(key, { userId, day, change: (known?.change ?? 0) + sign });
  }
  for (const one of [...byDay.values()].toSorted((a, b) => a.day - b.day))
    await addSubmitted(db, { projectId, ...one, zone: TIME_ZONE });
}

/** Takes back labels that an import has brought for tasks that stay. @returns whether there may be more */
export async function takeBackLabels(
  db: Db,
  wanted: { projectId: string; jobId: string; limit: number; sinceMs?: number },
): Promise<boolean> {
  await lockTasks(db, { taskIds: await tasksWithImportedLabels(db, wanted) });
  const { gone, isMore } = await deleteImportedLabels(db, wanted);
  await countSubmitted(db, wanted.projectId, gone, -1);
  await recountLocked(db, { taskIds: [...new Set(gone.map(({ taskId }) => taskId))], markStale: true });
  return isMore;
}
