/**
 * The ids of a page of the task list, and how many tasks match. No filter may walk a large project: a page of what many tasks
 * have is full after the next few tasks of the order; what few tasks have is found by the index that names the fewest.
 */
import type { Database, SqlText } from "@/db/client/database";
import { partsOfFilter } from "@/db/queries/task-filter";
import {
  countOfTasks,
  type FirstPart,
  type Matches,
  nearPageOfTasks,
  pageOfTasks,
  sizesOfParts,
  type TaskPage,
  type TaskWhere,
} from "@/db/queries/task-list";
import type { TaskPart } from "@/db/queries/task-part";

/** Matches of more than a single column are counted up to here. */
export const COUNT_LIMIT = 10_000;
/** As many tasks as are looked at in some milliseconds, whatever is asked of them. */
const NEAR_TASKS = 1_000;
/** Tens of milliseconds: less than any index takes that names tens of thousands. */
const FAR_TASKS = 16_000;
/** A page is full after so many times the tasks that the first ones let expect. */
const MARGIN = 1.3;
/** Ids of so many tasks are looked up within some hundredths of a second. */
const FEW_TASKS = 10_000;

async function count({ scan }: Database, query: SqlText): Promise<number> {
  const [row] = await scan<{ tasks: number }>(query);
  return Number(row?.tasks ?? 0);
}

const hasIds = (part: TaskPart): part is FirstPart => part.ids !== undefined;

/** The part that names the fewest tasks, and whether they are few; undefined where none names any. */
async function firstPart(
  { read, scan }: Database,
  parts: readonly TaskPart[],
): Promise<{ first: FirstPart; isFew: boolean } | undefined> {
  const named = parts.filter(hasIds);
  const [only] = named;
  if (!only) return undefined;
  const rows = await scan<{ part: number; size: number }>(sizesOfParts(read, named, FEW_TASKS + 1));
  // Of equal ones the later: columns of the tasks come first, and most of them name many.
  const sizes = rows.toSorted((a, b) => Number(a.size) - Number(b.size) || Number(b.part) - Number(a.part));
  const first = named[Number(sizes[0]?.part ?? 0)] ?? only;
  return { first, isFew: Number(sizes[0]?.size ?? 0) <= FEW_TASKS };
}

export async function findPage(database: Database, page: TaskPage): Promise<string[]> {
  const { read: db, scan } = database;
  const ids = async (query: SqlText) => (await scan<{ id: string }>(query)).map((row) => row.id);
  const parts = partsOfFilter(db, page.where);
  const asked = { ...page, parts };
  const isByNumber = page.sort === "seq" || page.sort === "-seq";
  const ordered = isByNumber ? parts.find((part) => part.isOrdered) : undefined;
  if (parts.length === 0 || (parts.length === 1 && ordered)) return ids(pageOfTasks(db, asked));
  const walk = (among: number) => ids(nearPageOfTasks(db, asked, among, ordered));
  const near = await walk(NEAR_TASKS);
  if (near.length === page.limit) return near;
  const expected = (NEAR_TASKS * page.limit * MARGIN) / near.length;
  const far = expected <= FAR_TASKS ? await walk(Math.ceil(expected)) : near;
  if (far.length === page.limit) return far;
  const begin = await firstPart(database, parts);
  if (begin?.isFew) return ids(pageOfTasks(db, asked, begin.first));
  const farthest = await walk(FAR_TASKS);
  return farthest.length === page.limit ? farthest : ids(pageOfTasks(db, asked, begin?.first));
}

export type TaskCount = { total: number; totalIsExact: boolean };

/** Without a filter, or by status alone, the count is exact. */
export async function countTasks(
  database: Database,
  where: TaskWhere,
  limit = COUNT_LIMIT,
): Promise<TaskCount> {
  const matches: Matches = { where, parts: partsOfFilter(database.read, where) };
  const { parts } = matches;
  if (parts.length === 0 || (parts.length === 1 && where.status !== undefined))
    return { total: await count(database, countOfTasks(database.read, matches)), totalIsExact: true };
  const begin = await firstPart(database, parts);
  const first = begin?.isFew ? begin.first : undefined;
  const tasks = await count(database, countOfTasks(database.read, matches, { first, atMost: limit + 1 }));
  return { total: Math.min(tasks, limit), totalIsExact: tasks <= limit };
}
