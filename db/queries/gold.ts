/** Gold tasks: which are left for an annotator, what was drawn for them, and what they have answered. */
import { and, asc, count, eq, gte, inArray, isNotNull, max, ne, type SQL, sql } from "drizzle-orm";
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { AnnotatorDetail } from "@/lib/annotator/annotator-detail";
import type { Db } from "../client/database";
import { place, prepared } from "../client/prepared";
import { recountLocked } from "./queue";

type Project = { projectId: string };
type Who = Project & { userId: string };
type Own = { taskId: string; userId: string };
export type GoldAnswerRow = Db["t"]["goldAnswer"]["$inferSelect"];

/** `drawn`: for the annotator before, and not answered; `returned`: they gave it back. */
export type OpenGold = { id: string; queueRank: number; drawn: boolean; returned: boolean };

const openGoldOf = prepared<Who, OpenGold[]>(({ q, t }) => {
  const { task, goldDraw } = t;
  const none = (table: string, column: string, condition = "") =>
    sql`not exists (select 1 from ${sql.raw(table)} as x
      where x.task_id = ${task.id} and x.${sql.raw(column)} = ${place("userId")} ${sql.raw(condition)})`;
  return q
    .select({
      id: task.id,
      queueRank: task.queueRank,
      drawn: isNotNull(goldDraw.drawnAt).mapWith(Boolean) as SQL<boolean>,
      returned: sql<boolean>`coalesce(${goldDraw.returned}, false)`.mapWith(Boolean),
    })
    .from(task)
    .leftJoin(goldDraw, and(eq(goldDraw.taskId, task.id), eq(goldDraw.userId, place("userId"))))
    .where(
      and(
        eq(task.projectId, place("projectId")),
        // As text, so that both planners match it to the partial index.
        sql`gold`,
        none("annotation", "user_id"),
        none("lease", "user_id"),
        none("assignment", "user_id"),
        none("review", "reviewer_id"),
        none("question", "asked_by", "and x.status = 'open'"),
      ),
    )
    .orderBy(asc(task.seq));
});

/** The gold tasks on which the annotator has no annotation, lease, assignment, open question or review. */
export const openGold = (db: Db, who: Who): Promise<OpenGold[]> => openGoldOf(db, who);

