/** What reviewers have done in a project. */
import { and, asc, count, desc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../client/database";

type Project = { projectId: string };

/** Reviews by reviewer and decision; a later decision on the same revision has taken the place of an earlier one. */
export async function reviewsByPerson(db: Db, { projectId }: Project) {
  const { review, user } = db.t;
  return db.q
    .select({ userId: review.reviewerId, name: user.name, decision: review.decision, reviews: count() })
    .from(review)
    .innerJoin(user, eq(user.id, review.reviewerId))
    .where(eq(review.projectId, projectId))
    .groupBy(review.reviewerId, user.name, review.decision);
}

/** How long the annotations of the latest reviews had waited for this reviewer, in milliseconds. */
export async function recentWaits(
  db: Db,
  { projectId, reviewerId, limit }: Project & { reviewerId: string; limit: number },
): Promise<number[]> {
  const { review, annotationRevision: revision } = db.t;
  const rows = await db.q
    .select({ reviewedAt: review.createdAt, submittedAt: revision.createdAt })
    .from(review)
    .innerJoin(
      revision,
      and(eq(revision.annotationId, review.annotationId), eq(revision.revision, review.revision)),
    )
    .where(and(eq(review.projectId, projectId), eq(review.reviewerId, reviewerId)))
    .orderBy(desc(review.createdAt))
    .limit(limit);
  return rows.map(({ reviewedAt, submittedAt }) => Math.max(0, reviewedAt - submittedAt));
}

export async function commentsByPerson(db: Db, { projectId }: Project): Promise<Map<string, number>> {
  const { comment } = db.t;
  const rows = await db.q
    .select({ userId: comment.authorId, comments: count() })
    .from(comment)
    .where(eq(comment.projectId, projectId))
    .groupBy(comment.authorId);
  return new Map(rows.map(({ userId, comments }) => [userId, comments]));
}

/**
 * Accepted revisions of tasks with a final answer that a person gave here later, in the order of the ids of the reviews. For the
 * worker.
 */
export async function acceptedBeforeFinal(
  db: Db,
  { projectId, after, limit }: Project & { after: string; limit: number },
) {
  const { review, annotationRevision: revision, resolution } = db.t;
  return db.q
    .select({
      reviewId: review.id,
      taskId: review.taskId,
      reviewerId: review.reviewerId,
      accepted: revision.document,
      final: resolution.document,
      undecidable: resolution.undecidable,
    })
    .from(review)
    .innerJoin(resolution, eq(resolution.taskId, review.taskId))
    .innerJoin(
      revision,
      and(eq(revision.annotationId, review.annotationId), eq(revision.revision, review.revision)),
    )
    .where(
      and(
        eq(review.projectId, projectId),
        eq(review.decision, "accepted"),
        gt(review.id, after),
        gt(resolution.updatedAt, review.createdAt),
        sql`${resolution.importJobId} is null`,
      ),
    )
    .orderBy(asc(review.id))
    .limit(limit);
}
