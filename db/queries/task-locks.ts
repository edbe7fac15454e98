/**
 * Locks on several tasks at once, for PostgreSQL; SQLite has one writer anyway. Rules that keep a task's counts right:
 * - The project first, where it is locked at all (`lockProjectRow`, `holdSchemaVersion`), then its tasks.
 * - A transaction that recounts a task locks it first, in a statement of its own. At READ COMMITTED an UPDATE that
 *   waited for a row reads the new row, but everything else as it was before it waited, so that it would leave out the
 *   change it waited for.
 * - A transaction that waits for several tasks locks them in the order of their ids, so that no two wait for each
 *   other. One that holds a task already (a submit holds its own) skips locked tasks wherever that will do; where it
 *   will not, PostgreSQL ends one of two that wait for each other, and `write` runs it again.
 */
import { asc, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, listOf, prepared } from "../client/prepared";

const inOrderOfIds = (db: Db, where: SQL) => {
  const { task } = db.t;
  return db.q.select({ id: task.id }).from(task).where(where).orderBy(asc(task.id));
};

const listed = (db: Db) => inOrderOfIds(db, inPlace(db, db.t.task.id, "taskIds"));
const waiting = prepared<{ taskIds: unknown }, unknown>((db) => listed(db).for("update"));
const skipping = prepared<{ taskIds: unknown }, { id: string }[]>((db) =>
  listed(db).for("update", { skipLocked: true }),
);

/** Keeps other transactions from changing these tasks and their annotations until this transaction ends. */
export async function lockTasks(db: Db, { taskIds }: { taskIds: string[] }): Promise<void> {
  if (db.dialect === "postgres" && taskIds.length > 0) await waiting(db, { taskIds: listOf(db, taskIds) });
}

/** Locks those of the tasks that no other transaction has locked, and returns them. */
export async function lockFreeTasks(db: Db, { taskIds }: { taskIds: string[] }): Promise<string[]> {
  if (db.dialect === "sqlite" || taskIds.length === 0) return taskIds;
  return (await skipping(db, { taskIds: listOf(db, taskIds) })).map((row) => row.id);
}

/** The same for all tasks of a project, before a change of all of them. */
export async function lockAllTasks(db: Db, { projectId }: { projectId: string }): Promise<void> {
  if (db.dialect !== "postgres") return;
  const rows = inOrderOfIds(db, eq(db.t.task.projectId, projectId)).for("update").as("locked");
  // Counted there, so that a hundred thousand ids need not come here.
  await db.q.select({ tasks: sql`count(*)` }).from(rows);
}
