/**
 * Searching the texts of tasks. A match is exact: the folded query is a part of the folded text (lib/core/search-text).
 * The index of trigrams only names candidates. It is filled beside the work (`indexTexts`), since it costs an import as
 * much as everything else together; what it does not hold yet is read row by row, so that a search always finds all.
 */
import { eq, inArray, type SQL, sql } from "drizzle-orm";
import { groupBy } from "@/lib/core/group-by";
import { foldText, searchTextOf } from "@/lib/core/search-text";
import type { Db } from "../client/database";
import { isListed, listOf } from "../client/prepared";

type Project = { projectId: string };

/** Of a long query, as many as leave next to no candidates that do not match. */
const MAX_TRIGRAMS = 24;
/**
 * How many rows, and characters in them, one call puts into the index: some 5 ms, since all other writers wait for it.
 */
const ROWS_AT_ONCE = 200;
const CHARACTERS_AT_ONCE = 30_000;
const MERGED_PAGES = 48;
const FILLED_AT_ONCE = 1_000;

/** The trigrams of a text as FTS5 wants them; null of one that is too short to have any. */
function trigramsOf(text: string): string | null {
  const characters = Array.from(text);
  const all = characters.slice(2).map((_, i) => characters.slice(i, i + 3).join(""));
  const some = [...new Set(all)].slice(0, MAX_TRIGRAMS);
  return some.length === 0 ? null : some.map((three) => `"${three.replaceAll('"', '""')}"`).join(" AND ");
}

function matchesOnSqlite(projectId: string, text: string): SQL {
  const holds = sql`instr(text, ${text}) > 0`;
  const trigrams = trigramsOf(text);
  const end = (of: "min" | "max") =>
    sql`(select ${sql.raw(of)}(id) from task_search where project_id = ${projectId} and indexed)`;
  // The signs before the columns keep the planner from walking the project instead of the candidates.
  const indexed =
    trigrams === null
      ? sql`select task_id from task_search where project_id = ${projectId} and indexed and ${holds}`
      : sql`select task_id from task_search where id in (
          select rowid from task_search_index where task_search_index match ${trigrams}
            and rowid >= ${end("min")} and rowid <= ${end("max")})
        and +project_id = ${projectId} and +indexed and ${holds}`;
  return sql`${indexed} union all
    select task_id from task_search where project_id = ${projectId} and not indexed and ${holds}`;
}

