/** Second decisions on a sample of adjudicated tasks; rows without a document are drawn and wait for one. */
import { and, asc, count, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "../client/database";

type Project = { projectId: string };
export type SecondRow = Db["t"]["secondResolution"]["$inferSelect"];

/** Adjudicated tasks that are in no sample yet, in the order of their ids. */
export async function resolvedOutsideSample(db: Db, { projectId }: Project): Promise<string[]> {
  const rows = await db.raw.all<{ id: string }>(
    `select r.task_id as id from resolution r
     where r.project_id = ? and r.import_job_id is null
       and not exists (select 1 from second_resolution s where s.task_id = r.task_id)
     order by r.task_id`,
    [projectId],
  );
  return rows.map(({ id }) => id);
}

export async function addToSample(
  db: Db,
  { projectId, taskIds, nowMs }: Project & { taskIds: readonly string[]; nowMs: number },
): Promise<void> {
  const drawn = { first: null, document: null, undecidable: null, schemaVersion: null, resolvedBy: null };
  const at = { createdAt: nowMs, updatedAt: nowMs };
  // Somebody else may have drawn it meanwhile.
  await db.q
    .insert(db.t.secondResolution)
    .values(taskIds.map((taskId) => ({ taskId, projectId, ...drawn, ...at })))
    .onConflictDoNothing();
}

/** Tasks of the sample without a second decision leave it. @returns how many */
export async function emptySample(db: Db, { projectId }: Project): Promise<number> {
  const { secondResolution: t } = db.t;
  const gone = await db.q
    .delete(t)
    .where(and(eq(t.projectId, projectId), isNull(t.document)))
    .returning({ taskId: t.taskId });
  return gone.length;
}

/** Of the tasks of the sample that are still adjudicated. */
export async function sampleCounts(
  db: Db,
  { projectId }: Project,
): Promise<{ resolved: number; drawable: number; sampled: number; done: number }> {
  const { job, resolution, secondResolution: second } = db.t;
  const [all] = await db.q
    .select({ tasks: count() })
    .from(resolution)
    .where(eq(resolution.projectId, projectId));
  // By the index of imports: the rows themselves hold whole documents.
  const [imported] = await db.q
    .select({ tasks: count() })
    .from(resolution)
    .where(
      inArray(
        resolution.importJobId,
        db.q.select({ id: job.id }).from(job).where(eq(job.projectId, projectId)),
      ),
    );
  const [sample] = await db.q
    .select({ tasks: count(), done: count(second.document) })
    .from(second)
    .innerJoin(resolution, eq(resolution.taskId, second.taskId))
    .where(eq(second.projectId, projectId));
  const [resolved, sampled] = [all?.tasks ?? 0, sample?.tasks ?? 0];
  // Imported answers were decided elsewhere.
  const drawable = Math.max(0, resolved - (imported?.tasks ?? 0) - sampled);
  return { resolved, drawable, sampled, done: sample?.done ?? 0 };
}

/** Tasks of the sample that this user may decide a second time: not those they decided first or have labeled. */
export async function openInSample(
  db: Db,
  { projectId, userId, ownAlso }: Project & { userId: string; ownAlso: boolean },
): Promise<string[]> {
  const { resolution, secondResolution: second } = db.t;
  const rows = await db.q
    .select({ taskId: second.taskId })
    .from(second)
    .innerJoin(resolution, eq(resolution.taskId, second.taskId))
    .where(
      and(
        eq(second.projectId, projectId),
        isNull(second.document),
        sql`${resolution.resolvedBy} <> ${userId}`,
        ownAlso
          ? undefined
          : sql`not exists (select 1 from annotation a where a.task_id = ${second.taskId} and a.user_id = ${userId})`,
      ),
    )
    .orderBy(asc(second.createdAt), asc(second.taskId));
  return rows.map(({ taskId }) => taskId);
}

export async function findSecondResolution(
  db: Db,
  { taskId }: { taskId: string },
): Promise<(SecondRow & { name: string | null }) | undefined> {
  const { secondResolution: second, user } = db.t;
  const [row] = await db.q
    .select({ second, name: user.name })
    .from(second)
    .leftJoin(user, eq(user.id, second.resolvedBy))
    .where(eq(second.taskId, taskId))
    .limit(1);
  return row && { ...row.second, name: row.name };
}

export async function saveSecondResolution(
  db: Db,
  {
    taskId,
    ...changes
  }: Pick<
    SecondRow,
    "taskId" | "first" | "document" | "undecidable" | "schemaVersion" | "resolvedBy" | "updatedAt"
  >,
): Promise<void> {
  const { secondResolution: second } = db.t;
  await db.q.update(second).set(changes).where(eq(second.taskId, taskId));
}

/** Both decisions on the tasks that have two, in the order of their ids. For the worker. */
export async function decidedTwice(db: Db, { projectId }: Project) {
  const { resolution, secondResolution: second } = db.t;
  return db.q
    .select({
      taskId: second.taskId,
      first: second.first,
      second: { document: second.document, undecidable: second.undecidable },
    })
    .from(second)
    .innerJoin(resolution, eq(resolution.taskId, second.taskId))
    .where(and(eq(second.projectId, projectId), isNotNull(second.document)))
    .orderBy(asc(second.taskId));
}
