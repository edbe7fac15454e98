/** Comments on annotations, in threads; a thread has the id of its first comment. */
import { and, asc, countDistinct, eq, inArray } from "drizzle-orm";
import type { Db } from "../client/database";

export type CommentRow = Db["t"]["comment"]["$inferSelect"];
export type NamedComment = CommentRow & { name: string | null };

/** Comments on these annotations with the names of their authors, in the order they were written. */
export async function commentsOn(
  db: Db,
  { annotationIds }: { annotationIds: readonly string[] },
): Promise<NamedComment[]> {
  if (annotationIds.length === 0) return [];
  const { comment, user } = db.t;
  const rows = await db.q
    .select({ comment, name: user.name })
    .from(comment)
    .leftJoin(user, eq(user.id, comment.authorId))
    .where(inArray(comment.annotationId, [...annotationIds]))
    .orderBy(asc(comment.createdAt), asc(comment.id));
  return rows.map(({ comment: row, name }) => ({ ...row, name }));
}

/** How many threads there are about these annotations, by annotation; those without one are left out. */
export async function countThreads(
  db: Db,
  { annotationIds }: { annotationIds: readonly string[] },
): Promise<Map<string, number>> {
  if (annotationIds.length === 0) return new Map();
  const { comment } = db.t;
  const rows = await db.q
    .select({ id: comment.annotationId, threads: countDistinct(comment.threadId) })
    .from(comment)
    .where(inArray(comment.annotationId, [...annotationIds]))
    .groupBy(comment.annotationId);
  return new Map(rows.map(({ id, threads }) => [id, Number(threads)]));
}

/** The first comment of a thread. */
export async function findThread(
  db: Db,
  { threadId }: { threadId: string },
): Promise<CommentRow | undefined> {
  const { comment } = db.t;
  const [row] = await db.q
    .select()
    .from(comment)
    .where(and(eq(comment.id, threadId), eq(comment.threadId, threadId)))
    .limit(1);
  return row;
}

export async function insertComment(db: Db, row: CommentRow): Promise<void> {
  await db.q.insert(db.t.comment).values(row);
}

/** Resolves a thread or opens it again. */
export async function setResolved(
  db: Db,
  { threadId, ...changes }: { threadId: string; resolvedAt: number | null; resolvedBy: string | null },
): Promise<void> {
  await db.q.update(db.t.comment).set(changes).where(eq(db.t.comment.id, threadId));
}
