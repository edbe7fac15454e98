/** Reviews, and the answers that wait for one. */
import { and, asc, desc, eq, gt, lt, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, listOf, place, prepared } from "../client/prepared";
import type { ReviewDecision } from "../schema/decisions";
import { isExcluded } from "./exclusions";

export type ReviewRow = Db["t"]["review"]["$inferSelect"];
type Project = { projectId: string };
type Revision = { annotationId: string; revision: number };

const reviewOf = prepared<Revision, ReviewRow[]>(({ q, t: { review } }) =>
  q
    .select()
    .from(review)
    .where(and(eq(review.annotationId, place("annotationId")), eq(review.revision, place("revision"))))
    .limit(1),
);

export async function findReview(db: Db, of: Revision): Promise<ReviewRow | undefined> {
  const [row] = await reviewOf(db, of);
  return row;
}

/** Writes the review of a revision, over an earlier one of the same revision. */
export async function saveReview(db: Db, row: Db["t"]["review"]["$inferInsert"]): Promise<void> {
  const { review } = db.t;
  const { id: _id, projectId: _project, taskId: _task, annotationId, revision, ...changes } = row;
  await db.q
    .insert(review)
    .values(row)
    .onConflictDoUpdate({ target: [review.annotationId, review.revision], set: changes });
}

const reviewsOf = prepared<{ annotationIds: unknown }, ReviewRow[]>((db) => {
  const { review } = db.t;
  return db.q
    .select()
    .from(review)
    .where(inPlace(db, review.annotationId, "annotationIds"))
    .orderBy(asc(review.revision));
});

/** The latest review of each of these annotations, by annotation id. */
export async function latestReviews(
  db: Db,
  { annotationIds }: { annotationIds: string[] },
): Promise<Map<string, ReviewRow>> {
  if (annotationIds.length === 0) return new Map();
  const rows = await reviewsOf(db, { annotationIds: listOf(db, annotationIds) });
  return new Map(rows.map((row) => [row.annotationId, row]));
}

/** Where the page before ended. */
export type ReviewCursor = { at: number; id: string };
type Reader = {
  reviewerId: string;
  /** Leave out tasks the reviewer is to label or is labeling: their own answer has to be blind. */
  blind: boolean;
};
type OfOthers = Project & Reader & { annotator?: string | undefined };

/**
 * Whether the reviewer may see the task in this column: the same rule as `requireNotLabeling`, as a condition. By the
 * task alone, so that each part is one look into an index per row.
 */
function mayBeTold(taskId: SQLWrapper, { reviewerId, blind }: Reader): SQL | undefined {
  if (!blind) return undefined;
  const own = (table: SQL, more: SQL) =>
    sql`not exists (select 1 from ${table} o where o.task_id = ${taskId} and o.user_id = ${reviewerId}${more})`;
  return and(
    own(sql`lease`, sql``),
    own(sql`annotation`, sql` and o.state = 'draft'`),
    own(
      sql`assignment`,
      sql` and not exists (select 1 from annotation b where b.task_id = o.task_id and b.user_id = o.user_id and b.state <> 'draft')`,
    ),
  );
}

function isWaiting(db: Db, { projectId, annotator, ...reader }: OfOthers): SQL | undefined {
  const { annotation } = db.t;
  return and(
    eq(annotation.projectId, projectId),
    // Written as text so that both planners match it to the partial index.
    sql`review_due`,
    sql`${annotation.userId} <> ${reader.reviewerId}`,
    annotator === undefined ? undefined : eq(annotation.userId, annotator),
    // What counts for nothing needs no review.
    sql`not ${sql.raw(isExcluded("annotation"))}`,
    mayBeTold(annotation.taskId, reader),
  );
}

const item = ({ annotation, task, user }: Db["t"]) => ({
  annotationId: annotation.id,
  revision: annotation.revision,
  submittedAt: annotation.submittedAt,
  userId: annotation.userId,
  name: user.name,
  taskId: task.id,
  seq: task.seq,
  preview: task.preview,
});

/** Submitted annotations of others whose current revision has no review, oldest first. */
export async function waitingAnswers(
  db: Db,
  { after, limit, ...waiting }: OfOthers & { after?: ReviewCursor | undefined; limit: number },
) {
  const { annotation, task, user } = db.t;
  const { submittedAt, id } = annotation;
  return db.q
    .select(item(db.t))
    .from(annotation)
    .innerJoin(task, eq(task.id, annotation.taskId))
    .innerJoin(user, eq(user.id, annotation.userId))
    .where(
      and(
        isWaiting(db, waiting),
        after && or(gt(submittedAt, after.at), and(eq(submittedAt, after.at), gt(id, after.id))),
        // Repeated as a condition of its own, so that the walk begins there and not at the start of the index.
        after && sql`${submittedAt} >= ${after.at}`,
      ),
    )
    .orderBy(asc(submittedAt), asc(id))
    .limit(limit);
}

/** How many wait, counted no further than `most`. */
export async function countWaiting(
  db: Db,
  { most, ...waiting }: OfOthers & { most: number },
): Promise<number> {
  const found = db.q
    .select({ id: db.t.annotation.id })
    .from(db.t.annotation)
    .where(isWaiting(db, waiting))
    .limit(most)
    .as("found");
  const [row] = await db.q.select({ answers: sql<number>`count(*)`.mapWith(Number) }).from(found);
  return row?.answers ?? 0;
}

/**
 * Reviews of others' annotations with one review decision, newest first. Their reason and rule are a hint at the
 * answer, too.
 */
export async function listReviews(
  db: Db,
  params: OfOthers & { decision: ReviewDecision; before?: ReviewCursor | undefined; limit: number },
) {
  const { annotation, review, task, user } = db.t;
  const { createdAt, id } = review;
  const { before } = params;
  return db.q
    .select({ ...item(db.t), revision: review.revision, review })
    .from(review)
    .innerJoin(annotation, eq(annotation.id, review.annotationId))
    .innerJoin(task, eq(task.id, review.taskId))
    .innerJoin(user, eq(user.id, annotation.userId))
    .where(
      and(
        eq(review.projectId, params.projectId),
        eq(review.decision, params.decision),
        sql`${annotation.userId} <> ${params.reviewerId}`,
        params.annotator === undefined ? undefined : eq(annotation.userId, params.annotator),
        mayBeTold(review.taskId, params),
        before && or(lt(createdAt, before.at), and(eq(createdAt, before.at), lt(id, before.id))),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(params.limit);
}
