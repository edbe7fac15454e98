/**
 * The job that looks for label errors: reads the probabilities of an upload, then has the worker compare them with the labels
 * of the tasks, and writes what it finds. Until the end what was found before stands; then the run, or the upload, takes the
 * place of the one before. A run that was killed begins again; one that fails or is cancelled leaves nothing.
 */
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { Db } from "@/db/client/database";
import { deleteJobErrors, findJob, updateJob } from "@/db/queries/jobs";
import {
  addLabelErrors,
  deleteSomeLabelErrors,
  findLabelErrorRun,
  saveLabelErrorRun,
} from "@/db/queries/label-errors";
import { deleteSomeProbabilities, findProbabilitySet, saveProbabilitySet } from "@/db/queries/probabilities";
import { PROBABILITY_FORMATS } from "@/lib/contracts/label-errors";
import { AppError } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { scaleOf } from "@/lib/kinds/scales";
import type { RunSource } from "@/lib/label-errors/run-summary";
import { valuesOf } from "@/lib/labels/closed-values";
import type { AnswerControl, Control } from "@/lib/labels/schema";
import type { Services } from "../../context";
import { dropUpload } from "../../imports/uploads";
import type { ProbabilitySource } from "../../label-errors/search";
import { requireSearchable } from "../../label-errors/searchable";
import { currentSchema } from "../../projects/current-schema";
import { runInWorker } from "../../worker/worker";
import { defineJob, type Job, type JobResult } from "../define-job";
import { Cancelled, holdRun } from "../job-runner";
import { readProbabilities } from "./read-upload";

const Payload = z.object({
  control: z.string(),
  source: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("upload"), fileName: z.string(), format: z.enum(PROBABILITY_FORMATS) }),
    z.object({ kind: z.literal("probabilities") }),
    z.object({ kind: z.literal("predictions"), model: z.string() }),
  ]),
});
const Checkpoint = z.object({
  phase: z.enum(["reading", "searching"]).optional(),
  attempt: z.number().optional(),
});
export type LabelErrorsPayload = z.infer<typeof Payload>;
type Run = Job<LabelErrorsPayload, z.infer<typeof Checkpoint>>;

/** Rows that are deleted in one transaction. */
const DELETED = 2_000;

type Delete = (db: Db) => Promise<number>;
/** Requests get a turn between two transactions. */
async function deleteAll(services: Services, some: Delete): Promise<void> {
  while ((await services.database.write(some)) > 0) await setImmediate();
}
const dropProbabilities = (services: Services, setId: string) =>
  deleteAll(services, (db) => deleteSomeProbabilities(db, { setId, limit: DELETED }));
const dropErrors = (services: Services, runId: string) =>
  deleteAll(services, (db) => deleteSomeLabelErrors(db, { runId, limit: DELETED }));

/** The labels of a question, as its scale has them. */
function labelsOf(control: Control): { id: string; name: string }[] {
  const names = new Map(valuesOf(control).map(({ id, name }) => [id, name]));
  const scale = scaleOf(control as AnswerControl);
  return scale?.type === "nominal" ? scale.categories.map((id) => ({ id, name: names.get(id) ?? id })) : [];
}

function stepsOf(services: Services, job: Run) {
  const hold = <T>(work: (db: Db) => Promise<T>) =>
    services.database.write(async (db) => {
      await holdRun(services, db, job);
      const current = await findJob(db, { projectId: job.projectId, jobId: job.id });
      if (!current || current.cancelRequested) throw new Cancelled();
      return work(db);
    });
  const report = (db: Db, phase: "reading" | "searching", done: number, unit: string) =>
    updateJob(db, {
      id: job.id,
      progress: { done, total: null, unit, perSecond: null },
      checkpoint: { phase, attempt: job.attempts },
    });
  return { hold, report };
}

async function takeUpload(services: Services, job: Run, control: Control): Promise<void> {
  const { projectId, payload } = job;
  const { source } = payload;
  if (source.kind !== "upload") return;
  const controlId = control.id;
  const before = await findProbabilitySet(services.database.read, { projectId, controlId });
  // Read by a run that was killed afterwards.
  if (before?.id === job.id) return;
  const { hold, report } = stepsOf(services, job);
  await dropProbabilities(services, job.id);
  await hold((db) => deleteJobErrors(db, { jobId: job.id }));
  const labels = labelsOf(control);
  const { tasks, scaled } = await readProbabilities(
    services,
    { jobId: job.id, projectId, labels },
    source,
    hold,
    (db, done) => report(db, "reading", done, "rows"),
  );
  await hold((db) =>
    saveProbabilitySet(db, {
      id: job.id,
      projectId,
      controlId,
      fileName: source.fileName,
      labels: labels.map(({ id }) => id),
      tasks,
      scaled,
      createdBy: job.createdBy,
      createdAt: services.now(),
    }),
  );
  if (before) await dropProbabilities(services, before.id);
}

type Sourced = { of: ProbabilitySource; told: RunSource };

async function sourceOf(services: Services, job: Run, schemaVersion: number): Promise<Sourced> {
  const { projectId, payload } = job;
  const { control: controlId, source } = payload;
  if (source.kind === "predictions")
    return { of: { ...source, schemaVersion }, told: { kind: "predictions", model: source.model } };
  const set = await findProbabilitySet(services.database.read, { projectId, controlId });
  if (!set) throw new AppError("conflict", say("labelErrors.noSet"));
  return {
    of: { kind: "probabilities", setId: set.id, labels: set.labels },
    told: { kind: "probabilities", fileName: set.fileName },
  };
}

async function run(services: Services, job: Run): Promise<JobResult> {
  const { projectId, payload } = job;
  const { schema, schemaVersion } = await currentSchema(services.database.read, projectId);
  const control = requireSearchable(schema, payload.control);
  await takeUpload(services, job, control);
  const { hold, report } = stepsOf(services, job);
  await dropErrors(services, job.id);
  const { of: source, told } = await sourceOf(services, job, schemaVersion);
  // Labels that change while the worker reads are told as changed since.
  const createdAt = services.now();
  let written = 0;
  await hold((db) => report(db, "searching", 0, "tasks"));
  const summary = await runInWorker(
    services,
    "findLabelErrors",
    { projectId, control, source },
    async (rows) => {
      written += rows.length;
      await hold(async (db) => {
        await addLabelErrors(
          db,
          rows.map((row) => ({ ...row, runId: job.id, projectId })),
        );
        await report(db, "searching", written, "tasks");
      });
    },
  );
  const before = await hold((db) =>
    saveLabelErrorRun(db, {
      id: job.id,
      projectId,
      controlId: control.id,
      source: told,
      summary,
      schemaVersion,
      createdBy: job.createdBy,
      createdAt,
    }),
  );
  if (before !== undefined && before !== job.id) await dropErrors(services, before);
  return { tasks: summary.tasks, likely: summary.likely };
}

/** What was put in place stays: an upload that was read whole, though the search behind it did not end. */
async function undo(services: Services, { id, projectId, payload }: Run): Promise<void> {
  const question = { projectId, controlId: payload.control };
  const db = services.database.read;
  if ((await findProbabilitySet(db, question))?.id !== id) await dropProbabilities(services, id);
  if ((await findLabelErrorRun(db, question))?.id !== id) await dropErrors(services, id);
}

export const labelErrorsJob = defineJob({
  class: "label-errors",
  payload: Payload,
  checkpoint: Checkpoint,
  run,
  undo,
  cleanUp: async (services, job) => {
    if (job.payload.source.kind === "upload") await dropUpload(services, job.id);
  },
});
