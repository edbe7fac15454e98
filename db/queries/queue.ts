/**
 * Handing out tasks. `open_slots` on the task is what makes it quick: a partial index holds only tasks that still need
 * somebody, in queue order. It is recomputed from answers, leases and assignments whenever one of them changes.
 */
import { and, asc, eq, exists, gt, inArray, lte, not, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, listOf, place, prepared } from "../client/prepared";
import { lockAllTasks, lockFreeTasks, lockTasks } from "./task-locks";

type Who = { projectId: string; userId: string };

/** Recomputes counts, open slots and status of tasks from their answers, leases and assignments. */
export async function recountTasks(db: Db, { taskIds }: { taskIds: string[] }): Promise<void> {
  if (taskIds.length === 0) return;
  await lockTasks(db, { taskIds });
  await recountById(db, { taskIds: listOf(db, taskIds) });
}

const recountById = prepared<{ taskIds: unknown }, unknown>((db) =>
  recount(db, inPlace(db, db.t.task.id, "taskIds")),
);

export async function recountAll(db: Db, { projectId }: { projectId: string }): Promise<void> {
  await lockAllTasks(db, { projectId });
  await recount(db, eq(db.t.task.projectId, projectId));
}

function recount(db: Db, where: SQL) {
  const { task } = db.t;
  const answers = sql`(select count(*) from annotation a where a.task_id = ${task.id} and a.state = 'submitted')`;
  const skips = sql`(select count(*) from annotation a where a.task_id = ${task.id} and a.state = 'skipped')`;
  const leases = sql`(select count(*) from lease l where l.task_id = ${task.id})`;
  // An assignment holds a place until its person has a lease or an answer, which then hold it instead.
  const promised = sql`(select count(*) from assignment s where s.task_id = ${task.id}
    and not exists (select 1 from lease l where l.task_id = s.task_id and l.user_id = s.user_id)
    and not exists (select 1 from annotation a where a.task_id = s.task_id and a.user_id = s.user_id and a.state <> 'draft'))`;
  const open = sql`${task.overlap} - ${answers} - ${leases} - ${promised}`;
  return db.q
    .update(task)
    .set({
      answerCount: answers,
      skipCount: skips,
      openSlots: sql`case when ${open} > 0 then ${open} else 0 end`,
      status: sql`case when ${answers} >= ${task.overlap} then 'done' when ${answers} > 0 then 'started' else 'new' end`,
    })
    .where(where);
}

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

// Those reserved together come in queue order, so that a second browser goes on where the first one stood.
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

/** Beside a row with a task and a person: that person waits for an answer about that task. */
const isParked = (row: "s" | "a") => `exists (select 1 from question q
  where q.task_id = ${row}.task_id and q.asked_by = ${row}.user_id and q.status = 'open')`;
/** The rank of an assignment whose task came back to its person, with a ruling or from a reviewer: before all others. */
export const CAME_BACK = Number.MIN_SAFE_INTEGER;

/** Tasks promised to the person that they have not answered or reserved yet; those that came back to them first. */
export async function assignedTasks(
  db: Db,
  { projectId, userId, limit }: Who & { limit: number },
): Promise<string[]> {
  return db.raw
    .all<{ id: string }>(
      `select s.task_id as id from assignment s
       where s.project_id = ? and s.user_id = ? and not done
         and not exists (select 1 from lease l where l.task_id = s.task_id and l.user_id = s.user_id)
         and not ${isParked("s")}
       order by s.rank limit ?`,
      [projectId, userId, limit],
    )
    .then((rows) => rows.map((row) => row.id));
}

/** Own drafts whose lease has run out and whose task still has room. */
export async function unfinishedTasks(
  db: Db,
  { projectId, userId, limit }: Who & { limit: number },
): Promise<string[]> {
  return db.raw
    .all<{ id: string }>(
      `select t.id from annotation a join task t on t.id = a.task_id
       where a.project_id = ? and a.user_id = ? and a.state = 'draft' and t.open_slots > 0
         and not exists (select 1 from lease l where l.task_id = a.task_id and l.user_id = a.user_id)
         and not ${isParked("a")}
       order by a.updated_at desc limit ?${db.dialect === "postgres" ? " for update of t skip locked" : ""}`,
      [projectId, userId, limit],
    )
    .then((rows) => rows.map((row) => row.id));
}

export type OpenTask = { id: string; queueRank: number };
type Walk = Who & { after: number; limit: number };