function matchesOnPostgres(projectId: string, text: string): SQL {
  const pattern = `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const where = (indexed: SQL) =>
    sql`select task_id from task_search where project_id = ${projectId} and ${indexed} and text like ${pattern}`;
  return sql`${where(sql`indexed`)} union all ${where(sql`not indexed`)}`;
}

const isNumber = (search: string) => /^\d{1,9}$/.test(search);

/**
 * The condition that the text of a task holds the folded query, for walks that stop early: no index is asked. As a value
 * and not as `exists`, which PostgreSQL may turn into a join with every text there is.
 */
function holdsText({ dialect, t: { task } }: Db, text: string): SQL {
  const place = dialect === "sqlite" ? sql`instr(s.text, ${text})` : sql`position(${text} in s.text)`;
  return sql`coalesce((select ${place} > 0 from task_search s where s.task_id = ${task.id}), false)`;
}

/**
 * A subquery with the ids of the project's tasks that match, each once, as `task_id`; a number is also the number of a
 * task. It gives the ids as it finds them, so that whatever wants only some of them need not wait for all.
 */
export function matchingTasks(db: Db, { projectId, search }: Project & { search: string }): SQL {
  const text = foldText(search);
  const matches =
    db.dialect === "sqlite" ? matchesOnSqlite(projectId, text) : matchesOnPostgres(projectId, text);
  if (!isNumber(search)) return matches;
  const { task } = db.t;
  return sql`${matches} union all select ${task.id} from ${task}
    where ${task.projectId} = ${projectId} and ${task.seq} = ${Number(search)} and not ${holdsText(db, text)}`;
}

/** The condition that a task of the query matches, read from its text. */
export function taskMatches(db: Db, search: string): SQL {
  const holds = holdsText(db, foldText(search));
  return isNumber(search) ? sql`(${holds} or ${db.t.task.seq} = ${Number(search)})` : holds;
}

export type SearchText = { taskId: string; projectId: string; text: string };

export async function insertSearchTexts(db: Db, rows: SearchText[]): Promise<void> {
  await db.raw.insertMany(db.t.taskSearch, rows);
}

/**
 * No search finds the tasks from now on. On SQLite, taking texts out of the index costs as much as putting them in, so
 * that indexed rows only lose their project here and go with `indexTexts`.
 */
export async function forgetSearchTexts(db: Db, of: Project | { taskIds: string[] }): Promise<void> {
  const { taskSearch: table } = db.t;
  const where = "taskIds" in of ? inArray(table.taskId, of.taskIds) : eq(table.projectId, of.projectId);
  if (db.dialect === "postgres") return void (await db.q.delete(table).where(where));
  await db.q.delete(table).where(sql`${where} and not indexed`);
  await db.q.update(table).set({ projectId: "" }).where(sql`${where} and indexed`);
}

/** Ids of the first rows whose texts together are not too long for one call, at least one. */
function firstOf(rows: { id: number; characters: number }[]): number[] {
  let characters = 0;
  const end = rows.findIndex((row) => {
    characters += Number(row.characters);
    return characters > CHARACTERS_AT_ONCE;
  });
  return rows.slice(0, end < 0 ? rows.length : end + 1).map((row) => row.id);
}

const GONE = "project_id = '' and indexed";
const WAITING = "not indexed";

/** Whether there is anything for `indexTexts`, asked without writing. */
export async function isIndexBehind(db: Db): Promise<boolean> {
  const [row] = await db.raw.all<{ behind: number }>(
    `select count(*) as behind from (select 1 from task_search where ${GONE} limit 1) as gone
     union all select count(*) from (select 1 from task_search where ${WAITING} limit 1) as waiting
     order by 1 desc limit 1`,
    [],
  );
  return Number(row?.behind) > 0;
}

/**
 * Merges some of the pieces that SQLite's index is written in. The migration turns FTS5's own merging off: it comes in
 * lumps, which block all writers for half a second.
 * @returns whether there was anything to merge
 */
async function mergeSome(db: Db): Promise<boolean> {
  const changes = async () => (await db.raw.all<{ n: number }>("select total_changes() as n", []))[0]?.n ?? 0;
  const before = await changes();
  await db.raw.all("insert into task_search_index (task_search_index, rank) values ('merge', ?)", [
    MERGED_PAGES,
  ]);
  // The insert itself counts as one.
  return (await changes()) - before > 1;
}

/** Takes some rows of deleted tasks out of the index, or puts some waiting ones in. @returns whether there is more to do */
export async function indexTexts(db: Db): Promise<boolean> {
  const lock = db.dialect === "postgres" ? " for update skip locked" : "";
  const some = async (condition: string) =>
    firstOf(
      await db.raw.all<{ id: number; characters: number }>(
        `select id, length(text) as characters from task_search where ${condition} limit ${ROWS_AT_ONCE}${lock}`,
        [],
      ),
    );
  const { taskSearch: table } = db.t;
  const gone = await some(GONE);
  if (gone.length > 0) await db.q.delete(table).where(inArray(table.id, gone));
  const waiting = gone.length > 0 ? [] : await some(WAITING);
  if (waiting.length > 0) await db.q.update(table).set({ indexed: true }).where(inArray(table.id, waiting));
  const merged = db.dialect === "sqlite" && (await mergeSome(db));
  return gone.length + waiting.length > 0 || merged;
}

/** For tasks older than this table; part of its migration, whose columns it names as they were then. */
export async function fillSearchTexts(db: Db): Promise<void> {
  type Row = {
    id: string;
    project_id: string;
    external_id: string | null;
    group_key: string | null;
    data: string;
  };
  type Image = { task_id: string; file_name: string };
  for (let after = ""; ; ) {
    const rows = await db.raw.all<Row>(
      "select id, project_id, external_id, group_key, data from task where id > ? order by id limit ?",
      [after, FILLED_AT_ONCE],
    );
    const last = rows.at(-1);
    if (!last) return;
    const images = await db.raw.all<Image>(
      `select l.task_id, a.file_name from task_asset l join asset a on a.id = l.asset_id
       where l.task_id ${isListed(db)}`,
      [
        listOf(
          db,
          rows.map((row) => row.id),
        ),
      ],
    );
    const names = groupBy(images, (image) => image.task_id);
    const texts = rows.map((row) => ({
      taskId: row.id,
      projectId: row.project_id,
      text: searchTextOf({
        data: JSON.parse(row.data) as Record<string, unknown>,
        externalId: row.external_id,
        groupKey: row.group_key,
        fileNames: (names.get(row.id) ?? []).map((image) => image.file_name),
      }),
    }));
    await insertSearchTexts(db, texts);
    after = last.id;
  }
}
