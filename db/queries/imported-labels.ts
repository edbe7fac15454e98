/** Labels that imports bring: what tasks have already, so that nothing comes in twice, and how to take them back. */
import { inArray } from "drizzle-orm";
import type { Db } from "../client/database";
import { isListed, listOf } from "../client/prepared";

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

/**
 * Deletes some of what an import has brought for tasks that were there before, up to `limit` of each sort. An annotation that
 * was changed since is no longer the import's.
 * @returns the annotations that are gone, and whether there may be more of anything
 */
export async function deleteImportedLabels(
  db: Db,
  { jobId, limit }: { jobId: string; limit: number },
): Promise<{
  gone: { taskId: string; userId: string; state: string; submittedAt: number | null }[];
  isMore: boolean;
}> {
  const { annotation, annotationRevision, prediction, resolution, review } = db.t;
  const found = await db.raw.all<{
    id: string;
    taskId: string;
    userId: string;
    state: string;
    submittedAt: number | null;
  }>(
    `select id, task_id as "taskId", user_id as "userId", state, submitted_at as "submittedAt"
     from annotation where import_job_id = ? limit ?`,
    [jobId, limit],
  );
  const idsOf = async (table: string, id: string) =>
    (
      await db.raw.all<{ id: string }>(`select ${id} as id from ${table} where import_job_id = ? limit ?`, [
        jobId,
        limit,
      ])
    ).map((row) => row.id);
  const predictions = await idsOf("prediction", "id");
  const resolutions = await idsOf("resolution", "task_id");
  const ids = found.map(({ id }) => id);
  if (ids.length > 0) {
    await db.q.delete(annotationRevision).where(inArray(annotationRevision.annotationId, ids));
    await db.q.delete(review).where(inArray(review.annotationId, ids));
    await db.q.delete(annotation).where(inArray(annotation.id, ids));
  }
  if (predictions.length > 0) await db.q.delete(prediction).where(inArray(prediction.id, predictions));
  if (resolutions.length > 0) await db.q.delete(resolution).where(inArray(resolution.taskId, resolutions));
  const isMore = [found, predictions, resolutions].some((rows) => rows.length === limit);
  return {
    gone: found.map(({ id: _id, ...row }) => ({
      ...row,
      submittedAt: row.submittedAt === null ? null : Number(row.submittedAt),
    })),
    isMore,
  };
}
