/**
 * Handing out tasks. `open_slots` on the task is what makes it quick: a partial index holds only tasks that still need
 * annotators, in queue order. It is recomputed from answers, leases and assignments whenever one of them changes.
 */
import { and, asc, eq, exists, gt, not, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, isListed, listOf, place, prepared } from "../client/prepared";
import { isRequeued } from "./exclusions";
import { lockAllTasks, lockTasks } from "./task-locks";

type Who = { projectId: string; userId: string };
/** `among`: of these tasks alone. `back`: of assignments, those that came back. */
type Some = Who & { limit: number; among?: readonly string[] | undefined; back?: boolean | undefined };

/** Recomputes counts, open slots and status of tasks from their answers, leases and assignments. */
export async function recountTasks(db: Db, { taskIds }: { taskIds: string[] }): Promise<void> {
  await lockTasks(db, { taskIds });
  await recountLocked(db, { taskIds });
}

/**
 * The same for tasks that an earlier statement of this transaction has locked.
 * @param markStale their agreement has to be computed again, too, their labels indexed, and what a method found is outdated
 */
export async function recountLocked(
  db: Db,
  { taskIds, markStale = false }: { taskIds: string[]; markStale?: boolean },
): Promise<void> {
  if (taskIds.length === 0) return;
  const counted = recount(`task.id ${isListed(db)}`, markStale);
  const given = listOf(db, taskIds);
  if (!markStale) await db.raw.all(counted, [given]);
  else if (db.dialect === "postgres")
    await db.raw.all(`with changed as (${outdate(db)}) ${counted}`, [given, given]);
  else {
    await db.raw.all(outdate(db), [given]);
    await db.raw.all(counted, [given]);
  }
}

/** Resolutions by method rest on the annotations; those of people do not. */
const outdate = (db: Db) =>
  `update method_resolution set outdated = true where task_id ${isListed(db)} and not outdated`;

export async function recountAll(db: Db, { projectId }: { projectId: string }): Promise<void> {
  await lockAllTasks(db, { projectId });
  await db.raw.all(recount("task.project_id = ?", false), [projectId]);
}

/**
 * Each table is counted once: PostgreSQL keeps subqueries with aggregates apart, while it would plan and run a subquery
 * for a column again for each mention of the column. An open assignment holds a place until its annotator has a lease
 * or an annotation, which then hold it instead. A gold task has no places: it is handed out beside the queue, to everybody,
 * and is never done.
 */
const recount = (condition: string, markStale: boolean): string => `
  update task set ${markStale ? "agreement_stale = true, labels_stale = true, " : ""}(answer_count, skip_count, open_slots, status) = (
    select answers, skips,
      case when gold then 0 when overlap > answers + leases + promised then overlap - answers - leases - promised else 0 end,
      case when answers >= overlap and not gold then 'done' when answers > 0 then 'started' else 'new' end
    from
      (select count(*) filter (where a.state = 'submitted' and not ${isRequeued("a")}) as answers,
              count(*) filter (where a.state = 'skipped') as skips
       from annotation a where a.task_id = task.id) as given,
      (select count(*) as leases from lease l where l.task_id = task.id) as held,
      (select count(*) as promised from assignment s where s.task_id = task.id and not s.done
         and not exists (select 1 from lease l where l.task_id = s.task_id and l.user_id = s.user_id)
         and not exists (select 1 from annotation a
           where a.task_id = s.task_id and a.user_id = s.user_id and a.state = 'submitted')) as assigned)
  where ${condition}`;

/** Beside a row with a task and an annotator: that annotator waits for a ruling about that task. */
const isParked = (row: "s" | "a") => `exists (select 1 from question q
  where q.task_id = ${row}.task_id and q.asked_by = ${row}.user_id and q.status = 'open')`;
/**
 * The rank of an assignment whose task came back to its annotator, with a ruling or from a reviewer: before all others.
 */
export const CAME_BACK = Number.MIN_SAFE_INTEGER;

/**
 * Tasks assigned to the annotator without an annotation or a lease of theirs; those that came back to them first. Not
 * locked, as those of the other two sources are on PostgreSQL.
 */
export async function assignedTasks(
  db: Db,
  { projectId, userId, limit, among, back }: Some,
): Promise<string[]> {
  const some = `${among ? ` and s.task_id ${isListed(db)}` : ""}${back ? ` and s.rank = ${CAME_BACK}` : ""}`;
  return db.raw
    .all<{ id: string }>(
      `select s.task_id as id from assignment s
       where s.project_id = ? and s.user_id = ? and not done
         and not exists (select 1 from lease l where l.task_id = s.task_id and l.user_id = s.user_id)
         and not ${isParked("s")}${some}
       order by s.rank limit ?`,
      [projectId, userId, ...(among ? [listOf(db, [...among])] : []), limit],
    )
    .then((rows) => rows.map((row) => row.id));
}

