/**
 * Handing out tasks. `open_slots` on the task is what makes it quick: a partial index holds only tasks that still need
 * somebody, in queue order. It is recomputed from answers, leases and assignments whenever one of them changes.
 */
import { and, asc, eq, exists, gt, not, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, listOf, place, prepared } from "../client/prepared";
import { isRequeued } from "./exclusions";
import { lockAllTasks, lockTasks } from "./task-locks";

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
  const answers = sql`(select count(*) from annotation a where a.task_id = ${task.id} and a.state = 'submitted'
    and not ${sql.raw(isRequeued("a"))})`;
  const skips = sql`(select count(*) from annotation a where a.task_id = ${task.id} and a.state = 'skipped')`;
  const leases = sql`(select count(*) from lease l where l.task_id = ${task.id})`;
  // An open assignment holds a place until its person has a lease or an answer, which then hold it instead.
  const promised = sql`(select count(*) from assignment s where s.task_id = ${task.id} and not s.done
    and not exists (select 1 from lease l where l.task_id = s.task_id and l.user_id = s.user_id)
    and not exists (select 1 from annotation a where a.task_id = s.task_id and a.user_id = s.user_id and a.state = 'submitted'))`;
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

type TaskId = { taskId: string };
type Own = { taskId: string; userId: string };

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
