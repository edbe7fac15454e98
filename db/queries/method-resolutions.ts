/**
 * Resolutions by method: what the last run of consensus found for tasks that nobody has decided. Decisions of people are in
 * `resolutions.ts` and go before these everywhere.
 */
import { and, asc, count, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, isListed, listOf, prepared } from "../client/prepared";
import { markSettled } from "./settled-units";

export type MethodResolutionRow = Db["t"]["methodResolution"]["$inferSelect"];
type Project = { projectId: string };
type Tasks = { taskIds: string[] };

export async function findMethodResolution(
  db: Db,
  { taskId }: { taskId: string },
): Promise<MethodResolutionRow | undefined> {
  const { methodResolution } = db.t;
  const [row] = await db.q
    .select()
    .from(methodResolution)
    .where(eq(methodResolution.taskId, taskId))
    .limit(1);
  return row;
}

const resolutionsIn = prepared<{ taskIds: unknown }, MethodResolutionRow[]>((db) => {
  const { methodResolution } = db.t;
  return db.q
    .select()
    .from(methodResolution)
    .where(inPlace(db, methodResolution.taskId, "taskIds"));
});

/** By task id, whether or not a person has decided meanwhile. */
export async function methodResolutionsOf(
  db: Db,
  { projectId, taskIds }: Project & Tasks,
): Promise<Map<string, MethodResolutionRow>> {
  if (taskIds.length === 0) return new Map();
  const rows = await resolutionsIn(db, { taskIds: listOf(db, taskIds) });
  return new Map(rows.filter((row) => row.projectId === projectId).map((row) => [row.taskId, row]));
}

/** Without documents, for lists. */
export async function methodStatesOf(
  db: Db,
  { taskIds }: Tasks,
): Promise<Map<string, Pick<MethodResolutionRow, "waitsFor" | "confidence" | "outdated">>> {
  if (taskIds.length === 0) return new Map();
  const { taskId, waitsFor, confidence, outdated } = db.t.methodResolution;
  const rows = await db.q
    .select({ taskId, waitsFor, confidence, outdated })
    .from(db.t.methodResolution)
    .where(inArray(taskId, taskIds));
  return new Map(rows.map(({ taskId: id, ...state }) => [id, state]));
}

/** Replaces those of the tasks. The caller has locked the tasks, and looked that nobody has decided them. */
export async function saveMethodResolutions(
  db: Db,
  rows: Db["t"]["methodResolution"]["$inferInsert"][],
): Promise<void> {
  const taskIds = rows.map(({ taskId }) => taskId);
  await dropRows(db, { taskIds });
  await db.raw.insertMany(db.t.methodResolution, rows);
  await markSettled(db, { taskIds });
}

async function dropRows(db: Db, { taskIds }: Tasks): Promise<void> {
  if (taskIds.length === 0) return;
  await db.raw.all(`delete from method_resolution where task_id ${isListed(db)}`, [listOf(db, taskIds)]);
}

export async function deleteMethodResolutions(db: Db, { taskIds }: Tasks): Promise<void> {
  await dropRows(db, { taskIds });
  await markSettled(db, { taskIds });
}

/** What they rest on has changed. */
export async function markAllOutdated(db: Db, { projectId }: Project): Promise<void> {
  const { methodResolution } = db.t;
  await db.q
    .update(methodResolution)
    .set({ outdated: true })
    .where(eq(methodResolution.projectId, projectId));
}

/** Some of what a run has written, found by its index. @returns how many were deleted, 0 at the end */
export async function deleteSomeOfRun(
  db: Db,
  { projectId, jobId, limit }: Project & { jobId: string; limit: number },
): Promise<number> {
  const { methodResolution } = db.t;
  const rows = await db.q
    .select({ id: methodResolution.taskId })
    .from(methodResolution)
    .where(and(eq(methodResolution.jobId, jobId), eq(methodResolution.projectId, projectId)))
    .limit(limit);
  await deleteMethodResolutions(db, { taskIds: rows.map(({ id }) => id) });
  return rows.length;
}

