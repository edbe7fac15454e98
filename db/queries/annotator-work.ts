/** What one annotator has given, for the page about them; read in the computing thread. */
import { and, asc, count, eq, gt, inArray, ne } from "drizzle-orm";
import type { Db } from "../client/database";

type Who = { projectId: string; userId: string };

/** Submitted and skipped annotations in stretches, by id, with the import that has brought them. */
export async function walkAnnotatorWork(
  db: Db,
  { projectId, userId, after, limit }: Who & { after: string; limit: number },
) {
  const { annotation: a, task } = db.t;
  return db.q
    .select({
      id: a.id,
      taskId: a.taskId,
      state: a.state,
      document: a.document,
      schemaVersion: a.schemaVersion,
      leadTimeMs: a.leadTimeMs,
      skipReason: a.skipReason,
      submittedAt: a.submittedAt,
      createdAt: a.createdAt,
      gold: task.gold,
      importJobId: a.importJobId,
    })
    .from(a)
    .innerJoin(task, eq(task.id, a.taskId))
    .where(and(eq(a.projectId, projectId), eq(a.userId, userId), ne(a.state, "draft"), gt(a.id, after)))
    .orderBy(asc(a.id))
    .limit(limit);
}

/** What models have predicted of some tasks, whatever the version of the label schema. */
export async function predictionsOfTasks(
  db: Db,
  { projectId, taskIds }: { projectId: string; taskIds: string[] },
) {
  if (taskIds.length === 0) return [];
  const { prediction: p } = db.t;
  return db.q
    .select({
      taskId: p.taskId,
      document: p.document,
      schemaVersion: p.schemaVersion,
      createdAt: p.createdAt,
    })
    .from(p)
    .where(and(eq(p.projectId, projectId), inArray(p.taskId, taskIds)));
}

/** How many questions the annotator has asked, by status; withdrawn ones left out. */
export async function questionCounts(
  db: Db,
  { projectId, userId }: Who,
): Promise<{ open: number; answered: number }> {
  const { question } = db.t;
  const rows = await db.q
    .select({ status: question.status, questions: count() })
    .from(question)
    .where(and(eq(question.projectId, projectId), eq(question.askedBy, userId)))
    .groupBy(question.status);
  const of = (status: string) => Number(rows.find((row) => row.status === status)?.questions ?? 0);
  return { open: of("open"), answered: of("answered") };
}
