/** Lists of candidates of a project. */
import { and, asc, count, eq } from "drizzle-orm";
import type { Db } from "../client/database";

export type CandidateListRow = Db["t"]["candidateList"]["$inferSelect"];
/** Without its candidates, which may be a hundred thousand. */
export type CandidateListHead = Omit<CandidateListRow, "content">;
type Project = { projectId: string };
type List = Project & { listId: string };

function headOf(db: Db) {
  const { id, projectId, name, sha256, candidateCount, duplicates, createdBy, createdAt, updatedAt } =
    db.t.candidateList;
  return { id, projectId, name, sha256, candidateCount, duplicates, createdBy, createdAt, updatedAt };
}

/** By name. */
export async function listCandidateLists(db: Db, { projectId }: Project): Promise<CandidateListHead[]> {
  const { candidateList } = db.t;
  return db.q
    .select(headOf(db))
    .from(candidateList)
    .where(eq(candidateList.projectId, projectId))
    .orderBy(asc(candidateList.name));
}

export async function countCandidateLists(db: Db, { projectId }: Project): Promise<number> {
  const { candidateList } = db.t;
  const [row] = await db.q
    .select({ lists: count() })
    .from(candidateList)
    .where(eq(candidateList.projectId, projectId));
  return row?.lists ?? 0;
}

export async function findCandidateList(
  db: Db,
  { projectId, listId }: List,
): Promise<CandidateListHead | undefined> {
  const { candidateList } = db.t;
  const [row] = await db.q
    .select(headOf(db))
    .from(candidateList)
    .where(and(eq(candidateList.projectId, projectId), eq(candidateList.id, listId)))
    .limit(1);
  return row;
}

/** The content of a list and its hash, of one instant; undefined where there is no such list. */
export async function candidateContent(
  db: Db,
  { projectId, listId }: List,
): Promise<Pick<CandidateListRow, "content" | "sha256"> | undefined> {
  const { candidateList } = db.t;
  const [row] = await db.q
    .select({ content: candidateList.content, sha256: candidateList.sha256 })
    .from(candidateList)
    .where(and(eq(candidateList.projectId, projectId), eq(candidateList.id, listId)))
    .limit(1);
  return row;
}

export async function hasCandidateListNamed(
  db: Db,
  { projectId, name }: Project & { name: string },
): Promise<boolean> {
  const { candidateList } = db.t;
  const rows = await db.q
    .select({ id: candidateList.id })
    .from(candidateList)
    .where(and(eq(candidateList.projectId, projectId), eq(candidateList.name, name)))
    .limit(1);
  return rows.length > 0;
}

export async function insertCandidateList(db: Db, row: CandidateListRow): Promise<void> {
  await db.q.insert(db.t.candidateList).values(row);
}

export async function updateCandidateList(
  db: Db,
  {
    projectId,
    listId,
    ...changes
  }: List & Pick<CandidateListRow, "content" | "sha256" | "candidateCount" | "duplicates" | "updatedAt">,
): Promise<void> {
  const { candidateList } = db.t;
  await db.q
    .update(candidateList)
    .set(changes)
    .where(and(eq(candidateList.projectId, projectId), eq(candidateList.id, listId)));
}

export async function deleteCandidateList(db: Db, { projectId, listId }: List): Promise<void> {
  const { candidateList } = db.t;
  await db.q
    .delete(candidateList)
    .where(and(eq(candidateList.projectId, projectId), eq(candidateList.id, listId)));
}
