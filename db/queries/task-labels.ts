/** The index of the labels that tasks were given, filled beside the work (`lib/server/tasks/label-indexer.ts`). */
import { and, asc, count, eq, inArray, sql, sum } from "drizzle-orm";
import type { Db } from "../client/database";

export type TaskLabelRow = Db["t"]["taskLabel"]["$inferInsert"];
/** Stands for the annotator in rows of a resolution. */
export const OF_RESOLUTION = "";

export async function markLabelsStale(db: Db, { taskIds }: { taskIds: string[] }): Promise<void> {
  if (taskIds.length === 0) return;
  const { task } = db.t;
  await db.q.update(task).set({ labelsStale: true }).where(inArray(task.id, taskIds));
}

/** A project with marked tasks; undefined when there is none. */
export async function projectWithStaleLabels(db: Db): Promise<string | undefined> {
  const { task } = db.t;
  // As text, so that both planners match it to the partial index.
  const [row] = await db.q.select({ projectId: task.projectId }).from(task).where(sql`labels_stale`).limit(1);
  return row?.projectId;
}

/** The first marked tasks of a project, in task order. */
export async function staleLabelTasks(
  db: Db,
  { projectId, limit }: { projectId: string; limit: number },
): Promise<{ id: string; seq: number }[]> {
  const { task } = db.t;
  return db.q
    .select({ id: task.id, seq: task.seq })
    .from(task)
    .where(and(eq(task.projectId, projectId), sql`labels_stale`))
    .orderBy(asc(task.seq))
    .limit(limit);
}

/** What tells whether annotations or the resolution of a task have changed: how many there are, and how often they were. */
export async function labelStates(db: Db, { taskIds }: { taskIds: string[] }): Promise<Map<string, string>> {
  const { annotation, resolution } = db.t;
  const given = await db.q
    .select({ taskId: annotation.taskId, rows: count(), revisions: sum(annotation.revision) })
    .from(annotation)
    .where(inArray(annotation.taskId, taskIds))
    .groupBy(annotation.taskId);
  const decided = await db.q
    .select({ taskId: resolution.taskId, revision: resolution.revision, updatedAt: resolution.updatedAt })
    .from(resolution)
    .where(inArray(resolution.taskId, taskIds));
  const states = new Map(given.map((row) => [row.taskId, `${row.rows}/${row.revisions}`]));
  for (const { taskId, revision, updatedAt } of decided)
    states.set(taskId, `${states.get(taskId) ?? ""} ${revision}/${updatedAt}`);
  return states;
}

/** Replaces the rows of some tasks and clears their marks. The caller has locked the tasks. */
export async function replaceTaskLabels(
  db: Db,
  { taskIds, rows }: { taskIds: string[]; rows: TaskLabelRow[] },
): Promise<void> {
  if (taskIds.length === 0) return;
  const { task, taskLabel } = db.t;
  await db.q.delete(taskLabel).where(inArray(taskLabel.taskId, taskIds));
  await db.raw.insertMany(taskLabel, rows);
  await db.q.update(task).set({ labelsStale: false }).where(inArray(task.id, taskIds));
}

/** The rows of one annotator, or of the resolution, of some tasks. */
export async function labelsOfTasks(db: Db, { taskIds }: { taskIds: string[] }): Promise<TaskLabelRow[]> {
  if (taskIds.length === 0) return [];
  const { taskLabel } = db.t;
  return db.q
    .select()
    .from(taskLabel)
    .where(inArray(taskLabel.taskId, taskIds))
    .orderBy(asc(taskLabel.taskId), asc(taskLabel.userId), asc(taskLabel.key));
}
