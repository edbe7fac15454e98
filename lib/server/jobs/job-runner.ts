/**
 * Background jobs of this process: one at a time, leased so that another process takes over when this one dies. A job
 * writes its checkpoint in the transaction that does the work, and goes on from there.
 */
import { claimJob, type JobRow, updateJob } from "@/db/queries/jobs";
import type { JobKind } from "@/db/schema/work";
import { AppError } from "@/lib/core/app-error";
import type { Services } from "../context";

export const JOB_LEASE_MS = 60_000;
const POLL_MS = 2_000;
const MAX_ATTEMPTS = 5;

export class Cancelled extends Error {}

export type JobWork = {
  run: (services: Services, job: JobRow) => Promise<Record<string, number>>;
  /** After the end is written, whatever it was; a crash in between leaves only what the next start sweeps away. */
  cleanUp?: (services: Services, job: JobRow) => Promise<void>;
};

async function finish(services: Services, job: JobRow, work: JobWork): Promise<void> {
  const finishedAt = () => services.now();
  const save = (changes: Partial<JobRow>) =>
    services.database.write((db) => updateJob(db, { id: job.id, ...changes }));
  try {
    if (job.attempts > MAX_ATTEMPTS)
      throw new AppError("internal", "The server stopped several times while doing this.");
    const result = await work.run(services, job);
    await save({ status: "done", result, finishedAt: finishedAt() });
  } catch (error) {
    if (error instanceof Cancelled) return save({ status: "cancelled", finishedAt: finishedAt() });
    const expected = error instanceof AppError && error.code !== "internal";
    if (!expected) services.log.error({ event: "job-failed", job: job.id, kind: job.kind, err: error });
    const problem =
      error instanceof AppError ? error.message : `Something went wrong on our side. Reference: ${job.id}`;
    await save({ status: "failed", problem, finishedAt: finishedAt() });
  }
}

/** Runs waiting jobs until there is none. */
export async function runWaitingJobs(services: Services, works: Record<JobKind, JobWork>): Promise<void> {
  for (;;) {
    const job = await services.database.write((db) =>
      claimJob(db, { nowMs: services.now(), leaseMs: JOB_LEASE_MS }),
    );
    if (!job) return;
    const work = works[job.kind];
    await finish(services, job, work);
    await work.cleanUp?.(services, job);
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
