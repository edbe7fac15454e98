/**
 * The ids of a page of the task list, and how many tasks match. Neither reads more texts than it must: a page of a frequent
 * word is full after the next few tasks of the order, and a search is counted up to a limit.
 */
import type { Database, SqlText } from "@/db/client/database";
import {
  countOfTasks,
  nearPageOfTasks,
  pageOfTasks,
  type TaskPage,
  type TaskWhere,
} from "@/db/queries/task-list";

/** Matches of a search are counted up to here: to count them all, every text of a large project is read. */
export const COUNT_LIMIT = 10_000;

export async function findPage({ read: db, scan }: Database, page: TaskPage): Promise<string[]> {
  const { where, limit } = page;
  const ids = async (query: SqlText) => (await scan<{ id: string }>(query)).map((row) => row.id);
  const { search } = where;
  const near = search ? await ids(nearPageOfTasks(db, { ...page, where: { ...where, search } })) : [];
  return near.length === limit ? near : ids(pageOfTasks(db, page));
}

export type TaskCount = { total: number; totalIsExact: boolean };

/** Without a search the count is exact. */
export async function countTasks(
  { read: db, scan }: Database,
  where: TaskWhere,
  limit = COUNT_LIMIT,
): Promise<TaskCount> {
  const [row] = await scan<{ tasks: number }>(countOfTasks(db, where, limit + 1));
  const tasks = Number(row?.tasks ?? 0);
  return where.search && tasks > limit
    ? { total: limit, totalIsExact: false }
    : { total: tasks, totalIsExact: true };
}
