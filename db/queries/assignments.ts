/** Assignments and leases of several tasks at once, for bulk actions. A caller that changes them recounts the tasks. */
import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "../client/database";

export type AssignmentRow = Db["t"]["assignment"]["$inferSelect"];
type Tasks = { taskIds: string[] };

/** @param onlyOpen without those whose annotator has submitted or skipped */
export async function assignmentsOf(
  db: Db,
  { taskIds, userId, onlyOpen = false }: Tasks & { userId?: string; onlyOpen?: boolean },
): Promise<AssignmentRow[]> {
  if (taskIds.length === 0) return [];
  const { assignment } = db.t;
  return db.q
    .select()
    .from(assignment)
    .where(
      and(
        inArray(assignment.taskId, taskIds),
        userId === undefined ? undefined : eq(assignment.userId, userId),
        onlyOpen ? eq(assignment.done, false) : undefined,
      ),
    );
}

export async function deleteOpenAssignments(db: Db, { taskIds }: Tasks): Promise<void> {
  if (taskIds.length === 0) return;
  const { assignment } = db.t;
  await db.q.delete(assignment).where(and(inArray(assignment.taskId, taskIds), eq(assignment.done, false)));
}

/** @returns the tasks that were leased */
export async function deleteLeasesOn(db: Db, { taskIds }: Tasks): Promise<string[]> {
  if (taskIds.length === 0) return [];
  const { lease } = db.t;
  const gone = await db.q
    .delete(lease)
    .where(inArray(lease.taskId, taskIds))
    .returning({ taskId: lease.taskId });
  return gone.map(({ taskId }) => taskId);
}

/** Puts assignments back as they stood, except where there is one again. */
export async function restoreAssignments(db: Db, rows: AssignmentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.q.insert(db.t.assignment).values(rows).onConflictDoNothing();
}

export async function setAssignment(db: Db, { taskId, userId, done, rank }: AssignmentRow): Promise<void> {
  const { assignment } = db.t;
  await db.q
    .update(assignment)
    .set({ done, rank })
    .where(and(eq(assignment.taskId, taskId), eq(assignment.userId, userId)));
}
