/**
 * Leases: which task is open for which annotator, and until when. A caller that changes a lease recounts its task
 * (queue).
 */
import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, listOf, place, prepared } from "../client/prepared";
import { lockFreeTasks, lockTasks } from "./task-locks";

type Who = { projectId: string; userId: string };
type Own = { taskId: string; userId: string };
type TaskId = { taskId: string };
type Due = { projectId: string; nowMs: number };

const deleteDue = prepared<Due, TaskId[]>(({ q, t: { lease } }) =>
  q
    .delete(lease)
    .where(and(eq(lease.projectId, place("projectId")), lte(lease.expiresAt, place("nowMs"))))
    .returning({ taskId: lease.taskId }),
);

const dueTasks = prepared<Due, TaskId[]>(({ q, t: { lease } }) =>
  q
    .select({ taskId: lease.taskId })
    .from(lease)
    .where(and(eq(lease.projectId, place("projectId")), lte(lease.expiresAt, place("nowMs")))),
);

const deleteDueOf = prepared<{ taskIds: unknown; nowMs: number }, TaskId[]>((db) => {
  const { lease } = db.t;
  return db.q
    .delete(lease)
    .where(and(inPlace(db, lease.taskId, "taskIds"), lte(lease.expiresAt, place("nowMs"))))
    .returning({ taskId: lease.taskId });
});

/**
 * Removes leases that have run out and returns their tasks.
 * @param wait PostgreSQL only: also of tasks that another transaction is changing, instead of leaving them for next time
 */
export async function reapLeases(db: Db, { wait, ...due }: Due & { wait: boolean }): Promise<string[]> {
  if (db.dialect === "sqlite") return (await deleteDue(db, due)).map((row) => row.taskId);
  const known = (await dueTasks(db, due)).map((row) => row.taskId);
  if (wait) await lockTasks(db, { taskIds: known });
  const taskIds = wait ? known : await lockFreeTasks(db, { taskIds: known });
  if (taskIds.length === 0) return [];
  const rows = await deleteDueOf(db, { taskIds: listOf(db, taskIds), nowMs: due.nowMs });
  return rows.map((row) => row.taskId);
}

// Leases given together come in queue order, so that a second browser goes on where the first one stood.
const leasesOf = prepared<Who, TaskId[]>(({ q, t: { lease, task } }) =>
  q
    .select({ taskId: lease.taskId })
    .from(lease)
    .innerJoin(task, eq(task.id, lease.taskId))
    .where(and(eq(lease.projectId, place("projectId")), eq(lease.userId, place("userId"))))
    .orderBy(asc(lease.createdAt), asc(task.queueRank)),
);

export async function leasedTasks(db: Db, { projectId, userId }: Who): Promise<string[]> {
  const rows = await leasesOf(db, { projectId, userId });
  return rows.map((row) => row.taskId);
}

type LeaseRow = { projectId: string; taskId: string; userId: string; createdAt: number; expiresAt: number };

const insertLease = prepared<LeaseRow, unknown>(({ q, t: { lease } }) =>
  q
    .insert(lease)
    .values({
      projectId: place("projectId"),
      taskId: place("taskId"),
      userId: place("userId"),
      createdAt: place("createdAt"),
      expiresAt: place("expiresAt"),
    })
    .onConflictDoUpdate({
      target: [lease.taskId, lease.userId],
      set: { expiresAt: sql`excluded.expires_at` },
    }),
);

export async function insertLeases(db: Db, rows: LeaseRow[]): Promise<void> {
  for (const row of rows) await insertLease(db, row);
}

/** Renews the annotator's leases on these tasks; returns the tasks whose lease still existed. */
export async function renewLeases(
  db: Db,
  { userId, taskIds, expiresAt }: { userId: string; taskIds: string[]; expiresAt: number },
): Promise<string[]> {
  if (taskIds.length === 0) return [];
  const { lease } = db.t;
  const rows = await db.q
    .update(lease)
    .set({ expiresAt })
    .where(and(eq(lease.userId, userId), inArray(lease.taskId, taskIds)))
    .returning({ taskId: lease.taskId });
  return rows.map((row) => row.taskId);
}

const leaseOf = prepared<Own, { expiresAt: number }[]>(({ q, t: { lease } }) =>
  q
    .select({ expiresAt: lease.expiresAt })
    .from(lease)
    .where(and(eq(lease.taskId, place("taskId")), eq(lease.userId, place("userId"))))
    .limit(1),
);

export async function findLease(db: Db, own: Own): Promise<{ expiresAt: number } | undefined> {
  const [row] = await leaseOf(db, own);
  return row;
}

const endLease = prepared<Own, TaskId[]>(({ q, t: { lease } }) =>
  q
    .delete(lease)
    .where(and(eq(lease.taskId, place("taskId")), eq(lease.userId, place("userId"))))
    .returning({ taskId: lease.taskId }),
);

// The condition stands in the statement: PostgreSQL checks it again when a renewal has just been committed.
const endLeaseAt = prepared<Own & { until: number }, TaskId[]>(({ q, t: { lease } }) =>
  q
    .delete(lease)
    .where(
      and(
        eq(lease.taskId, place("taskId")),
        eq(lease.userId, place("userId")),
        eq(lease.expiresAt, place("until")),
      ),
    )
    .returning({ taskId: lease.taskId }),
);

/** @param until Unix ms: one that ends at another time is left; undefined: whenever it ends */
export async function deleteLease(db: Db, own: Own, until?: number): Promise<boolean> {
  const ended = until === undefined ? await endLease(db, own) : await endLeaseAt(db, { ...own, until });
  return ended.length > 0;
}

/** Tasks on which the annotator has a lease or an assignment. */
export async function tasksPromisedTo(db: Db, { projectId, userId }: Who): Promise<string[]> {
  const { lease, assignment } = db.t;
  const found = new Set<string>();
  for (const table of [lease, assignment]) {
    const rows = await db.q
      .select({ taskId: table.taskId })
      .from(table)
      .where(and(eq(table.projectId, projectId), eq(table.userId, userId)));
    for (const row of rows) found.add(row.taskId);
  }
  return [...found];
}

/** Deletes all leases of the annotator in the project; returns the tasks. */
export async function deleteLeasesOf(db: Db, { projectId, userId }: Who): Promise<string[]> {
  const { lease, assignment } = db.t;
  const mine = await db.q
    .delete(lease)
    .where(and(eq(lease.projectId, projectId), eq(lease.userId, userId)))
    .returning({ taskId: lease.taskId });
  const promised = await db.q
    .delete(assignment)
    .where(and(eq(assignment.projectId, projectId), eq(assignment.userId, userId)))
    .returning({ taskId: assignment.taskId });
  return [...new Set([...mine, ...promised].map((row) => row.taskId))];
}
