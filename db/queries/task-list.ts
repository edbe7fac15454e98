/** The list of tasks: what matches a filter, page by page in an order, and what stands beside a task. */
import { and, asc, desc, eq, gt, gte, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Db, SqlText } from "../client/database";
import { isOfProject, type TaskWhere } from "./task-filter";
import type { TaskPart } from "./task-part";
import { matchingTasks } from "./task-search";

export type { TaskWhere } from "./task-filter";

type Project = { projectId: string };

export type TaskSort = "seq" | "-seq" | "answers" | "-answers" | "-priority";
/** Where the previous page ended: the value sorted by, then the task number. */
export type TaskCursor = { value: number; seq: number };

export type TaskPage = { where: TaskWhere; sort: TaskSort; after?: TaskCursor | undefined; limit: number };

/** The order of a sort, and the condition that a task comes after the cursor in it. */
function ordered(db: Db, { sort, after }: Pick<TaskPage, "sort" | "after">) {
  const { task } = db.t;
  const down = sort.startsWith("-");
  const beyond = down ? lt : gt;
  const by = down ? desc : asc;
  const name = sort.replace("-", "") as "seq" | "answers" | "priority";
  if (name === "seq") return { order: [by(task.seq)], next: after && beyond(task.seq, after.seq) };
  const column = name === "answers" ? task.answerCount : task.priority;
  // Among equals in the direction in which the index of the order has them, so that nothing is sorted.
  const [byAmong, beyondAmong] = name === "answers" ? [by, beyond] : [asc, gt];
  const next =
    after &&
    and(
      // Repeated as a condition of its own, so that the walk begins there and not at the start of the index.
      down ? lte(column, after.value) : gte(column, after.value),
      or(beyond(column, after.value), and(eq(column, after.value), beyondAmong(task.seq, after.seq))),
    );
  return { order: [by(column), byAmong(task.seq)], next };
}

/** A part with ids, which the search for tasks begins with. */
export type FirstPart = TaskPart & { ids: SQL };

const ofProject = (db: Db, projectId: string, parts: readonly TaskPart[]): SQL =>
  parts.some((part) => part.hasOwnIndex) ? isOfProject(db, projectId) : eq(db.t.task.projectId, projectId);

/**
 * The condition of a list. Where ids are what it begins with, the project does not stand beside them: the planners would walk
 * the project and look each task up.
 */
function matching(db: Db, { projectId }: Project, parts: readonly TaskPart[], first?: FirstPart) {
  const { task } = db.t;
  const start = first ? sql`${task.id} in (${first.ids})` : ofProject(db, projectId, parts);
  const others = parts.filter((part) => part !== first || part.isWide);
  return and(start, ...others.map(({ where, beside }) => (first && beside) ?? where));
}

export type Matches = { where: TaskWhere; parts: readonly TaskPart[] };

/**
 * Ids of the tasks of a page, in its order; for `scan`.
 * @param first what to begin with; by default the tasks in their order
 */
export function pageOfTasks(db: Db, page: TaskPage & Matches, first?: FirstPart): SqlText {
  const { task } = db.t;
  const { order, next } = ordered(db, page);
  return db.q
    .select({ id: task.id })
    .from(task)
    .where(and(matching(db, page.where, page.parts, first), next))
    .orderBy(...order)
    .limit(page.limit)
    .toSQL();
}

/**
 * The same page, looked for among the next `among` tasks of the order only: what many tasks have fills a page from them, while
 * an index would name tens of thousands to take the first hundred of. A page that is not full says nothing.
 * @param within a part whose index has its tasks in the order: they alone are walked
 */
export function nearPageOfTasks(db: Db, page: TaskPage & Matches, among: number, within?: TaskPart): SqlText {
  const { task } = db.t;
  const { order, next } = ordered(db, page);
  const near = db.q
    .select({ id: task.id })
    .from(task)
    .where(and(ofProject(db, page.where.projectId, within ? [within] : []), within?.where, next))
    .orderBy(...order)
    .limit(among);
  return db.q
    .select({ id: task.id })
    .from(task)
    .where(
      and(
        sql`${task.id} in (select id from (${near}) as near)`,
        ...page.parts.map(({ where, beside }) => beside ?? where),
      ),
    )
    .orderBy(...order)
    .limit(page.limit)
    .toSQL();
}

/** How many ids the parts have, each counted up to `atMost`, as `size` by the place of the part as `part`; for `scan`. */
export function sizesOfParts(db: Db, parts: readonly FirstPart[], atMost: number): SqlText {
  const one = ({ ids }: FirstPart, place: number) =>
    sql`select ${sql.raw(String(place))} as part, count(*) as size from (select 1 from (${ids}) as one limit ${atMost}) as counted`;
  const all = sql.join(parts.map(one), sql` union all `);
  return db.q
    .select({ part: sql`part`.as("part"), size: sql`size`.as("size") })
    .from(sql`(${all}) as sizes`)
    .toSQL();
}

const TASKS = { tasks: sql<number>`count(*)`.as("tasks") };

/** How many tasks match, as `tasks`, counted up to `atMost` where it is given; for `scan`. */
export function countOfTasks(
  db: Db,
  { where, parts }: Matches,
  { first, atMost }: { first?: FirstPart | undefined; atMost?: number } = {},
): SqlText {
  const { task } = db.t;
  const matches = matching(db, where, parts, first);
  if (atMost === undefined) return db.q.select(TASKS).from(task).where(matches).toSQL();
  const some = sql`select 1 from ${task} where ${matches} limit ${atMost}`;
  return db.q.select(TASKS).from(sql`(${some}) as counted`).toSQL();
}

/** Numbers of all tasks that a search finds, in any order. */
export async function seqsOfSearch(db: Db, where: Project & { search: string }): Promise<number[]> {
  const rows = await db.q
    .select({ seq: db.t.task.seq })
    .from(db.t.task)
    .where(sql`${db.t.task.id} in (${matchingTasks(db, where)})`);
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
