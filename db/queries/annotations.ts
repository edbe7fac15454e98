import { and, asc, count, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { Db } from "../client/database";

export type AnnotationRow = Db["t"]["annotation"]["$inferSelect"];

export async function findOwnAnnotation(
  db: Db,
  { taskId, userId }: { taskId: string; userId: string },
): Promise<AnnotationRow | undefined> {
  const { annotation } = db.t;
  const [row] = await db.q
    .select()
    .from(annotation)
    .where(and(eq(annotation.taskId, taskId), eq(annotation.userId, userId)))
    .limit(1);
  return row;
}

export async function ownAnnotations(db: Db, { taskIds, userId }: { taskIds: string[]; userId: string }) {
  if (taskIds.length === 0) return [];
  const { annotation } = db.t;
  return db.q
    .select()
    .from(annotation)
    .where(and(inArray(annotation.taskId, taskIds), eq(annotation.userId, userId)));
}

export async function annotationIdExists(
  db: Db,
  { annotationId }: { annotationId: string },
): Promise<boolean> {
  const { annotation } = db.t;
  const rows = await db.q
    .select({ id: annotation.id })
    .from(annotation)
    .where(eq(annotation.id, annotationId))
    .limit(1);
  return rows.length > 0;
}

export async function revisionHash(
  db: Db,
  params: { annotationId: string; revision: number },
): Promise<string | undefined> {
  const { annotationRevision } = db.t;
  const [row] = await db.q
    .select({ hash: annotationRevision.hash })
    .from(annotationRevision)
    .where(
      and(
        eq(annotationRevision.annotationId, params.annotationId),
        eq(annotationRevision.revision, params.revision),
      ),
    )
    .limit(1);
  return row?.hash;
}

export async function insertAnnotation(db: Db, row: Db["t"]["annotation"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.annotation).values(row);
}

export async function updateAnnotation(
  db: Db,
  { id, ...changes }: Partial<AnnotationRow> & { id: string },
): Promise<void> {
  await db.q.update(db.t.annotation).set(changes).where(eq(db.t.annotation.id, id));
}

export async function insertRevision(
  db: Db,
  row: Db["t"]["annotationRevision"]["$inferInsert"],
): Promise<void> {
  await db.q.insert(db.t.annotationRevision).values(row);
}

/** Everybody's answers to some tasks with their names, oldest first. */
export async function answersOf(db: Db, { projectId, taskIds }: { projectId: string; taskIds: string[] }) {
  if (taskIds.length === 0) return [];
  const { annotation, user } = db.t;
  return db.q
    .select({ annotation, name: user.name })
    .from(annotation)
    .innerJoin(user, eq(user.id, annotation.userId))
    .where(and(eq(annotation.projectId, projectId), inArray(annotation.taskId, taskIds)))
    .orderBy(asc(annotation.createdAt), asc(annotation.id));
}

/** Submitted documents of some tasks, in a fixed order. */
export async function submittedDocuments(
  db: Db,
  { projectId, taskIds }: { projectId: string; taskIds: string[] },
) {
  if (taskIds.length === 0) return [];
  const { annotation } = db.t;
  return db.q
    .select({ taskId: annotation.taskId, userId: annotation.userId, document: annotation.document })
    .from(annotation)
    .where(
      and(
        eq(annotation.projectId, projectId),
        inArray(annotation.taskId, taskIds),
        eq(annotation.state, "submitted"),
      ),
    )
    .orderBy(asc(annotation.taskId), asc(annotation.userId));
}

export async function countOwnSince(
  db: Db,
  params: { projectId: string; userId: string; sinceMs: number },
): Promise<number> {
  const { annotation } = db.t;
  const [row] = await db.q
    .select({ answers: count() })
    .from(annotation)
    .where(
      and(
        eq(annotation.projectId, params.projectId),
        eq(annotation.userId, params.userId),
        gte(annotation.updatedAt, params.sinceMs),
        eq(annotation.state, "submitted"),
      ),
    );
  return row?.answers ?? 0;
}

export async function ownHistory(
  db: Db,
  params: { projectId: string; userId: string; beforeMs?: number | undefined; limit: number },
) {
  const { annotation, task } = db.t;
  return db.q
    .select({
      taskId: annotation.taskId,
      seq: task.seq,
      state: annotation.state,
      updatedAt: annotation.updatedAt,
      preview: task.preview,
    })
    .from(annotation)
    .innerJoin(task, eq(task.id, annotation.taskId))
    .where(
      and(
        eq(annotation.projectId, params.projectId),
        eq(annotation.userId, params.userId),
        params.beforeMs === undefined ? undefined : lt(annotation.updatedAt, params.beforeMs),
      ),
    )
    .orderBy(desc(annotation.updatedAt), desc(annotation.id))
    .limit(params.limit);
}

/** Documents that use a control, for the question what a schema change would touch. */
export async function documentsUsing(
  db: Db,
  { projectId, needle }: { projectId: string; needle: string },
): Promise<number> {
  const { annotation } = db.t;
  const [row] = await db.q
    .select({ answers: count() })
    .from(annotation)
    .where(and(eq(annotation.projectId, projectId), sql`${annotation.document} like ${`%${needle}%`}`));
  return row?.answers ?? 0;
}
