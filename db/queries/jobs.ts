import { and, asc, desc, eq, inArray, lte, or } from "drizzle-orm";
import type { Db } from "../client/database";

export type JobRow = Db["t"]["job"]["$inferSelect"];
type Ids = { projectId: string; jobId: string };

export async function insertJob(db: Db, row: Db["t"]["job"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.job).values(row);
}

export async function findJob(db: Db, { projectId, jobId }: Ids): Promise<JobRow | undefined> {
  const { job } = db.t;
  const [row] = await db.q
    .select()
    .from(job)
    .where(and(eq(job.projectId, projectId), eq(job.id, jobId)))
    .limit(1);
  return row;
}

export async function listJobs(
  db: Db,
  { projectId, kind }: { projectId: string; kind: string },
): Promise<JobRow[]> {
  const { job } = db.t;
  return db.q
    .select()
    .from(job)
    .where(and(eq(job.projectId, projectId), eq(job.kind, kind)))
    .orderBy(desc(job.createdAt))
    .limit(100);
}

/** Takes the oldest job that waits, or one whose process stopped renewing its lease. */
export async function claimJob(
  db: Db,
  { kinds, nowMs, leaseMs }: { kinds: string[]; nowMs: number; leaseMs: number },
): Promise<JobRow | undefined> {
  const { job } = db.t;
  const waiting = or(eq(job.status, "queued"), and(eq(job.status, "running"), lte(job.leasedUntil, nowMs)));
  const query = db.q
    .select()
    .from(job)
    .where(and(inArray(job.kind, kinds), waiting))
    .orderBy(asc(job.createdAt))
    .limit(1);
  const [row] = db.dialect === "postgres" ? await query.for("update", { skipLocked: true }) : await query;
  if (!row) return undefined;
  const claimed = { status: "running" as const, leasedUntil: nowMs + leaseMs, attempts: row.attempts + 1 };
  await db.q.update(job).set(claimed).where(eq(job.id, row.id));
  return { ...row, ...claimed };
}

/**
 * Renews the lease of this run of the job. `attempts` identifies the run: false when another process has taken the job
 * over, or it has ended or is gone. As a write it also keeps the job's row until the transaction ends.
 */
export async function holdJob(
  db: Db,
  { id, attempts, leasedUntil }: { id: string; attempts: number; leasedUntil: number },
): Promise<boolean> {
  const { job } = db.t;
  const rows = await db.q
    .update(job)
    .set({ leasedUntil })
    .where(and(eq(job.id, id), eq(job.attempts, attempts), eq(job.status, "running")))
    .returning({ id: job.id });
  return rows.length > 0;
}

export async function liveJobIds(db: Db): Promise<string[]> {
  const { job } = db.t;
  const rows = await db.q
    .select({ id: job.id })
    .from(job)
    .where(inArray(job.status, ["queued", "running"]));
  return rows.map((row) => row.id);
}

export async function updateJob(db: Db, { id, ...changes }: Partial<JobRow> & { id: string }): Promise<void> {
  await db.q.update(db.t.job).set(changes).where(eq(db.t.job.id, id));
}

export async function requestCancel(db: Db, { projectId, jobId }: Ids): Promise<boolean> {
  const { job } = db.t;
  const rows = await db.q
    .update(job)
    .set({ cancelRequested: true })
    .where(and(eq(job.projectId, projectId), eq(job.id, jobId), inArray(job.status, ["queued", "running"])))
    .returning({ id: job.id });
  return rows.length > 0;
}

/** Has a job that is over run again, as one that is cancelled. @returns whether it was over and not cancelled */
export async function requestUndo(
  db: Db,
  { projectId, jobId, checkpoint }: Ids & { checkpoint: JobRow["checkpoint"] },
): Promise<boolean> {
  const { job } = db.t;
  const rows = await db.q
    .update(job)
    .set({ status: "queued", cancelRequested: true, problem: null, finishedAt: null, checkpoint })
    .where(and(eq(job.projectId, projectId), eq(job.id, jobId), inArray(job.status, ["done", "failed"])))
    .returning({ id: job.id });
  return rows.length > 0;
}

export async function insertJobErrors(db: Db, rows: Db["t"]["jobError"]["$inferInsert"][]): Promise<void> {
  await db.raw.insertMany(db.t.jobError, rows);
}

export async function deleteJobErrors(db: Db, { jobId }: { jobId: string }): Promise<void> {
  await db.q.delete(db.t.jobError).where(eq(db.t.jobError.jobId, jobId));
}

export async function listJobErrors(db: Db, { jobId, limit }: { jobId: string; limit: number }) {
  const { jobError } = db.t;
  return db.q
    .select({ row: jobError.row, message: jobError.message })
    .from(jobError)
    .where(eq(jobError.jobId, jobId))
    .orderBy(asc(jobError.number))
    .limit(limit);
}

/** Unanswered tasks that an import has added, for taking it back. */
export async function untouchedTasksOf(
  db: Db,
  { projectId, jobId, limit }: Ids & { limit: number },
): Promise<string[]> {
  const rows = await db.raw.all<{ id: string }>(
    `select t.id from task t where t.import_job_id = ? and t.project_id = ?
       and not exists (select 1 from annotation a where a.task_id = t.id) limit ?`,
    [jobId, projectId, limit],
  );
  return rows.map((row) => row.id);
}

/** What imports are called: the name of their file, or the format where it had none. */
export async function importNames(db: Db, { jobIds }: { jobIds: string[] }): Promise<Map<string, string>> {
  if (jobIds.length === 0) return new Map();
  const { job } = db.t;
  const rows = await db.q
    .select({ id: job.id, payload: job.payload })
    .from(job)
    .where(inArray(job.id, jobIds));
  return new Map(
    rows.map(({ id, payload }) => {
      const { fileName, format } = payload as { fileName?: string; format?: string };
      return [id, fileName || format || ""];
    }),
  );
}
