/** Term lists and patterns of a project. */
import { and, asc, count, eq } from "drizzle-orm";
import type { Db } from "../client/database";

export type TermListRow = Db["t"]["termList"]["$inferSelect"];
/** Without its entries, which may be a hundred thousand. */
export type TermListHead = Omit<TermListRow, "entries">;
type Project = { projectId: string };
type List = Project & { listId: string };

function headOf(db: Db) {
  const { id, projectId, name, kind, settings, entryCount, duplicates, lastJobId, createdBy, createdAt } =
    db.t.termList;
  return { id, projectId, name, kind, settings, entryCount, duplicates, lastJobId, createdBy, createdAt };
}

/** By name. */
export async function listTermLists(db: Db, { projectId }: Project): Promise<TermListHead[]> {
  const { termList } = db.t;
  return db.q
    .select(headOf(db))
    .from(termList)
    .where(eq(termList.projectId, projectId))
    .orderBy(asc(termList.name));
}

export async function countTermLists(db: Db, { projectId }: Project): Promise<number> {
  const { termList } = db.t;
  const [row] = await db.q.select({ lists: count() }).from(termList).where(eq(termList.projectId, projectId));
  return row?.lists ?? 0;
}

export async function findTermList(db: Db, { projectId, listId }: List): Promise<TermListHead | undefined> {
  const { termList } = db.t;
  const [row] = await db.q
    .select(headOf(db))
    .from(termList)
    .where(and(eq(termList.projectId, projectId), eq(termList.id, listId)))
    .limit(1);
  return row;
}

export async function hasTermListNamed(
  db: Db,
  { projectId, name }: Project & { name: string },
): Promise<boolean> {
  const { termList } = db.t;
  const rows = await db.q
    .select({ id: termList.id })
    .from(termList)
    .where(and(eq(termList.projectId, projectId), eq(termList.name, name)))
    .limit(1);
  return rows.length > 0;
}

/** Nothing of a list that is gone. */
export async function entriesOf(db: Db, { projectId, listId }: List): Promise<TermListRow["entries"]> {
  const { termList } = db.t;
  const [row] = await db.q
    .select({ entries: termList.entries })
    .from(termList)
    .where(and(eq(termList.projectId, projectId), eq(termList.id, listId)))
    .limit(1);
  return row?.entries ?? [];
}

export async function insertTermList(db: Db, row: TermListRow): Promise<void> {
  await db.q.insert(db.t.termList).values(row);
}

/** The terms that a run has collected. */
export async function setEntries(
  db: Db,
  { projectId, listId, entries }: List & { entries: TermListRow["entries"] },
): Promise<void> {
  const { termList } = db.t;
  await db.q
    .update(termList)
    .set({ entries, entryCount: entries.length })
    .where(and(eq(termList.projectId, projectId), eq(termList.id, listId)));
}

/** The lists whose terms are what annotators have marked. */
export const confirmedLists = (db: Db, { projectId }: Project): Promise<TermListHead[]> =>
  db.q
    .select(headOf(db))
    .from(db.t.termList)
    .where(and(eq(db.t.termList.projectId, projectId), eq(db.t.termList.kind, "confirmed")));

export async function setLastJob(
  db: Db,
  { listId, jobId }: { listId: string; jobId: string },
): Promise<void> {
  const { termList } = db.t;
  await db.q.update(termList).set({ lastJobId: jobId }).where(eq(termList.id, listId));
}

export async function deleteTermList(db: Db, { projectId, listId }: List): Promise<void> {
  const { termList } = db.t;
  await db.q.delete(termList).where(and(eq(termList.projectId, projectId), eq(termList.id, listId)));
}
