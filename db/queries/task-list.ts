/** The list of tasks: what matches a filter, page by page in an order, and what stands beside a task. */
import { and, asc, desc, eq, exists, gt, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db, SqlText } from "../client/database";
import type { TaskStatus } from "../schema/tasks";
import { matchingTasks, taskMatches } from "./task-search";

type Project = { projectId: string };

export type TaskWhere = Project & {
  status?: TaskStatus | undefined;
  search?: string | undefined;
  annotator?: string | undefined;
  assignee?: string | undefined;
  skipped?: boolean | undefined;
};

/** What is asked of a task besides the search. */
function passing(db: Db, where: TaskWhere): (SQL | undefined)[] {
  const { task, annotation, assignment } = db.t;
  const one = { one: sql`1` };
  const answered = (userId: string) =>
    exists(
      db.q
        .select(one)
        .from(annotation)
        .where(and(eq(annotation.taskId, task.id), eq(annotation.userId, userId))),
    );
  const assigned = (userId: string) =>
    exists(
      db.q
        .select(one)
        .from(assignment)
        .where(and(eq(assignment.taskId, task.id), eq(assignment.userId, userId))),
    );
  return [
    where.status && eq(task.status, where.status),
    where.annotator ? answered(where.annotator) : undefined,
    where.assignee ? assigned(where.assignee) : undefined,
    where.skipped ? gt(task.skipCount, 0) : undefined,
  ];
}

function matching(db: Db, where: TaskWhere): SQL | undefined {
  const { task } = db.t;
  const { projectId, search } = where;
  // A search names its tasks; with the project beside them the planners walk the project and look each task up.
  const scope = search
    ? sql`${task.id} in (${matchingTasks(db, { projectId, search })})`
    : eq(task.projectId, projectId);
  return and(scope, ...passing(db, where));
}

/** As many as are searched in some milliseconds, however long their texts. */
const NEAR_TASKS = 1_000;

export type TaskSort = "seq" | "-seq" | "answers" | "-answers" | "-priority";
/** Where the previous page ended: the value sorted by, then the task number. */
export type TaskCursor = { value: number; seq: number };

export type TaskPage = { where: TaskWhere; sort: TaskSort; after?: TaskCursor | undefined; limit: number };

/** The order of a sort, and the condition that a task comes after the cursor in it. */
function ordered(db: Db, { sort, after }: Pick<TaskPage, "sort" | "after">) {
  const { task } = db.t;
  const down = sort.startsWith("-");
  const name = sort.replace("-", "") as "seq" | "answers" | "priority";
  const column = name === "seq" ? task.seq : name === "answers" ? task.answerCount : task.priority;
  const beyond = down ? lt : gt;
  const next =
    after === undefined
      ? undefined
      : name === "seq"
        ? beyond(task.seq, after.seq)
        : or(beyond(column, after.value), and(eq(column, after.value), gt(task.seq, after.seq)));
  const order = [down ? desc(column) : asc(column), ...(name === "seq" ? [] : [asc(task.seq)])];
  return { order, next };
}

/** Ids of the tasks of a page, in its order; walks the project where no index helps, so it is for `scan`. */
export function pageOfTasks(db: Db, page: TaskPage): SqlText {
  const { order, next } = ordered(db, page);
  return db.q
    .select({ id: db.t.task.id })
    .from(db.t.task)
    .where(and(matching(db, page.where), next))
    .orderBy(...order)
    .limit(page.limit)
    .toSQL();
}

/**
 * The same page, looked for among the next few tasks of the order only. A frequent word fills a page from them, while the
 * index would name tens of thousands of tasks to take the first hundred of. A page that is not full says nothing.
 */
export function nearPageOfTasks(db: Db, page: TaskPage & { where: { search: string } }): SqlText {
  const { task } = db.t;
  const { order, next } = ordered(db, page);
  const near = db.q
    .select({ id: task.id })
    .from(task)
    .where(and(eq(task.projectId, page.where.projectId), ...passing(db, page.where), next))
    .orderBy(...order)
    .limit(NEAR_TASKS);
  return db.q
    .select({ id: task.id })
    .from(task)
    .where(and(sql`${task.id} in (select id from (${near}) as near)`, taskMatches(db, page.where.search)))
    .orderBy(...order)
    .limit(page.limit)
    .toSQL();
}

/**
 * How many match, as `tasks`; for `scan`.
 * @param atMost where counting stops: the walk over the matches of a search ends there, before it has read every text
 */
export function countOfTasks(db: Db, where: TaskWhere, atMost: number): SqlText {
  const { projectId, search } = where;
  const tasks = { tasks: sql<number>`count(*)`.as("tasks") };
  if (!search) return db.q.select(tasks).from(db.t.task).where(matching(db, where)).toSQL();
  const { task } = db.t;
  const found = sql`(${matchingTasks(db, { projectId, search })}) as found`;
  const others = and(...passing(db, where));
  // Joined in this order: as a list of ids to be in, all matches are gathered before the first is counted.
  const matches = others
    ? sql`select 1 from ${found} cross join ${task} where ${task.id} = found.task_id and ${others} limit ${atMost}`
    : sql`select 1 from ${found} limit ${atMost}`;
  return db.q.select(tasks).from(sql`(${matches}) as counted`).toSQL();
}

/** Ids of the matching tasks after a task number, in task order, for bulk changes; for `scan`. */
export const idsOfTasks = (db: Db, where: TaskWhere, afterSeq: number, limit: number): SqlText =>
  db.q
    .select({ id: db.t.task.id, seq: db.t.task.seq })
    .from(db.t.task)
    .where(and(matching(db, where), gt(db.t.task.seq, afterSeq)))
    .orderBy(asc(db.t.task.seq))
    .limit(limit)
    .toSQL();

/** The first and the last tasks of a project, up to `limit` each, in task order. */
export async function someTasks(db: Db, { projectId, limit }: Project & { limit: number }) {
  const { task } = db.t;
  const end = (order: SQL) =>
    db.q
      .select({ id: task.id, seq: task.seq, data: task.data })
      .from(task)
      .where(eq(task.projectId, projectId))
      .orderBy(order)
      .limit(limit);
  const ends = [...(await end(asc(task.seq))), ...(await end(desc(task.seq)))];
  return [...new Map(ends.map((row) => [row.id, row])).values()].sort((a, b) => a.seq - b.seq);
}

/** The tasks just before and after a number in a project, by id. */
export async function neighboursOf(db: Db, { projectId, seq }: Project & { seq: number }) {
  const { task } = db.t;
  const ids = (side: SQL, order: SQL) =>
    db.q
      .select({ id: task.id })
      .from(task)
      .where(and(eq(task.projectId, projectId), side))
      .orderBy(order)
      .limit(1);
  const [before] = await ids(lt(task.seq, seq), desc(task.seq));
  const [after] = await ids(gt(task.seq, seq), asc(task.seq));
  return { previous: before?.id ?? null, next: after?.id ?? null };
}