/** Own drafts whose lease has run out and whose task still has room. */
export async function unfinishedTasks(db: Db, { projectId, userId, limit, among }: Some): Promise<string[]> {
  const some = among ? ` and a.task_id ${isListed(db)}` : "";
  return db.raw
    .all<{ id: string }>(
      `select t.id from annotation a join task t on t.id = a.task_id
       where a.project_id = ? and a.user_id = ? and a.state = 'draft' and (t.open_slots > 0 or t.gold)
         and not exists (select 1 from lease l where l.task_id = a.task_id and l.user_id = a.user_id)
         and not ${isParked("a")}${some}
       order by a.updated_at desc limit ?${db.dialect === "postgres" ? " for update of t skip locked" : ""}`,
      [projectId, userId, ...(among ? [listOf(db, [...among])] : []), limit],
    )
    .then((rows) => rows.map((row) => row.id));
}

export type OpenTask = { id: string; queueRank: number };
type Walk = Who & { after: number; limit: number };
type Lock = "none" | "waiting" | "skipping";
/** Limits that stand in the statement: PostgreSQL keeps no plan of a statement whose limit it does not know. */
const MAX_WRITTEN_LIMIT = 16;

const byRank = (task: Db["t"]["task"]) => task.queueRank;
const byId = (task: Db["t"]["task"]) => task.id;

function openTasksQuery(
  db: Db,
  limit: SQL | ReturnType<typeof place>,
  order: typeof byRank | typeof byId,
  isAmong = false,
) {
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
  // A reviewer who has reviewed an annotation of the task cannot give a blind one.
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
        isAmong ? inPlace(db, task.id, "among") : gt(task.queueRank, place("after")),
        not(exists(answered)),
        not(exists(reserved)),
        not(exists(asked)),
        not(exists(judged)),
      ),
    )
    .orderBy(asc(order(task)))
    .limit(limit as ReturnType<typeof place>);
}

function buildWalk(db: Db, lock: Lock, limit: number | null) {
  const written = limit === null ? place("limit") : sql.raw(String(limit));
  if (lock === "none") return openTasksQuery(db, written, byRank);
  if (lock === "skipping")
    return openTasksQuery(db, written, byRank).for("update", { of: db.t.task, skipLocked: true });
  // A waiting transaction locks in the one order of all transactions (see task-locks), even if that is not the queue's
  // order.
  return openTasksQuery(db, written, byId).for("update", { of: db.t.task });
}

type PreparedWalk = (db: Db, walk: Walk) => Promise<OpenTask[]>;
const walks = new Map<string, PreparedWalk>();

function preparedWalk(lock: Lock, limit: number): PreparedWalk {
  const written = limit <= MAX_WRITTEN_LIMIT ? limit : null;
  const key = `${lock} ${written}`;
  const walk = walks.get(key) ?? prepared<Walk, OpenTask[]>((db) => buildWalk(db, lock, written));
  walks.set(key, walk);
  return walk;
}

/**
 * The next tasks with room after `after` in queue order on which the annotator has no annotation, lease or open
 * question.
 * @param wait PostgreSQL only: wait for tasks that another transaction is handing out instead of passing them over
 */
export async function openTasks(db: Db, { wait, ...walk }: Walk & { wait: boolean }): Promise<OpenTask[]> {
  if (db.dialect === "sqlite") return preparedWalk("none", walk.limit)(db, walk);
  if (!wait) return preparedWalk("skipping", walk.limit)(db, walk);
  return (await preparedWalk("waiting", walk.limit)(db, walk)).toSorted((a, b) => a.queueRank - b.queueRank);
}

const openOnes = prepared<Who & { among: unknown; limit: number }, OpenTask[]>((db) => {
  const query = openTasksQuery(db, place("limit"), byRank, true);
  return db.dialect === "postgres" ? query.for("update", { of: db.t.task, skipLocked: true }) : query;
});

/** Those of the tasks that have room and on which the annotator has nothing, in queue order. */
export const openTasksAmong = (
  db: Db,
  { among, ...who }: Who & { among: readonly string[]; limit: number },
): Promise<OpenTask[]> => openOnes(db, { ...who, among: listOf(db, [...among]) });

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

/** Stores whether the annotator has submitted or skipped the task, where it was assigned to them. */
export async function setAssignmentDone(db: Db, own: Own & { done: boolean }): Promise<void> {
  await close(db, own);
}

/** Puts an assignment before all others of its annotator. */
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
