/**
 * Background jobs of this process: one at a time, leased so that another process takes over when this one dies. A job
 * writes its checkpoint in the transaction that does the work, and goes on from there. A run that was only slow (a
 * suspended machine, Ctrl-Z) may meet its successor: every transaction of a run starts with `holdRun`, which ends it then.
 */
import type { Db } from "@/db/client/database";
import { claimJob, findJob, holdJob, type JobRow, updateJob } from "@/db/queries/jobs";
import type { JobKind } from "@/db/schema/work";
import { AppError } from "@/lib/core/app-error";
import type { Services } from "../context";

/** How long a job waits after the process that ran it was killed. */
export const JOB_LEASE_MS = 20_000;
const BEAT_MS = 5_000;
const POLL_MS = 2_000;
/** Runs without a checkpoint between them: what kills the server each time is not tried for ever. */
const MAX_ATTEMPTS = 5;

export class Cancelled extends Error {}
/** Another process has the job now, or it is gone: this run ends and touches nothing. */
export class LostRun extends Error {}

export type End =
  | { status: "done"; result: Record<string, number> }
  | { status: "failed"; problem: string }
  | { status: "cancelled" };

export type JobWork = {
  run: (services: Services, job: JobRow) => Promise<Record<string, number>>;
  /** Takes back what a run that failed or was cancelled has done; may be called again after a crash. */
  undo: (services: Services, job: JobRow, end: "failed" | "cancelled") => Promise<void>;
  /** In the transaction that writes the end. */
  ended?: (services: Services, db: Db, job: JobRow, end: End) => Promise<void>;
  /** After the end is written, whatever it was; a crash in between leaves only what the next start sweeps away. */
  cleanUp?: (services: Services, job: JobRow) => Promise<void>;
};

/** Call first in every transaction of a run. */
export async function holdRun(services: Services, db: Db, job: JobRow): Promise<void> {
  const { id, attempts } = job;
  if (!(await holdJob(db, { id, attempts, leasedUntil: services.now() + JOB_LEASE_MS }))) throw new LostRun();
}

async function runToEnd(services: Services, job: JobRow, work: JobWork): Promise<End> {
  // Told before a crash that came in the middle of taking it back.
  if (job.problem !== null) return { status: "failed", problem: job.problem };
  try {
    if (job.attempts - (job.checkpoint.attempt ?? 0) > MAX_ATTEMPTS)
      throw new AppError("internal", "The server stopped several times while doing this.");
    return { status: "done", result: await work.run(services, job) };
  } catch (error) {
    if (error instanceof LostRun) throw error;
    if (error instanceof Cancelled) return { status: "cancelled" };
    const expected = error instanceof AppError && error.code !== "internal";
    if (!expected) services.log.error({ event: "job-failed", job: job.id, kind: job.kind, err: error });
    const problem =
      error instanceof AppError ? error.message : `Something went wrong on our side. Reference: ${job.id}`;
    return { status: "failed", problem };
  }
}

async function finish(services: Services, job: JobRow, work: JobWork): Promise<void> {
  const save = (changes: Partial<JobRow>) =>
    services.database.write(async (db) => {
      await holdRun(services, db, job);
      await updateJob(db, { id: job.id, ...changes });
    });
  const end = await runToEnd(services, job, work);
  if (end.status === "failed") await save({ problem: end.problem });
  if (end.status !== "done") await work.undo(services, job, end.status);
  await services.database.write(async (db) => {
    await holdRun(services, db, job);
    await updateJob(db, { id: job.id, ...end, finishedAt: services.now() });
    await work.ended?.(services, db, job, end);
  });
  await work.cleanUp?.(services, job);
}

/** Keeps the lease alive beside long steps that write nothing; a lost run finds out at its next transaction. */
function startBeat(services: Services, job: JobRow): () => void {
  const timer = setInterval(() => {
    services.database
      .write((db) => holdRun(services, db, job))
      .catch((error) => {
        if (!(error instanceof LostRun)) services.log.error({ event: "job-beat", job: job.id, err: error });
      });
  }, BEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** What a lost run leaves behind belongs to its successor, or to nobody when the job was deleted with its project. */
async function leave(services: Services, job: JobRow, work: JobWork): Promise<void> {
  const { projectId, id: jobId, kind } = job;
  services.log.warn({ event: "job-lost", job: jobId, kind });
  if (!(await findJob(services.database.read, { projectId, jobId }))) await work.cleanUp?.(services, job);
}

/** Runs waiting jobs until there is none. */
export async function runWaitingJobs(services: Services, works: Record<JobKind, JobWork>): Promise<void> {
  for (;;) {
    const job = await services.database.write((db) =>
      claimJob(db, { nowMs: services.now(), leaseMs: JOB_LEASE_MS }),
    );
    if (!job) return;
    const stopBeat = startBeat(services, job);
    try {
      await finish(services, job, works[job.kind]);
    } catch (error) {
      if (!(error instanceof LostRun)) throw error;
      await leave(services, job, works[job.kind]);
    } finally {
      stopBeat();
    }
  }
}

export type JobRunner = { kick: () => void; stop: () => void };

export function startJobRunner(services: Services, works: Record<JobKind, JobWork>): JobRunner {
  let busy = false;
  const kick = () => {
    if (busy) return;
    busy = true;
    runWaitingJobs(services, works)
      .catch((error) => services.log.error({ event: "job-runner", err: error }))
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(kick, POLL_MS);
  timer.unref();
  kick();
  return { kick, stop: () => clearInterval(timer) };
}
