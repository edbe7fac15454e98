/** The list of tasks: what matches a filter, page by page in an order, and what stands beside a task. */
import { and, asc, desc, eq, exists, gt, lt, ne, not, or, type SQL, sql } from "drizzle-orm";
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
  /** Those that this annotator may be handed: not finished by them, and held by or promised to them, or with room. */
  openFor?: string | undefined;
  /** Beside `openFor`: those alone that the annotator holds or is promised. */
  onlyOwn?: boolean | undefined;
};

/** What is asked of a task besides the search. */
function passing(db: Db, where: TaskWhere): (SQL | undefined)[] {
  const { task, annotation, assignment, lease } = db.t;
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
  const finished = (userId: string) =>
    exists(
      db.q
        .select(one)
        .from(annotation)
        .where(
          and(eq(annotation.taskId, task.id), eq(annotation.userId, userId), ne(annotation.state, "draft")),
        ),
    );
  const isPromised = (userId: string) =>
    exists(
      db.q
        .select(one)
        .from(assignment)
        .where(
          and(eq(assignment.taskId, task.id), eq(assignment.userId, userId), eq(assignment.done, false)),
        ),
    );
  const isHeld = (userId: string) =>
    exists(
      db.q
        .select(one)
        .from(lease)
        .where(and(eq(lease.taskId, task.id), eq(lease.userId, userId))),
    );
  const { openFor, onlyOwn } = where;
  return [
    where.status && eq(task.status, where.status),
    openFor
      ? or(
          isPromised(openFor),
          and(not(finished(openFor)), or(isHeld(openFor), onlyOwn ? undefined : gt(task.openSlots, 0))),
        )
      : undefined,
    where.annotator ? answered(where.annotator) : undefined,
    where.assignee ? assigned(where.assignee) : undefined,
    where.skipped ? gt(task.skipCount, 0) : undefined,
  ];
}

/** How the tasks of a search are found: the index names them, or the text of each task is read that passes the rest. */
export type SearchBy = "index" | "text";

function matching(db: Db, where: TaskWhere, by: SearchBy = "index"): SQL | undefined {
  const { task } = db.t;
  const { projectId, search } = where;
  const ofProject = eq(task.projectId, projectId);
  if (!search) return and(ofProject, ...passing(db, where));
  if (by === "text") return and(ofProject, ...passing(db, where), taskMatches(db, search));
  // The index names its tasks; with the project beside them the planners walk the project and look each task up.
  return and(sql`${task.id} in (${matchingTasks(db, { projectId, search })})`, ...passing(db, where));
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
export function pageOfTasks(db: Db, page: TaskPage, by?: SearchBy): SqlText {
  const { order, next } = ordered(db, page);
  return db.q
    .select({ id: db.t.task.id })
    .from(db.t.task)
    .where(and(matching(db, page.where, by), next))
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

const TASKS = { tasks: sql<number>`count(*)`.as("tasks") };

/** How many tasks match, as `tasks`; for `scan`. */
export const countOfTasks = (db: Db, where: TaskWhere): SqlText =>
  db.q.select(TASKS).from(db.t.task).where(matching(db, where)).toSQL();

type Found = TaskWhere & { search: string };

/**
 * How many tasks match a search, as `tasks`; for `scan`.
 * @param atMost where counting stops: the walk over the matches ends there, before it has read every text
 */
export function countOfFound(
  db: Db,
  where: Found,
  { by, atMost }: { by: SearchBy; atMost: number },
): SqlText {
  const { task } = db.t;
  const others = and(...passing(db, where));
  const found = sql`(${matchingTasks(db, where)}) as found`;
  // Each match is looked up as it is found: of a list of ids to be in, all would be gathered before the first is counted.
  const lookedUp =
    db.dialect === "postgres"
      ? sql`select 1 from ${found} cross join lateral (
          select 1 from ${task} where ${task.id} = found.task_id and ${others} offset 0) as one`
      : sql`select 1 from ${found} cross join ${task} where ${task.id} = found.task_id and ${others}`;
  const matches =
    by === "text"
      ? sql`select 1 from ${task} where ${matching(db, where, by)}`
      : others
        ? lookedUp
        : sql`select 1 from ${found}`;
  return db.q.select(TASKS).from(sql`(${matches} limit ${atMost}) as counted`).toSQL();
}

/** How many tasks pass what is asked of them besides the search, as `tasks`, counted up to `atMost`; null when nothing is. */
export function countOfPassing(db: Db, where: TaskWhere, atMost: number): SqlText | null {
  const { task } = db.t;
  const others = and(...passing(db, where));
  if (!others) return null;
  const passed = sql`select 1 from ${task} where ${task.projectId} = ${where.projectId} and ${others}`;
  return db.q.select(TASKS).from(sql`(${passed} limit ${atMost}) as counted`).toSQL();
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

/** Numbers of all tasks that a search finds, in any order. */
export async function seqsOfSearch(db: Db, where: Project & { search: string }): Promise<number[]> {
  const rows = await db.q.select({ seq: db.t.task.seq }).from(db.t.task).where(matching(db, where));
  return rows.map(({ seq }) => seq);
}

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
