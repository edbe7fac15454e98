/**
 * The ids of a page of the task list, and how many tasks match. Neither reads more texts than it must: a page of a frequent
 * word is full after the next few tasks of the order, a search is counted up to a limit, and where a filter leaves few
 * tasks, their texts are read instead of those that the index names.
 */
import type { Database, SqlText } from "@/db/client/database";
import {
  countOfFound,
  countOfPassing,
  countOfTasks,
  nearPageOfTasks,
  pageOfTasks,
  type SearchBy,
  type TaskPage,
  type TaskWhere,
} from "@/db/queries/task-list";

/** Matches of a search are counted up to here: to count them all, every text of a large project is read. */
export const COUNT_LIMIT = 10_000;
/** Of so many tasks the texts are read within some tenths of a second. */
const FEW_TASKS = 10_000;

async function count({ scan }: Database, query: SqlText): Promise<number> {
  const [row] = await scan<{ tasks: number }>(query);
  return Number(row?.tasks ?? 0);
}

/** By text when a filter besides the search leaves few tasks. */
async function searchBy(database: Database, where: TaskWhere): Promise<SearchBy> {
  const passing = countOfPassing(database.read, where, FEW_TASKS + 1);
  return passing !== null && (await count(database, passing)) <= FEW_TASKS ? "text" : "index";
}

export async function findPage(database: Database, page: TaskPage): Promise<string[]> {
  const { read: db, scan } = database;
  const { where, limit } = page;
  const ids = async (query: SqlText) => (await scan<{ id: string }>(query)).map((row) => row.id);
  const { search } = where;
  if (!search) return ids(pageOfTasks(db, page));
  const near = await ids(nearPageOfTasks(db, { ...page, where: { ...where, search } }));
  return near.length === limit ? near : ids(pageOfTasks(db, page, await searchBy(database, where)));
}

export type TaskCount = { total: number; totalIsExact: boolean };

/** Without a search the count is exact. */
export async function countTasks(
  database: Database,
  where: TaskWhere,
  limit = COUNT_LIMIT,
): Promise<TaskCount> {
  const { search } = where;
  if (!search)
    return { total: await count(database, countOfTasks(database.read, where)), totalIsExact: true };
  const by = await searchBy(database, where);
  const query = countOfFound(database.read, { ...where, search }, { by, atMost: limit + 1 });
  const tasks = await count(database, query);
  return { total: Math.min(tasks, limit), totalIsExact: tasks <= limit };
}
