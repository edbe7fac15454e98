/**
 * The job of a bulk action: small transactions one after the other, with a line of the report for each task or annotation. A
 * run that was cancelled or failed leaves what it has done; it is in the report, and can be taken back like a whole one.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@/db/client/database";
import { insertBulkItems } from "@/db/queries/bulk-items";
import { findJob, updateJob } from "@/db/queries/jobs";
import { type Batch, batchesOf, totalOf, workOn } from "../../bulk/bulk-batches";
import { BulkCheckpoint, BulkPayload, type BulkRun } from "../../bulk/bulk-payload";
import type { Services } from "../../context";
import { defineJob, type JobResult } from "../define-job";
import { Cancelled, holdRun } from "../job-runner";

/** Of the time that a batch takes, how much longer the database is left to others. */
const REST = 1;

async function run(services: Services, job: BulkRun): Promise<JobResult> {
  const { projectId } = job;
  const total = await totalOf(services, job);
  let at = job.checkpoint;
  let worked = job.progress.done;
  const take = async (db: Db, batch: Batch) => {
    await holdRun(services, db, job);
    const current = await findJob(db, { projectId, jobId: job.id });
    if (!current || current.cancelRequested) throw new Cancelled();
    const lines = await workOn(services, db, job, batch);
    await insertBulkItems(
      db,
      lines.map((line, i) => ({ jobId: job.id, projectId, number: at.number + i + 1, ...line })),
    );
    const outcomes = { ...at.outcomes };
    for (const { outcome } of lines) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const next: BulkCheckpoint = {
      ...batch.next,
      number: at.number + lines.length,
      outcomes,
      attempt: job.attempts,
    };
    const done = worked + batch.size;
    const progress = {
      done,
      total: total === null ? null : Math.max(total, done),
      unit: "tasks",
      perSecond: null,
    };
    await updateJob(db, { id: job.id, checkpoint: next, progress });
    return { next, done };
  };
  for await (const batch of batchesOf(services, job)) {
    const startedAt = performance.now();
    // Assigned after the commit: on PostgreSQL a transaction may run twice.
    const taken = await services.database.write((db) => take(db, batch));
    at = taken.next;
    worked = taken.done;
    await sleep(REST * (performance.now() - startedAt));
  }
  return at.outcomes;
}

export const bulkJob = defineJob({
  class: "bulk",
  payload: BulkPayload,
  checkpoint: BulkCheckpoint,
  run,
  undo: async () => undefined,
});
