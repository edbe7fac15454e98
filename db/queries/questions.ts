/** Questions and rulings. */
import { and, asc, count, desc, eq, gt, inArray, lt, min, ne } from "drizzle-orm";
import type { Db } from "../client/database";
import { inPlace, listOf, place, prepared } from "../client/prepared";
import type { QuestionStatus } from "../schema/decisions";

type Project = { projectId: string };
export type QuestionRow = Db["t"]["question"]["$inferSelect"];

export async function insertQuestion(db: Db, row: Db["t"]["question"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.question).values(row);
}

export async function findQuestion(
  db: Db,
  { projectId, questionId }: Project & { questionId: string },
): Promise<QuestionRow | undefined> {
  const { question } = db.t;
  const [row] = await db.q.select().from(question).where(eq(question.id, questionId)).limit(1);
  return row?.projectId === projectId ? row : undefined;
}

/** Those of the project among these, in no order. */
export async function questionsByIds(
  db: Db,
  { projectId, questionIds }: { projectId: string; questionIds: string[] },
) {
  if (questionIds.length === 0) return [];
  const { question } = db.t;
  return db.q
    .select({ id: question.id, number: question.number })
    .from(question)
    .where(and(eq(question.projectId, projectId), inArray(question.id, questionIds)));
}

export async function updateQuestion(
  db: Db,
  { id, ...changes }: Partial<QuestionRow> & { id: string },
): Promise<void> {
  await db.q.update(db.t.question).set(changes).where(eq(db.t.question.id, id));
}

type Own = { taskIds: unknown; userId: string };

// Runs with every task that is handed out.
const askedAbout = prepared<Own, QuestionRow[]>((db) => {
  const { question } = db.t;
  return db.q
    .select()
    .from(question)
    .where(
      and(
        inPlace(db, question.taskId, "taskIds"),
        eq(question.askedBy, place("userId")),
        ne(question.status, "withdrawn"),
      ),
    )
    .orderBy(asc(question.number));
});

/** The annotator's questions about these tasks, oldest first, without withdrawn ones. */
export async function questionsAbout(
  db: Db,
  { taskIds, userId }: { taskIds: string[]; userId: string },
): Promise<QuestionRow[]> {
  return taskIds.length === 0 ? [] : askedAbout(db, { taskIds: listOf(db, taskIds), userId });
}

/**
 * A page of questions with their tasks and askers: open ones oldest first, since those have waited longest; others
 * newest first.
 * @param after number of the last question of the page before
 */
export async function listQuestions(
  db: Db,
  params: Project & {
    status?: QuestionStatus | undefined;
    askedBy?: string | undefined;
    after?: number | undefined;
    limit: number;
  },
) {
  const { question, task, user } = db.t;
  const rising = params.status === "open";
  const beyond = rising ? gt : lt;
  return db.q
    .select({ question, task, askerName: user.name })
    .from(question)
    .innerJoin(task, eq(task.id, question.taskId))
    .innerJoin(user, eq(user.id, question.askedBy))
    .where(
      and(
        eq(question.projectId, params.projectId),
        params.status && eq(question.status, params.status),
        params.askedBy === undefined ? undefined : eq(question.askedBy, params.askedBy),
        params.after === undefined ? undefined : beyond(question.number, params.after),
      ),
    )
    .orderBy(rising ? asc(question.number) : desc(question.number))
    .limit(params.limit);
}

/** How many questions each user has asked; those that were withdrawn do not count. */
export async function questionsByPerson(db: Db, { projectId }: Project): Promise<Map<string, number>> {
  const { question } = db.t;
  const rows = await db.q
    .select({ userId: question.askedBy, questions: count() })
    .from(question)
    .where(and(eq(question.projectId, projectId), ne(question.status, "withdrawn")))
    .groupBy(question.askedBy);
  return new Map(rows.map(({ userId, questions }) => [userId, Number(questions)]));
}

export async function openQuestions(
  db: Db,
  { projectId }: Project,
): Promise<{ open: number; oldestAt: number | null }> {
  const { question } = db.t;
  const [row] = await db.q
    .select({ open: count(), oldestAt: min(question.createdAt) })
    .from(question)
    .where(and(eq(question.projectId, projectId), eq(question.status, "open")));
  return { open: row?.open ?? 0, oldestAt: row?.oldestAt == null ? null : Number(row.oldestAt) };
}
