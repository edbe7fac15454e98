/** Reviews, and the answers that wait for one. */
import { and, asc, desc, eq, gt, inArray, lt, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { SAMPLE_CHARS, type Stretch } from "@/lib/core/id-sample";
import { ID_CHARS } from "@/lib/core/ids";
import type { Db, SqlText } from "../client/database";
import { inPlace, listOf, place, prepared } from "../client/prepared";
import type { ReviewDecision } from "../schema/decisions";
import { isExcluded } from "./exclusions";
import { partsOfFilter, type TaskWhere } from "./task-filter";

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

export async function deleteReview(db: Db, { reviewId }: { reviewId: string }): Promise<void> {
  await db.q.delete(db.t.review).where(eq(db.t.review.id, reviewId));
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
/** What is asked of an annotation besides: of its task, and a label that it has, as `labelKey` makes it. */
export type AboutAnswers = Pick<TaskWhere, "group" | "search" | "agreement"> & {
  label?: string | undefined;
  /** Only those whose ids end so. */
  sample?: readonly Stretch[] | undefined;
};
type OfOthers = Project &
  Reader & {
    annotator?: string | undefined;
    about?: AboutAnswers | undefined;
    /** Of those that wait: only what came back after this reviewer had rejected it. */
    back?: boolean | undefined;
  };

/** Bytes are compared, whatever the language of the database. */
function isSampled(db: Db, stretches: readonly Stretch[]): SQL {
  const end = sql`substr(${db.t.annotation.id}, ${sql.raw(String(ID_CHARS - SAMPLE_CHARS + 1))})`;
  const text = db.dialect === "postgres" ? sql`${end} collate "C"` : end;
  const parts = stretches.map(({ from, to }) =>
    to === null ? sql`${text} >= ${from}` : sql`(${text} >= ${from} and ${text} < ${to})`,
  );
  return sql`(${sql.join(parts, sql` or `)})`;
}

function isAbout(db: Db, projectId: string, { label, sample, ...asked }: AboutAnswers = {}): SQL[] {
  const { annotation, task } = db.t;
  const parts = partsOfFilter(db, { projectId, ...asked }).map(({ where }) => where);
  const { taskId, userId } = annotation;
  return [
    ...(sample ? [isSampled(db, sample)] : []),
    ...(parts.length === 0
      ? []
      : [sql`exists (select 1 from ${task} where ${task.id} = ${taskId} and ${and(...parts)})`]),
    ...(label === undefined
      ? []
      : [
          sql`exists (select 1 from task_label l where l.task_id = ${taskId} and l.user_id = ${userId} and l.label_key = ${label})`,
        ]),
  ];
}

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

/** The last review of the annotation was a rejection, by a reviewer of whom the condition is true. */
const wasRejected = ({ t: { annotation } }: Db, who: SQL): SQL => sql`exists (
  select 1 from review r where r.annotation_id = ${annotation.id} and r.decision = 'rejected' and ${who}
    and not exists (select 1 from review x where x.annotation_id = r.annotation_id and x.revision > r.revision))`;

/** Among what this reviewer has rejected at all, by its index: few annotations of a long list that waits. */
const cameBackTo = (db: Db, { projectId, reviewerId }: Project & Reader): SQL =>
  sql`${db.t.annotation.id} in (select b.annotation_id from review b
    where b.project_id = ${projectId} and b.reviewer_id = ${reviewerId} and b.decision = 'rejected')`;

/**
 * What came back goes to who rejected it, as long as they are here and are not to label the task themselves: others would have to find out what was meant. Managers
 * see all.
 */
const isForAnother = (db: Db, { reviewerId, blind }: Reader): SQL | undefined =>
  blind
    ? wasRejected(
        db,
        sql`r.reviewer_id <> ${reviewerId} and exists (select 1 from membership m
          where m.project_id = r.project_id and m.user_id = r.reviewer_id and m.role <> 'annotator')
          and not exists (select 1 from lease l where l.task_id = r.task_id and l.user_id = r.reviewer_id)
          and not exists (select 1 from assignment s
            where s.task_id = r.task_id and s.user_id = r.reviewer_id and not s.done)`,
      )
    : undefined;

function isWaiting(db: Db, { projectId, annotator, about, back, ...reader }: OfOthers): SQL | undefined {
  const { annotation } = db.t;
  const isOfAnother = isForAnother(db, reader);
  return and(
    // What came back is found by its rejections: an expression keeps SQLite from walking all that waits instead.
    back ? sql`${annotation.projectId} || '' = ${projectId}` : eq(annotation.projectId, projectId),
    // Written as text so that both planners match it to the partial index.
    sql`review_due`,
    sql`${annotation.userId} <> ${reader.reviewerId}`,
    annotator === undefined ? undefined : eq(annotation.userId, annotator),
    // What counts for nothing needs no review.
    sql`not ${sql.raw(isExcluded("annotation"))}`,
    mayBeTold(annotation.taskId, reader),
    isOfAnother && sql`not ${isOfAnother}`,
    back
      ? and(
          cameBackTo(db, { projectId, ...reader }),
          wasRejected(db, sql`r.reviewer_id = ${reader.reviewerId}`),
        )
      : undefined,
    ...isAbout(db, projectId, about),
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

type WaitingPage = OfOthers & { after?: ReviewCursor | undefined; limit: number };

function waitingPage(db: Db, { after, ...waiting }: WaitingPage) {
  const { submittedAt, id } = db.t.annotation;
  return {
    where: and(
      isWaiting(db, waiting),
      after && or(gt(submittedAt, after.at), and(eq(submittedAt, after.at), gt(id, after.id))),
      // Repeated as a condition of its own, so that the walk begins there and not at the start of the index.
      after && sql`${submittedAt} >= ${after.at}`,
    ),
    order: [asc(submittedAt), asc(id)],
  };
}

const items = (db: Db) => {
  const { annotation, task, user } = db.t;
  return db.q
    .select(item(db.t))
    .from(annotation)
    .innerJoin(task, eq(task.id, annotation.taskId))
    .innerJoin(user, eq(user.id, annotation.userId));
};

/** Submitted annotations of others whose current revision has no review, oldest first. */
export async function waitingAnswers(db: Db, page: WaitingPage) {
  const { where, order } = waitingPage(db, page);
  return items(db)
    .where(where)
    .orderBy(...order)
    .limit(page.limit);
}

/** Their ids; what is asked about them may be true of few, so it is for `scan`. */
export function waitingIds(db: Db, page: WaitingPage): SqlText {
  const { where, order } = waitingPage(db, page);
  const { annotation } = db.t;
  return db.q
    .select({ id: annotation.id })
    .from(annotation)
    .where(where)
    .orderBy(...order)
    .limit(page.limit)
    .toSQL();
}

/** In the order of the ids. */
export async function answersByIds(db: Db, { annotationIds }: { annotationIds: string[] }) {
  if (annotationIds.length === 0) return [];
  const rows = await items(db).where(inArray(db.t.annotation.id, annotationIds));
  const byId = new Map(rows.map((row) => [row.annotationId, row]));
  return annotationIds.flatMap((id) => byId.get(id) ?? []);
}

/** How many wait, counted no further than `most`, as `answers`; for `scan`. */
export function countOfWaiting(db: Db, { most, ...waiting }: OfOthers & { most: number }): SqlText {
  const found = db.q
    .select({ id: db.t.annotation.id })
    .from(db.t.annotation)
    .where(isWaiting(db, waiting))
    .limit(most)
    .as("found");
  return db.q
    .select({ answers: sql<number>`count(*)`.as("answers") })
    .from(found)
    .toSQL();
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
    .select({
      ...item(db.t),
      revision: review.revision,
      // One that was sent back is a draft of a further revision until it is submitted again.
      changedSince: sql<unknown>`${annotation.revision} > ${review.revision} and ${annotation.state} = 'submitted'`,
      review,
    })
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
        ...isAbout(db, params.projectId, params.about),
        before && or(lt(createdAt, before.at), and(eq(createdAt, before.at), lt(id, before.id))),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(params.limit);
}
