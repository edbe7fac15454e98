import { and, asc, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import { groupBy } from "@/lib/core/group-by";
import type { Db } from "../client/database";
import { inPlace, listOf, place, prepared } from "../client/prepared";

export type AnnotationRow = Db["t"]["annotation"]["$inferSelect"];

const annotationsBy = prepared<{ taskIds: unknown; userId: string }, AnnotationRow[]>((db) => {
  const { annotation } = db.t;
  return db.q
    .select()
    .from(annotation)
    .where(and(inPlace(db, annotation.taskId, "taskIds"), eq(annotation.userId, place("userId"))));
});

export async function ownAnnotations(
  db: Db,
  { taskIds, userId }: { taskIds: string[]; userId: string },
): Promise<AnnotationRow[]> {
  return taskIds.length === 0 ? [] : annotationsBy(db, { taskIds: listOf(db, taskIds), userId });
}

export async function findOwnAnnotation(
  db: Db,
  { taskId, userId }: { taskId: string; userId: string },
): Promise<AnnotationRow | undefined> {
  const [row] = await ownAnnotations(db, { taskIds: [taskId], userId });
  return row;
}

export async function findAnnotation(
  db: Db,
  { annotationId }: { annotationId: string },
): Promise<AnnotationRow | undefined> {
  const { annotation } = db.t;
  const [row] = await db.q.select().from(annotation).where(eq(annotation.id, annotationId)).limit(1);
  return row;
}

/** The tasks of annotations of the project, by annotation. */
export async function taskIdsOfAnnotations(
  db: Db,
  { projectId, annotationIds }: { projectId: string; annotationIds: string[] },
): Promise<Map<string, string>> {
  if (annotationIds.length === 0) return new Map();
  const { annotation } = db.t;
  const rows = await db.q
    .select({ id: annotation.id, taskId: annotation.taskId, projectId: annotation.projectId })
    .from(annotation)
    .where(inArray(annotation.id, annotationIds));
  return new Map(rows.filter((row) => row.projectId === projectId).map((row) => [row.id, row.taskId]));
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
  await db.raw.insertMany(db.t.annotation, [row]);
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
  await db.raw.insertMany(db.t.annotationRevision, [row]);
}

/** All annotations of some tasks with their annotators' names, oldest first. */
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

/** How long the submitted annotations of a task are together, bytes. */
export async function submittedBytes(db: Db, { taskId }: { taskId: string }): Promise<number> {
  const [row] = await db.raw.all<{ bytes: number | string | null }>(
    "select sum(octet_length(document)) as bytes from annotation where task_id = ? and state = 'submitted'",
    [taskId],
  );
  return Number(row?.bytes ?? 0);
}

/** By id of the annotation. */
export async function annotatorsById(
  db: Db,
  { annotationIds }: { annotationIds: string[] },
): Promise<Map<string, { id: string; name: string }>> {
  if (annotationIds.length === 0) return new Map();
  const { annotation, user } = db.t;
  const rows = await db.q
    .select({ annotationId: annotation.id, id: user.id, name: user.name })
    .from(annotation)
    .innerJoin(user, eq(user.id, annotation.userId))
    .where(inArray(annotation.id, annotationIds));
  return new Map(rows.map(({ annotationId, ...annotator }) => [annotationId, annotator]));
}

/** Those of the tasks that an annotator has answered, skipped or begun. */
export async function tasksWithWork(db: Db, { taskIds }: { taskIds: string[] }): Promise<Set<string>> {
  const { annotation } = db.t;
  const rows = await db.q
    .selectDistinct({ taskId: annotation.taskId })
    .from(annotation)
    .where(inArray(annotation.taskId, taskIds));
  return new Set(rows.map((row) => row.taskId));
}

const annotationsIn = prepared<{ taskIds: unknown }, AnnotationRow[]>((db) => {
  const { annotation } = db.t;
  return db.q
    .select()
    .from(annotation)
    .where(inPlace(db, annotation.taskId, "taskIds"));
});

export async function annotationsOfTasks(
  db: Db,
  { projectId, taskIds }: { projectId: string; taskIds: string[] },
): Promise<AnnotationRow[]> {
  if (taskIds.length === 0) return [];
  const rows = await annotationsIn(db, { taskIds: listOf(db, taskIds) });
  return rows.filter((row) => row.projectId === projectId);
}

/** Submitted documents of some tasks, in a fixed order. */
export async function submittedDocuments(
  db: Db,
  { projectId, taskIds }: { projectId: string; taskIds: string[] },
) {
  if (taskIds.length === 0) return [];
  const { annotation } = db.t;
  return db.q
    .select({
      taskId: annotation.taskId,
      userId: annotation.userId,
      document: annotation.document,
      schemaVersion: annotation.schemaVersion,
      submittedAt: annotation.submittedAt,
    })
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

export async function ownHistory(
  db: Db,
  params: {
    projectId: string;
    userId: string;
    before?: { at: number; id: string } | undefined;
    limit: number;
  },
) {
  const { annotation, task } = db.t;
  const { before } = params;
  const isAfter =
    before &&
    or(
      lt(annotation.updatedAt, before.at),
      and(eq(annotation.updatedAt, before.at), lt(annotation.id, before.id)),
    );
  return db.q
    .select({
      annotationId: annotation.id,
      taskId: annotation.taskId,
      seq: task.seq,
      state: annotation.state,
      updatedAt: annotation.updatedAt,
      preview: task.preview,
      waiting: sql<boolean>`exists (select 1 from question q where q.task_id = ${annotation.taskId}
        and q.asked_by = ${annotation.userId} and q.status = 'open')`.mapWith(Boolean),
    })
    .from(annotation)
    .innerJoin(task, eq(task.id, annotation.taskId))
    .where(and(eq(annotation.projectId, params.projectId), eq(annotation.userId, params.userId), isAfter))
    .orderBy(desc(annotation.updatedAt), desc(annotation.id))
    .limit(params.limit);
}

/** Those who submitted an annotation, by task and in the order of their names. */
export async function annotatorsOfTasks(
  db: Db,
  { taskIds }: { taskIds: string[] },
): Promise<Map<string, { id: string; name: string }[]>> {
  if (taskIds.length === 0) return new Map();
  const { annotation, user } = db.t;
  const rows = await db.q
    .select({ taskId: annotation.taskId, id: user.id, name: user.name })
    .from(annotation)
    .innerJoin(user, eq(user.id, annotation.userId))
    .where(and(inArray(annotation.taskId, taskIds), eq(annotation.state, "submitted")))
    .orderBy(asc(user.name));
  return groupBy(rows, ({ taskId }) => taskId);
}