const byRank = (task: Db["t"]["task"]) => task.queueRank;
const byId = (task: Db["t"]["task"]) => task.id;

function openTasksQuery(db: Db, order: typeof byRank | typeof byId) {
  const { task, annotation, lease, question, review } = db.t;
  const answered = db.q
    .select({ one: sql`1` })
    .from(annotation)
    .where(and(eq(annotation.taskId, task.id), eq(annotation.userId, place("userId"))));
  const reserved = db.q
    .select({ one: sql`1` })
    .from(lease)
    .where(and(eq(lease.taskId, task.id), eq(lease.userId, place("userId"))));
  const asked = db.q
    .select({ one: sql`1` })
    .from(question)
    .where(
      and(
        eq(question.taskId, task.id),
        eq(question.askedBy, place("userId")),
        eq(question.status, sql`'open'`),
      ),
    );
  // Whoever has judged somebody's answer to it has no blind answer of their own to give.
  const judged = db.q
    .select({ one: sql`1` })
    .from(review)
    .where(and(eq(review.taskId, task.id), eq(review.reviewerId, place("userId"))));
  return db.q
    .select({ id: task.id, queueRank: task.queueRank })
    .from(task)
    .where(
      and(
        eq(task.projectId, place("projectId")),
        // Written as text so that both planners match it to the partial index.
        sql`open_slots > 0`,
        gt(task.queueRank, place("after")),
        not(exists(answered)),
        not(exists(reserved)),
        not(exists(asked)),
        not(exists(judged)),
      ),
    )
    .orderBy(asc(order(task)))
    .limit(place("limit"));
}

const openUnlocked = prepared<Walk, OpenTask[]>((db) => openTasksQuery(db, byRank));
// Who waits, waits in the order that everybody waits in (see task-locks), even if that is not the order of the queue.
const openWaiting = prepared<Walk, OpenTask[]>((db) =>
  openTasksQuery(db, byId).for("update", { of: db.t.task }),
);
const openSkipping = prepared<Walk, OpenTask[]>((db) =>
  openTasksQuery(db, byRank).for("update", { of: db.t.task, skipLocked: true }),
);

/**
 * The next tasks with room after `after` in queue order that the person has neither answered nor reserved nor put aside
 * with a question.
 * @param wait PostgreSQL only: wait for tasks that another transaction is handing out instead of passing them over
 */
export async function openTasks(db: Db, { wait, ...walk }: Walk & { wait: boolean }): Promise<OpenTask[]> {
  if (db.dialect === "sqlite") return openUnlocked(db, walk);
  if (!wait) return openSkipping(db, walk);
  return (await openWaiting(db, walk)).toSorted((a, b) => a.queueRank - b.queueRank);
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

/** Prolongs the person's leases on these tasks; returns those that still existed. */
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

type Own = { taskId: string; userId: string };

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

const assignmentOf = prepared<Own, TaskId[]>(({ q, t: { assignment } }) =>
  q
    .select({ taskId: assignment.taskId })
    .from(assignment)
    .where(and(eq(assignment.taskId, place("taskId")), eq(assignment.userId, place("userId"))))
    .limit(1),
);

const close = prepared<Own & { done: boolean }, unknown>(({ q, t: { assignment } }) =>
  q
    .update(assignment)
    .set({ done: place("done") as unknown as SQL })
    .where(and(eq(assignment.taskId, place("taskId")), eq(assignment.userId, place("userId")))),
);

/** Says whether the person has submitted or skipped the task, where it was assigned to them. */
export async function setAssignmentDone(db: Db, own: Own & { done: boolean }): Promise<void> {
  await close(db, own);
}

/** Puts an assignment before all others of its person. */
export async function bringBack(db: Db, { taskId, userId }: Own): Promise<void> {
  const { assignment } = db.t;
  await db.q
    .update(assignment)
    .set({ rank: CAME_BACK })
    .where(and(eq(assignment.taskId, taskId), eq(assignment.userId, userId)));
}

export async function isAssigned(db: Db, own: Own): Promise<boolean> {
  return (await assignmentOf(db, own)).length > 0;
}

const endLease = prepared<Own, TaskId[]>(({ q, t: { lease } }) =>
  q
    .delete(lease)
    .where(and(eq(lease.taskId, place("taskId")), eq(lease.userId, place("userId"))))
    .returning({ taskId: lease.taskId }),
);

export async function deleteLease(db: Db, own: Own): Promise<boolean> {
  return (await endLease(db, own)).length > 0;
}

/** Gives back everything the person holds in the project; returns the tasks. */
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