/** Ordinary tasks that the annotator gave back while gold tasks were mixed in. */
export async function returnedOrdinary(db: Db, { projectId, userId }: Who): Promise<string[]> {
  const { goldDraw, task } = db.t;
  const rows = await db.q
    .select({ id: task.id })
    .from(goldDraw)
    .innerJoin(task, eq(task.id, goldDraw.taskId))
    .where(
      and(
        eq(goldDraw.projectId, projectId),
        eq(goldDraw.userId, userId),
        eq(goldDraw.returned, true),
        eq(task.gold, false),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Records that tasks were drawn for the annotator, or given back. */
export async function insertDraws(
  db: Db,
  {
    taskIds,
    nowMs,
    returned = false,
    ...who
  }: Who & { taskIds: string[]; nowMs: number; returned?: boolean },
): Promise<void> {
  if (taskIds.length === 0) return;
  const { goldDraw } = db.t;
  await db.q
    .insert(goldDraw)
    .values(taskIds.map((taskId) => ({ ...who, taskId, drawnAt: nowMs, returned })))
    .onConflictDoUpdate({ target: [goldDraw.taskId, goldDraw.userId], set: { returned } });
}

const isDrawOf = ({ t: { goldDraw } }: Db, { taskId, userId }: Own) =>
  and(eq(goldDraw.taskId, taskId), eq(goldDraw.userId, userId));

/** Records the first time that the annotator was shown the gold answer; the task need not have been drawn for them. */
export async function setShown(db: Db, { nowMs, ...own }: Who & Own & { nowMs: number }): Promise<void> {
  const { goldDraw } = db.t;
  await db.q
    .insert(goldDraw)
    .values({ ...own, drawnAt: nowMs, shownAt: nowMs })
    .onConflictDoUpdate({
      target: [goldDraw.taskId, goldDraw.userId],
      set: { shownAt: sql`coalesce(${goldDraw.shownAt}, ${nowMs})` },
    });
}

export async function isShown(db: Db, own: Own): Promise<boolean> {
  const { goldDraw } = db.t;
  const rows = await db.q
    .select({ at: goldDraw.shownAt })
    .from(goldDraw)
    .where(and(isDrawOf(db, own), isNotNull(goldDraw.shownAt)))
    .limit(1);
  return rows.length > 0;
}

/** How many tasks were drawn for the annotator; on PostgreSQL the count stays as it is until the transaction ends. */
export async function lockGoldTurn(db: Db, { projectId, userId }: Who): Promise<number> {
  const { membership } = db.t;
  const query = db.q
    .select({ turn: membership.goldTurn })
    .from(membership)
    .where(and(eq(membership.projectId, projectId), eq(membership.userId, userId)))
    .limit(1);
  const [row] = db.dialect === "postgres" ? await query.for("update") : await query;
  return row?.turn ?? 0;
}

export async function updateGoldMember(
  db: Db,
  { projectId, userId, ...change }: Who & { goldTurn?: number; goldSince?: number },
): Promise<boolean> {
  const { membership } = db.t;
  const rows = await db.q
    .update(membership)
    .set(change)
    .where(and(eq(membership.projectId, projectId), eq(membership.userId, userId)))
    .returning({ userId: membership.userId });
  return rows.length > 0;
}

const memberGold = prepared<Who, { goldTurn: number; goldSince: number | null }[]>(
  ({ q, t: { membership } }) =>
    q
      .select({ goldTurn: membership.goldTurn, goldSince: membership.goldSince })
      .from(membership)
      .where(and(eq(membership.projectId, place("projectId")), eq(membership.userId, place("userId"))))
      .limit(1),
);

export async function findGoldMember(db: Db, who: Who) {
  const [row] = await memberGold(db, who);
  return row;
}

/** Since when the gold answers of each member count, of those who were let go on. */
export async function goldSinceOf(db: Db, { projectId }: Project): Promise<Map<string, number>> {
  const { membership } = db.t;
  const rows = await db.q
    .select({ userId: membership.userId, since: membership.goldSince })
    .from(membership)
    .where(and(eq(membership.projectId, projectId), isNotNull(membership.goldSince)));
  return new Map(rows.map(({ userId, since }) => [userId, since ?? 0]));
}

/** What the annotator was shown of themselves on a day; undefined where it was not that day. */
export async function findOwnFigures(
  db: Db,
  { projectId, userId, day }: Who & { day: string },
): Promise<AnnotatorDetail | undefined> {
  const { ownFigures: own } = db.t;
  const [row] = await db.q
    .select({ figures: own.figures })
    .from(own)
    .where(and(eq(own.projectId, projectId), eq(own.userId, userId), eq(own.day, day)))
    .limit(1);
  return row?.figures;
}

/** Takes the place of those of another day; of the same day those that were first stay. */
export async function saveOwnFigures(
  db: Db,
  row: Who & { day: string; figures: AnnotatorDetail },
): Promise<void> {
  const { ownFigures: own } = db.t;
  const { day, figures } = row;
  await db.q
    .insert(own)
    .values(row)
    .onConflictDoUpdate({
      target: [own.projectId, own.userId],
      set: { day, figures },
      setWhere: ne(own.day, day),
    });
}

export async function findGoldAnswer(
  db: Db,
  { taskId }: { taskId: string },
): Promise<GoldAnswerRow | undefined> {
  const { goldAnswer } = db.t;
  const [row] = await db.q.select().from(goldAnswer).where(eq(goldAnswer.taskId, taskId)).limit(1);
  return row;
}

export async function goldAnswersOf(
  db: Db,
  { projectId, taskIds }: Project & { taskIds?: string[] },
): Promise<GoldAnswerRow[]> {
  if (taskIds?.length === 0) return [];
  const { goldAnswer } = db.t;
  return db.q
    .select()
    .from(goldAnswer)
    .where(and(eq(goldAnswer.projectId, projectId), taskIds && inArray(goldAnswer.taskId, taskIds)));
}

/** Changes whenever a gold answer of the project is added, changed or taken away. */
export async function goldSignature(
  db: Db,
  { projectId }: Project,
): Promise<{ tasks: number; mark: string }> {
  const { goldAnswer } = db.t;
  const [row] = await db.q
    .select({
      tasks: count(),
      revisions: sql<number>`coalesce(sum(${goldAnswer.revision}), 0)`,
      at: max(goldAnswer.updatedAt),
    })
    .from(goldAnswer)
    .where(eq(goldAnswer.projectId, projectId));
  return { tasks: row?.tasks ?? 0, mark: `${row?.tasks} ${row?.revisions} ${row?.at}` };
}

/** Makes tasks gold, with these answers. The caller has locked them. */
export async function saveGoldAnswers(db: Db, rows: GoldAnswerRow[]): Promise<void> {
  const { goldAnswer, task } = db.t;
  for (const row of rows) {
    const { taskId: _task, createdAt: _created, ...changes } = row;
    await db.q.insert(goldAnswer).values(row).onConflictDoUpdate({ target: goldAnswer.taskId, set: changes });
  }
  const taskIds = rows.map(({ taskId }) => taskId);
  if (taskIds.length === 0) return;
  await db.q.update(task).set({ gold: true }).where(inArray(task.id, taskIds));
  await recountLocked(db, { taskIds });
}

/** The tasks are ordinary ones again. The caller has locked them. */
export async function deleteGoldAnswers(db: Db, { taskIds }: { taskIds: string[] }): Promise<void> {
  if (taskIds.length === 0) return;
  const { goldAnswer, task } = db.t;
  await db.q.delete(goldAnswer).where(inArray(goldAnswer.taskId, taskIds));
  await db.q.update(task).set({ gold: false }).where(inArray(task.id, taskIds));
  await recountLocked(db, { taskIds });
}

export type GoldGiven = {
  annotationId: string;
  revision: number;
  taskId: string;
  userId: string;
  submittedAt: number;
  goldRevision: number;
};

/**
 * Submitted annotations of gold tasks, of one annotator or of all, in the order of submission. Those that were begun before
 * the gold answer was known are not among them: it may have been made from them.
 */
export async function goldGiven(
  db: Db,
  { projectId, userId }: Project & { userId?: string | undefined },
): Promise<GoldGiven[]> {
  const { annotation, goldAnswer } = db.t;
  const rows = await db.q
    .select({
      annotationId: annotation.id,
      revision: annotation.revision,
      taskId: annotation.taskId,
      userId: annotation.userId,
      submittedAt: annotation.submittedAt,
      goldRevision: goldAnswer.revision,
    })
    .from(goldAnswer)
    .innerJoin(annotation, eq(annotation.taskId, goldAnswer.taskId))
    .where(
      and(
        eq(goldAnswer.projectId, projectId),
        userId === undefined ? undefined : eq(annotation.userId, userId),
        eq(annotation.state, "submitted"),
        gte(annotation.createdAt, goldAnswer.createdAt),
      ),
    )
    .orderBy(asc(annotation.submittedAt), asc(annotation.id));
  return rows.map((row) => ({ ...row, submittedAt: row.submittedAt ?? 0 }));
}

export async function documentsOf(
  db: Db,
  { annotationIds }: { annotationIds: string[] },
): Promise<Map<string, AnnotationDocument>> {
  if (annotationIds.length === 0) return new Map();
  const { annotation } = db.t;
  const rows = await db.q
    .select({ id: annotation.id, document: annotation.document })
    .from(annotation)
    .where(inArray(annotation.id, annotationIds));
  return new Map(rows.map(({ id, document }) => [id, document]));
}
