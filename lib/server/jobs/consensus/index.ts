/**
 * The job of a run of consensus: the worker settles the tasks of one instant, and small transactions write what it found,
 * each only for tasks that nobody has decided or annotated since. A run that was killed begins again and writes the same. One
 * that is cancelled or fails leaves what it has written, which can be taken back like that of a whole one. At its end what
 * earlier runs have found for other tasks goes: the results that stand are all of one run.
 */
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { Db } from "@/db/client/database";
import { countTasksOf } from "@/db/queries/duplicates";
import { findJob, updateJob } from "@/db/queries/jobs";
import {
  countByRun,
  deleteSomeOfRun,
  saveMethodResolutions,
  voteStates,
} from "@/db/queries/method-resolutions";
import { decidedTasks } from "@/db/queries/resolutions";
import { lockTasks } from "@/db/queries/task-locks";
import { StartConsensusRun } from "@/lib/contracts/consensus-runs";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { exclusionState, type SettlePart } from "../../consensus/settle-tasks";
import type { Services } from "../../context";
import { requireSchemaVersion } from "../../projects/require-schema-version";
import { enqueueWebhook } from "../../webhooks/enqueue-webhook";
import { runInWorker } from "../../worker/worker";
import { defineJob, type Job, type JobResult } from "../define-job";
import { Cancelled, holdRun } from "../job-runner";

const Checkpoint = z.object({
  /** How many tasks had which outcome, of the run that wrote it. */
  outcomes: z.record(z.string(), z.number()).default({}),
  attempt: z.number().default(0),
});
type Run = Job<StartConsensusRun, z.infer<typeof Checkpoint>>;

/** Rows that are deleted in one transaction. */
const DELETED = 1_000;

const changedMidway = () => new AppError("conflict", say("consensus.changedMidway"));

async function write(services: Services, db: Db, job: Run, { basis, rows, left }: SettlePart) {
  const { projectId } = job;
  await requireSchemaVersion(db, { projectId, schemaVersion: basis.schemaVersion }, changedMidway);
  const taskIds = rows.map(({ taskId }) => taskId);
  // Locked before they are looked at: nobody decides or annotates them until this is written.
  await lockTasks(db, { taskIds });
  if ((await exclusionState(db, projectId)) !== basis.exclusions) throw changedMidway();
  const decided = await decidedTasks(db, { taskIds });
  const states = await voteStates(db, { taskIds });
  // A deleted task has no annotations.
  const standing = rows.filter(({ taskId, state }) => !decided.has(taskId) && states.get(taskId) === state);
  await saveMethodResolutions(
    db,
    standing.map(({ state: _, ...row }) => ({
      ...row,
      projectId,
      schemaVersion: basis.schemaVersion,
      outdated: false,
      jobId: job.id,
      createdAt: services.now(),
    })),
  );
  const settled = standing.filter(({ waitsFor }) => waitsFor === null).length;
  return {
    ...left,
    settled,
    waiting: standing.length - settled,
    changed: rows.length - standing.length,
  };
}

async function run(services: Services, job: Run): Promise<JobResult> {
  const { projectId, payload } = job;
  const { methods, minAnnotations, leastConfidence } = payload;
  const hold = <T>(work: (db: Db) => Promise<T>) =>
    services.database.write(async (db) => {
      await holdRun(services, db, job);
      const current = await findJob(db, { projectId, jobId: job.id });
      if (!current || current.cancelRequested) throw new Cancelled();
      return work(db);
    });
  const total = await countTasksOf(services.database.read, { projectId });
  let outcomes: Record<string, number> = {};
  let done = 0;
  const take = async (part: SettlePart) => {
    // Assigned after the commit: on PostgreSQL a transaction may run twice.
    outcomes = await hold(async (db) => {
      const sum = { ...outcomes };
      for (const [outcome, count] of Object.entries(await write(services, db, job, part)))
        sum[outcome] = (sum[outcome] ?? 0) + count;
      const progress = { done: done + part.looked, total, unit: "tasks", perSecond: null };
      const checkpoint = { outcomes: sum, attempt: job.attempts };
      await updateJob(db, { id: job.id, checkpoint, progress });
      return sum;
    });
    done += part.looked;
  };
  const leastPercent = Math.round(leastConfidence * 100);
  await runInWorker(services, "settleTasks", { projectId, methods, minAnnotations, leastPercent }, take);
  const earlier = await countByRun(services.database.read, { projectId });
  for (const jobId of earlier.keys()) {
    if (jobId === job.id) continue;
    const some = { projectId, jobId, limit: DELETED };
    // Requests get a turn between two transactions.
    while ((await hold((db) => deleteSomeOfRun(db, some))) > 0) await setImmediate();
  }
  return outcomes;
}

export const consensusJob = defineJob({
  class: "consensus",
  payload: StartConsensusRun as unknown as z.ZodType<StartConsensusRun>,
  checkpoint: Checkpoint,
  run,
  undo: async () => undefined,
  ended: async ({ newId, now }, db, { id, projectId, checkpoint }, { status }) => {
    // The job as it was claimed: what this run has written stands in its row.
    const row = await findJob(db, { projectId, jobId: id });
    const { outcomes } = Checkpoint.parse(row?.checkpoint ?? checkpoint);
    const { settled = 0, waiting = 0 } = outcomes;
    const payload = { run: { id }, status, settled, waiting };
    await enqueueWebhook(db, { projectId, event: "consensus.finished", payload }, now(), newId);
  },
});
