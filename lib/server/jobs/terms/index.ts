/**
 * The job that searches all tasks for the terms or patterns of a list and stores what it finds as predictions. Those of a
 * task are replaced when it has been searched, so a run that is cancelled or fails leaves each task with one state or the
 * other, and nothing to take back. Annotations are never touched.
 */
import { z } from "zod";
import type { Db } from "@/db/client/database";
import { findJob, updateJob } from "@/db/queries/jobs";
import { deletePredictionsOf, type PredictionRow, replacePredictions } from "@/db/queries/predictions";
import { holdSchemaVersion } from "@/db/queries/projects";
import { holdTasks } from "@/db/queries/tasks";
import { findTermList, setEntries } from "@/db/queries/term-lists";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import type { Services } from "../../context";
import type { TermsPart } from "../../terms/find-terms";
import { modelOf } from "../../terms/model-of";
import { runInWorker } from "../../worker/worker";
import { defineJob, type Job, type JobResult } from "../define-job";
import { Cancelled, holdRun } from "../job-runner";

const Payload = z.object({
  listId: z.string(),
  /** How many annotations had been submitted when it was started; of lists that collect their terms. */
  submitted: z.number().default(0),
});
const Checkpoint = z.object({
  /** The last task that was searched, and what the runs so far have counted. */
  afterSeq: z.number().default(0),
  tasks: z.number().default(0),
  regions: z.number().default(0),
  cutShort: z.number().default(0),
  /** The run that wrote it. */
  attempt: z.number().default(0),
});
type Checkpoint = z.infer<typeof Checkpoint>;
type TermsRun = Job<z.infer<typeof Payload>, Checkpoint>;

const advanced = (before: Checkpoint, part: TermsPart, attempt: number): Checkpoint => ({
  afterSeq: part.seq,
  tasks: before.tasks + part.tasks.length,
  regions: before.regions + part.regions,
  cutShort: before.cutShort + part.cutShort,
  attempt,
});

/** Replaces the predictions of the tasks that still exist. */
async function store(
  services: Services,
  db: Db,
  job: TermsRun,
  model: string,
  part: TermsPart,
): Promise<void> {
  const { projectId, createdBy } = job;
  const { schemaVersion } = part;
  const there = await holdTasks(db, { taskIds: part.tasks.map(({ taskId }) => taskId) });
  const tasks = part.tasks.filter(({ taskId }) => there.has(taskId));
  const rows = tasks.flatMap(({ taskId, document }): PredictionRow[] => {
    if (!document) return [];
    const made = { schemaVersion, createdBy, createdAt: services.now() };
    return [
      { id: services.newId(), projectId, taskId, model, document, score: null, importJobId: null, ...made },
    ];
  });
  const without = tasks.filter(({ document }) => !document).map(({ taskId }) => taskId);
  await deletePredictionsOf(db, { taskIds: without, model });
  await replacePredictions(db, rows);
}

async function run(services: Services, job: TermsRun): Promise<JobResult> {
  const { projectId, payload } = job;
  const { listId } = payload;
  const list = await findTermList(services.database.read, { projectId, listId });
  if (!list) throw notFound("termList");
  let at = job.checkpoint;
  const take = (part: TermsPart) =>
    services.database.write(async (db) => {
      await holdRun(services, db, job);
      const current = await findJob(db, { projectId, jobId: job.id });
      if (!current || current.cancelRequested) throw new Cancelled();
      if ((await holdSchemaVersion(db, { projectId })) !== part.schemaVersion)
        throw new AppError("schema_changed", say("terms.schemaChanged"));
      if (part.entries) await setEntries(db, { projectId, listId, entries: part.entries });
      await store(services, db, job, modelOf(list), part);
      const next = advanced(at, part, job.attempts);
      const progress = { done: next.tasks, total: part.total, unit: "tasks", perSecond: null };
      await updateJob(db, { id: job.id, checkpoint: next, progress });
      at = next;
    });
  await runInWorker(services, "findTerms", { projectId, listId, afterSeq: at.afterSeq }, take);
  return { tasks: at.tasks, regions: at.regions, cutShort: at.cutShort };
}

export const termsJob = defineJob({
  class: "terms",
  payload: Payload,
  checkpoint: Checkpoint,
  run,
  undo: async () => undefined,
});
