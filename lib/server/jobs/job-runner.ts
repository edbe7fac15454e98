/**
 * Runs background jobs: each is leased, so that another process takes it over when this one dies. A job writes its
 * checkpoint in the transaction that does the work, and goes on from there. A run that was only slow (a suspended machine,
 * Ctrl-Z) may meet its successor: every transaction of a run starts with `holdRun`, which ends it then.
 */
import type { Db } from "@/db/client/database";
import { claimJob, findJob, holdJob, type JobRow, updateJob } from "@/db/queries/jobs";
import { AppError } from "@/lib/core/app-error";
import { packed, say } from "@/lib/core/message";
import type { Services } from "../context";
import { JOB_CLASSES, type JobClass, type JobEnd, type JobKindOf } from "./define-job";
import type { Lane } from "./lanes";

/** Every kind of job by its name. */
export type JobRegister = Record<string, JobKindOf<unknown, unknown>>;

/** How long a job waits after the process that ran it was killed. */
export const JOB_LEASE_MS = 20_000;
const BEAT_MS = 5_000;
const POLL_MS = 2_000;
/** Runs without a checkpoint between them: what kills the server each time is not tried for ever. */
const MAX_ATTEMPTS = 5;

export class Cancelled extends Error {}
/** Another process has the job now, or it is gone: this run ends and touches nothing. */
export class LostRun extends Error {}

/** Call first in every transaction of a run. */
export async function holdRun(
  services: Services,
  db: Db,
  job: Pick<JobRow, "id" | "attempts">,
): Promise<void> {
  const { id, attempts } = job;
  if (!(await holdJob(db, { id, attempts, leasedUntil: services.now() + JOB_LEASE_MS }))) throw new LostRun();
}

type AnyJob = JobRegister[string];

/** The run that wrote the last checkpoint; 0 before the first. */
function runOfCheckpoint({ checkpoint }: JobRow): number {
  const { attempt } = checkpoint as { attempt?: unknown };
  return typeof attempt === "number" ? attempt : 0;
}

async function runToEnd(services: Services, job: JobRow, work: AnyJob): Promise<JobEnd> {
  // The problem was stored before a crash in the middle of the undo.
  if (job.problem !== null) return { status: "failed", problem: job.problem };
  try {
    if (job.attempts - runOfCheckpoint(job) > MAX_ATTEMPTS)
      throw new AppError("internal", say("server.jobKilled"));
    return { status: "done", result: await work.run(services, job) };
  } catch (error) {
    if (error instanceof LostRun) throw error;
    if (error instanceof Cancelled) return { status: "cancelled" };
    const expected = error instanceof AppError && error.code !== "internal";
    if (!expected) services.log.error({ event: "job-failed", job: job.id, kind: job.kind, err: error });
    const problem = error instanceof AppError ? error.told : say("server.jobFault", { id: job.id });
    return { status: "failed", problem: packed(problem) };
  }
}

/** Such a job cannot be undone, since no readable checkpoint lists its changes. */
const notUnderstood = {
  status: "failed" as const,
  problem: packed(say("server.jobNotUnderstood")),
};

function isUnderstood(services: Services, job: JobRow, work: AnyJob): boolean {
  try {
    work.parse(job);
    return true;
  } catch (error) {
    services.log.error({ event: "job-not-understood", job: job.id, kind: job.kind, err: error });
    return false;
  }
}

async function finish(services: Services, job: JobRow, work: AnyJob): Promise<void> {
  const save = (changes: Partial<JobRow>) =>
    services.database.write(async (db) => {
      await holdRun(services, db, job);
      await updateJob(db, { id: job.id, ...changes });
    });
  if (!isUnderstood(services, job, work)) return save({ ...notUnderstood, finishedAt: services.now() });
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

/**
 * The run that lost its job leaves its files to the next run, or deletes them when the job was deleted with its
 * project.
 */
async function leave(services: Services, job: JobRow, work: AnyJob): Promise<void> {
  const { projectId, id: jobId, kind } = job;
  services.log.warn({ event: "job-lost", job: jobId, kind });
  if (!(await findJob(services.database.read, { projectId, jobId }))) await work.cleanUp?.(services, job);
}

async function runOne(services: Services, job: JobRow, work: AnyJob): Promise<void> {
  const stopBeat = startBeat(services, job);
  try {
    await finish(services, job, work);
  } catch (error) {
    if (!(error instanceof LostRun)) throw error;
    await leave(services, job, work);
  } finally {
    stopBeat();
  }
}

/** Runs the waiting jobs of a class one after the other until there is none; kinds of newer versions are left alone. */
async function runClass(services: Services, jobs: JobRegister, jobClass: JobClass): Promise<void> {
  const kinds = Object.keys(jobs).filter((kind) => jobs[kind]?.class === jobClass);
  for (;;) {
    const job = await services.database.write((db) =>
      claimJob(db, { kinds, nowMs: services.now(), leaseMs: JOB_LEASE_MS }),
    );
    if (!job) return;
    await runOne(services, job, jobs[job.kind] as AnyJob);
  }
}

/** Runs all waiting jobs, the classes side by side. */
export async function runWaitingJobs(services: Services, jobs: JobRegister): Promise<void> {
  await Promise.all(JOB_CLASSES.map((jobClass) => runClass(services, jobs, jobClass)));
}

/** A lane for each class. */
export const jobLanes = (services: Services, jobs: JobRegister): Lane[] =>
  JOB_CLASSES.map((jobClass) => ({
    name: `jobs-${jobClass}`,
    pollMs: POLL_MS,
    round: () => runClass(services, jobs, jobClass),
  }));
