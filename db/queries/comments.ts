/** Comments on annotations, in threads; a thread has the id of its first comment. */
import { and, asc, countDistinct, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "../client/database";

export type CommentRow = Db["t"]["comment"]["$inferSelect"];
/** `annotatorId`: whose annotation it is about. */
export type NamedComment = CommentRow & { name: string | null; annotatorId: string };

/** Comments on these annotations with the names of their authors, in the order they were written. */
export async function commentsOn(
  db: Db,
  { annotationIds }: { annotationIds: readonly string[] },
): Promise<NamedComment[]> {
  if (annotationIds.length === 0) return [];
  const { annotation, comment, user } = db.t;
  const rows = await db.q
    .select({ comment, name: user.name, annotatorId: annotation.userId })
    .from(comment)
    .innerJoin(annotation, eq(annotation.id, comment.annotationId))
    .leftJoin(user, eq(user.id, comment.authorId))
    .where(inArray(comment.annotationId, [...annotationIds]))
    .orderBy(asc(comment.createdAt), asc(comment.id));
  return rows.map(({ comment: row, ...named }) => ({ ...row, ...named }));
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

type Reader = { projectId: string; userId: string; ownAlso: boolean; limit: number };

/**
 * The last comment of open threads in which this user has written and somebody else has had the last word, the newest first. Found
 * by what the user has written.
 * @param ownAlso also of tasks that the user is to label: their own annotation has to be blind
 */
export async function repliesTo(
  db: Db,
  { projectId, userId, ownAlso, limit }: Reader,
): Promise<(NamedComment & { seq: number })[]> {
  const { annotation, comment, task, user } = db.t;
  const blind = ownAlso
    ? undefined
    : sql`not exists (select 1 from lease l where l.task_id = ${comment.taskId} and l.user_id = ${userId})
        and not exists (select 1 from annotation a
          where a.task_id = ${comment.taskId} and a.user_id = ${userId} and a.state = 'draft')
        and not exists (select 1 from assignment s
          where s.task_id = ${comment.taskId} and s.user_id = ${userId} and not s.done)`;
  const rows = await db.q
    .select({ comment, name: user.name, annotatorId: annotation.userId, seq: task.seq })
    .from(comment)
    .innerJoin(annotation, eq(annotation.id, comment.annotationId))
    .innerJoin(task, eq(task.id, comment.taskId))
    .leftJoin(user, eq(user.id, comment.authorId))
    .where(
      and(
        eq(comment.projectId, projectId),
        ne(comment.authorId, userId),
        // By the annotations of the user's threads, for which there is an index.
        sql`${comment.annotationId} in (select o.annotation_id from comment o
          where o.project_id = ${projectId} and o.author_id = ${userId})`,
        sql`exists (select 1 from comment o
          where o.annotation_id = ${comment.annotationId} and o.thread_id = ${comment.threadId} and o.author_id = ${userId})`,
        sql`exists (select 1 from comment f where f.id = ${comment.threadId} and f.resolved_at is null)`,
        sql`not exists (select 1 from comment n
          where n.annotation_id = ${comment.annotationId} and n.thread_id = ${comment.threadId}
            and (n.created_at > ${comment.createdAt} or (n.created_at = ${comment.createdAt} and n.id > ${comment.id})))`,
        blind,
      ),
    )
    .orderBy(desc(comment.createdAt), desc(comment.id))
    .limit(limit);
  return rows.map(({ comment: row, ...named }) => ({ ...row, ...named }));
}
