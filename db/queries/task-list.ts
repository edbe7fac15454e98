/** The list of tasks: what matches a filter, page by page in an order, and what stands beside a task. */
import { and, asc, desc, eq, exists, gt, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db, SqlText } from "../client/database";
import type { TaskStatus } from "../schema/tasks";
import { matchingTasks } from "./task-search";

type Project = { projectId: string };

export type TaskWhere = Project & {
  status?: TaskStatus | undefined;
  search?: string | undefined;
  annotator?: string | undefined;
  assignee?: string | undefined;
  skipped?: boolean | undefined;
};

function matching(db: Db, where: TaskWhere): SQL | undefined {
  const { task, annotation, assignment } = db.t;
  const one = { one: sql`1` };
  return and(
    // A search names its tasks; with the project beside them the planners walk the project and look each task up.
    where.search
      ? sql`${task.id} in (${matchingTasks(db, { projectId: where.projectId, search: where.search })})`
      : eq(task.projectId, where.projectId),
    where.status && eq(task.status, where.status),
    where.annotator
      ? exists(
          db.q
            .select(one)
            .from(annotation)
            .where(and(eq(annotation.taskId, task.id), eq(annotation.userId, where.annotator))),
        )
      : undefined,
    where.assignee
      ? exists(
          db.q
            .select(one)
            .from(assignment)
            .where(and(eq(assignment.taskId, task.id), eq(assignment.userId, where.assignee))),
        )
      : undefined,
    where.skipped ? gt(task.skipCount, 0) : undefined,
  );
}

export type TaskSort = "seq" | "-seq" | "answers" | "-answers" | "-priority";
/** Where the previous page ended: the value sorted by, then the task number. */
export type TaskCursor = { value: number; seq: number };

/** Ids of the tasks of a page, in its order; walks the project where no index helps, so it is for `scan`. */
export function pageOfTasks(
  db: Db,
  params: { where: TaskWhere; sort: TaskSort; after?: TaskCursor | undefined; limit: number },
): SqlText {
  const { task } = db.t;
  const { sort, after } = params;
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
  return db.q
    .select({ id: task.id })
    .from(task)
    .where(and(matching(db, params.where), next))
    .orderBy(...order)
    .limit(params.limit)
    .toSQL();
}

/** How many match, as `tasks`; for `scan`. */
export const countOfTasks = (db: Db, where: TaskWhere): SqlText =>
  db.q
    .select({ tasks: sql<number>`count(*)`.as("tasks") })
    .from(db.t.task)
    .where(matching(db, where))
    .toSQL();

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
