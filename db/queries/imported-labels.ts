/** Labels that imports bring: what tasks have already, so that nothing comes in twice, and how to take them back. */
import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../client/database";
import { isListed, listOf } from "../client/prepared";
import { deleteGoldAnswers } from "./gold";
import { markSettled } from "./settled-units";
import { markLabelsStale } from "./task-labels";
import { WORKED_ON, workedOnValues } from "./undo-import";

/** What the tasks have of labels, as `task user`, `task model` and the tasks with a final answer. */
export async function labelsThere(
  db: Db,
  { taskIds }: { taskIds: string[] },
): Promise<{ annotations: Set<string>; predictions: Set<string>; resolutions: Set<string> }> {
  const keys = async (sql: string) =>
    new Set(
      taskIds.length === 0
        ? []
        : (await db.raw.all<{ key: string }>(`${sql} ${isListed(db)}`, [listOf(db, taskIds)])).map(
            ({ key }) => key,
          ),
    );
  return {
    annotations: await keys(`select task_id || ' ' || user_id as "key" from annotation where task_id`),
    predictions: await keys(`select task_id || ' ' || model as "key" from prediction where task_id`),
    resolutions: await keys(`select task_id as "key" from resolution where task_id`),
  };
}

/** `sinceMs`: only labels of tasks that nobody has worked on since then; left out, all of them. */
type Import = { projectId: string; jobId: string; limit: number; sinceMs?: number | undefined };

/** The tasks of some of the labels that an import has brought, up to `limit` of each sort. */
export async function tasksWithImportedLabels(db: Db, wanted: Import): Promise<string[]> {
  const found = await importedLabels(db, wanted);
  return [
    ...new Set([...found.annotations, ...found.predictions, ...found.resolutions].map((row) => row.taskId)),
  ];
}

type Imported = { id: string; taskId: string };

async function importedLabels(db: Db, { projectId, jobId, limit, sinceMs }: Import) {
  const isSpared = sinceMs === undefined ? "" : ` and not ${WORKED_ON("l.task_id")}`;
  const since = sinceMs === undefined ? [] : workedOnValues({ jobId, sinceMs });
  const rows = <T extends Imported>(table: string, columns: string) =>
    db.raw.all<T>(
      `select ${columns}, task_id as "taskId" from ${table} l
       where import_job_id = ? and project_id = ?${isSpared} order by task_id limit ?`,
      [jobId, projectId, ...since, limit],
    );
  return {
    annotations: await rows<Imported & { userId: string; state: string; submittedAt: number | null }>(
      "annotation",
      'id, user_id as "userId", state, submitted_at as "submittedAt"',
    ),
    predictions: await rows("prediction", "id"),
    resolutions: await rows("resolution", "task_id as id"),
  };
}

/**
 * Deletes some of what an import has brought for tasks that were there before, up to `limit` of each sort. What was changed
 * since is no longer the import's. The caller has locked the tasks.
 * @returns the annotations that are gone, and whether there may be more of anything
 */
export async function deleteImportedLabels(db: Db, wanted: Import) {
  const { annotation, annotationRevision, comment, goldAnswer, prediction, resolution, review } = db.t;
  const found = await importedLabels(db, wanted);
  const idsOf = (rows: readonly Imported[]) => rows.map(({ id }) => id);
  const [annotations, predictions, resolutions] = [
    idsOf(found.annotations),
    idsOf(found.predictions),
    idsOf(found.resolutions),
  ];
  if (annotations.length > 0) {
    await db.q.delete(annotationRevision).where(inArray(annotationRevision.annotationId, annotations));
    await db.q.delete(review).where(inArray(review.annotationId, annotations));
    await db.q.delete(comment).where(inArray(comment.annotationId, annotations));
    await db.q.delete(annotation).where(inArray(annotation.id, annotations));
  }
  if (predictions.length > 0) await db.q.delete(prediction).where(inArray(prediction.id, predictions));
  if (resolutions.length > 0) {
    await db.q.delete(resolution).where(inArray(resolution.taskId, resolutions));
    await markSettled(db, { taskIds: resolutions });
    const gold = await db.q
      .select({ taskId: goldAnswer.taskId })
      .from(goldAnswer)
      .where(and(inArray(goldAnswer.taskId, resolutions), eq(goldAnswer.importJobId, wanted.jobId)));
    await deleteGoldAnswers(db, { taskIds: gold.map(({ taskId }) => taskId) });
  }
  await markLabelsStale(db, { taskIds: resolutions });
  return {
    gone: found.annotations.map(({ submittedAt, ...row }) => ({
      ...row,
      submittedAt: submittedAt === null ? null : Number(submittedAt),
    })),
    isMore: [annotations, predictions, resolutions].some((ids) => ids.length === wanted.limit),
  };
}