/** How many of what each run has written stand, by run. */
export async function countByRun(db: Db, { projectId }: Project): Promise<Map<string, number>> {
  const { methodResolution } = db.t;
  const rows = await db.q
    .select({ jobId: methodResolution.jobId, tasks: count() })
    .from(methodResolution)
    .where(eq(methodResolution.projectId, projectId))
    .groupBy(methodResolution.jobId);
  return new Map(rows.map(({ jobId, tasks }) => [jobId, tasks]));
}

/** How many tasks of the project a run has settled, how many wait for a person, and how many of both are outdated. */
export async function countStates(
  db: Db,
  { projectId }: Project,
): Promise<{ settled: number; waiting: number; outdated: number }> {
  const [row] = await db.raw.all<Record<"settled" | "waiting" | "outdated", number | string | null>>(
    `select sum(case when waits_for is null and not outdated then 1 else 0 end) as settled,
       sum(case when waits_for is not null then 1 else 0 end) as waiting,
       sum(case when outdated then 1 else 0 end) as outdated
     from method_resolution where project_id = ?`,
    [projectId],
  );
  return {
    settled: Number(row?.settled ?? 0),
    waiting: Number(row?.waiting ?? 0),
    outdated: Number(row?.outdated ?? 0),
  };
}

/** How many tasks wait for a person, counted up to `most`. */
export async function countWaiting(db: Db, { projectId, most }: Project & { most: number }): Promise<number> {
  const [row] = await db.raw.all<{ tasks: number | string }>(
    `select count(*) as tasks from (select 1 as one from method_resolution
     where project_id = ? and waits_for is not null limit ?) as found`,
    [projectId, most],
  );
  return Number(row?.tasks ?? 0);
}

/** What was submitted to some tasks, with what tells whether it has changed; by task and annotator. */
export async function votesOfTasks(db: Db, { projectId, taskIds }: Project & Tasks) {
  if (taskIds.length === 0) return [];
  const { annotation } = db.t;
  return db.q
    .select({
      taskId: annotation.taskId,
      userId: annotation.userId,
      document: annotation.document,
      schemaVersion: annotation.schemaVersion,
      submittedAt: annotation.submittedAt,
      revision: annotation.revision,
      updatedAt: annotation.updatedAt,
    })
    .from(annotation)
    .where(
      and(eq(annotation.projectId, projectId), inPlaceOf(db, taskIds), eq(annotation.state, "submitted")),
    )
    .orderBy(asc(annotation.taskId), asc(annotation.userId));
}

const inPlaceOf = (db: Db, taskIds: string[]) =>
  db.dialect === "postgres"
    ? inArray(db.t.annotation.taskId, taskIds)
    : sql`${db.t.annotation.taskId} in (select value from json_each(${JSON.stringify(taskIds)}))`;

/** Tells of the submitted annotations of a task whether one has come, gone or changed. */
export const voteState = (rows: readonly { revision: number; updatedAt: number }[]): string =>
  [
    rows.length,
    rows.reduce((sum, { revision }) => sum + revision, 0),
    Math.max(0, ...rows.map(({ updatedAt }) => updatedAt)),
  ].join("/");

/** By task, as `voteState` tells it of those submitted now. */
export async function voteStates(db: Db, { taskIds }: Tasks): Promise<Map<string, string>> {
  if (taskIds.length === 0) return new Map();
  const rows = await db.raw.all<Record<"id" | "given" | "revisions" | "latest", string | number>>(
    `select task_id as id, count(*) as given, sum(revision) as revisions, max(updated_at) as latest from annotation
     where task_id ${isListed(db)} and state = 'submitted' group by task_id`,
    [listOf(db, taskIds)],
  );
  return new Map(
    rows.map(({ id, given, revisions, latest }) => [String(id), `${given}/${revisions}/${latest}`]),
  );
}

/** Tasks in their order, for walks over a whole project. */
export async function walkTaskIds(
  db: Db,
  { projectId, afterSeq, limit }: Project & { afterSeq: number; limit: number },
): Promise<{ id: string; seq: number; preview: string }[]> {
  const { task } = db.t;
  return db.q
    .select({ id: task.id, seq: task.seq, preview: task.preview })
    .from(task)
    .where(and(eq(task.projectId, projectId), gt(task.seq, afterSeq)))
    .orderBy(asc(task.seq))
    .limit(limit);
}
