/**
 * The import job. First the whole file is read and checked, so that all-or-nothing adds nothing when a row is bad; then
 * rows are added in batches, each one transaction with its checkpoint, so that a killed import goes on where it was.
 */
import type { Db } from "@/db/client/database";
import { deleteJobErrors, findJob, insertJobErrors, updateJob } from "@/db/queries/jobs";
import { findSchema } from "@/db/queries/projects";
import { AppError } from "@/lib/core/app-error";
import { type Message, packed, say } from "@/lib/core/message";
import { namedColumns } from "@/lib/imports/row-mapper";
import { extendSchema } from "@/lib/labels/extend-schema";
import type { LabelSchema } from "@/lib/labels/schema";
import { candidateFinders } from "../../candidates/kept-lists";
import type { Services } from "../../context";
import { addressReader } from "../../imports/image-addresses";
import { namingFile } from "../../imports/name-upload";
import { dropUpload } from "../../imports/uploads";
import { resolveName } from "../../outbound/pinned-request";
import { saveAddedLabels } from "../../projects/save-schema";
import { enqueueWebhook } from "../../webhooks/enqueue-webhook";
import { defineJob, type JobEnd, type JobResult } from "../define-job";
import { Cancelled, holdRun } from "../job-runner";
import { addBatch, type Batch, emptyBatch, MAX_LISTED_ERRORS } from "./add-batch";
import { ImportCheckpoint, ImportPayload, type ImportRun, progress } from "./import-run";
import { newTask } from "./new-task";
import { type RowLabels, rowLabels } from "./row-labels";
import { takeBack } from "./take-back";
import { countUnused, draftsOf } from "./task-drafts";

type Job = ImportRun["job"];

const BATCH_ROWS = 2_000;
/** Of an import that makes new versions: answers are carried over in the transaction, which must stay short. */
const BATCH_VERSIONS = 100;
const CHECK_ROWS = 20_000;
const BATCH_IMAGES = 25;

async function requireNotCancelled({ services, job }: ImportRun): Promise<void> {
  const current = await findJob(services.database.read, { projectId: job.projectId, jobId: job.id });
  if (!current || current.cancelRequested) throw new Cancelled();
}

/** Reads the whole file, lists its bad rows, and counts what there is. */
async function check(run: ImportRun): Promise<{ total: number; unused: number }> {
  const { services, job, payload } = run;
  await services.database.write(async (db) => {
    await holdRun(services, db, job);
    await deleteJobErrors(db, { jobId: job.id });
  });
  let errors: { row: number; message: Message }[] = [];
  let listed = 0;
  let bad = 0;
  let rows = 0;
  const flush = async () => {
    const room = errors.slice(0, MAX_LISTED_ERRORS - listed);
    const numbered = room.map(({ row, message }, i) => ({
      jobId: job.id,
      projectId: job.projectId,
      number: listed + i + 1,
      row,
      message: packed(message),
    }));
    listed += room.length;
    errors = [];
    await services.database.write(async (db) => {
      await holdRun(services, db, job);
      await insertJobErrors(db, numbered);
      await updateJob(db, { id: job.id, progress: progress(run, rows, null), result: { errors: bad } });
    });
    await requireNotCancelled(run);
  };
  let flushedAt = 0;
  const used = new Set<string>();
  for await (const group of draftsOf(run, 0)) {
    rows += group.length;
    for (const item of group)
      if ("error" in item) {
        bad++;
        errors.push({ row: item.row, message: item.error });
      } else if ("images" in item) for (const { name, file = name } of item.images) used.add(file);
    if (rows - flushedAt < CHECK_ROWS) continue;
    await flush();
    flushedAt = rows;
  }
  await flush();
  if (rows === 0) throw new AppError("invalid_input", say("imports.noRows"));
  const [missing] = run.unseen;
  if (missing !== undefined)
    throw new AppError("invalid_input", say("imports.unseenColumn", { column: missing }));
  if (bad > 0 && payload.mode === "all-or-nothing")
    throw new AppError("invalid_input", say("imports.badRows", { bad, rows }));
  return { total: rows, unused: await countUnused(run, used) };
}

/** @returns what is wrong with the row; throws when that ends the whole import */
function lateProblem({ payload }: ImportRun, error: unknown): Message {
  if (!(error instanceof AppError) || error.status >= 500 || payload.mode === "all-or-nothing") throw error;
  return error.told;
}

/** Writes one batch at a time, while its caller prepares the next. */
function batchWriter(run: ImportRun, start: ImportCheckpoint) {
  let written = Promise.resolve(start);
  return {
    /** Waits for the batch before this one, not for this one. @throws what the batch before this one failed of */
    write: async (batch: Batch): Promise<void> => {
      const counts = await written;
      await requireNotCancelled(run);
      written = run.services.database.write((db) => addBatch(db, run, batch, counts));
      // The next `await` of this promise throws the failure; until then it must not count as unhandled.
      written.catch(() => undefined);
      await new Promise(setImmediate);
    },
    /** The counts after all batches. */
    end: () => written,
  };
}

const rowsOf = ({ tasks, onto, bad }: Batch) => tasks.length + onto.length + bad.length;
const mostRows = ({ payload }: ImportRun) =>
  payload.mapping.changed === "new-version" ? BATCH_VERSIONS : BATCH_ROWS;

async function readyBatches(run: ImportRun, after: number, write: (batch: Batch) => Promise<void>) {
  let batch = emptyBatch(after);
  const most = mostRows(run);
  const isFull = () => batch.images >= BATCH_IMAGES || rowsOf(batch) >= most;
  const flush = async () => {
    const full = batch;
    batch = emptyBatch(full.row);
    if (rowsOf(full) > 0) await write(full);
  };
  for await (const group of draftsOf(run, after))
    for (const draft of group) {
      if ("error" in draft) continue;
      const { row } = draft;
      // Between rows only: an import that goes on would leave out the rest of the pages of one.
      if (row !== batch.row && isFull()) await flush();
      batch.row = row;
      if ("taskId" in draft) {
        batch.onto.push(draft);
        continue;
      }
      batch.images += draft.images.length;
      try {
        const task = newTask(run, draft);
        batch.tasks.push({ row, task: task instanceof Promise ? await task : task });
      } catch (error) {
        batch.bad.push({ row, message: lateProblem(run, error) });
      }
    }
  await flush();
}

async function add(run: ImportRun, start: ImportCheckpoint): Promise<ImportCheckpoint> {
  const { write, end } = batchWriter(run, start);
  run.addresses = addressReader({ allowed: run.services.config.imageHosts, resolve: resolveName });
  try {
    await readyBatches(run, start.row ?? 0, write);
    await requireNotCancelled(run);
  } catch (error) {
    // A running write must end, in success or failure, before the import's tasks are deleted.
    await end().catch(() => undefined);
    throw error;
  }
  return end();
}

async function labelsFor(
  { mapping }: ImportPayload,
  { projectId, schema }: { projectId: string; schema: LabelSchema },
  { database, now }: Services,
): Promise<RowLabels | null> {
  const { labels } = mapping;
  if (labels === undefined) return null;
  return rowLabels(labels, schema, now(), await candidateFinders(database, { projectId, schema }));
}

/** The label schema with what the labels of the file need and it lacks; null where that is nothing. */
function extended({ labels, schema }: ImportRun): LabelSchema | null {
  return labels === null || labels.unplaced.size === 0
    ? null
    : extendSchema(schema, [...labels.unplaced.values()]);
}

/** What is missing after that is an error of its row. */
function withoutAdding(payload: ImportPayload): ImportPayload {
  const { mapping } = payload;
  const { labels } = mapping;
  return labels === undefined
    ? payload
    : { ...payload, mapping: { ...mapping, labels: { ...labels, add: false } } };
}

async function importRows(services: Services, job: Job): Promise<JobResult> {
  const { payload } = job;
  let counts = job.checkpoint;
  const schema = await findSchema(services.database.read, {
    projectId: job.projectId,
    version: counts.schemaVersion ?? payload.schemaVersion,
  });
  if (!schema) throw new Cancelled();
  const unseen = new Set(namedColumns(payload.mapping));
  const run: ImportRun = {
    services,
    job,
    payload,
    schema,
    startedAt: services.now(),
    unseen,
    // An import that goes on has added to the schema what it could.
    labels: await labelsFor(
      counts.total === undefined ? payload : withoutAdding(payload),
      { projectId: job.projectId, schema },
      services,
    ),
    isChecked: false,
  };
  // One that is over runs again to be taken back.
  await requireNotCancelled(run);
  if (counts.total === undefined) {
    const { total, unused } = await check(run);
    const current = await findJob(services.database.read, { projectId: job.projectId, jobId: job.id });
    counts = { total, unused, errors: current?.result?.errors ?? 0, added: 0, duplicates: 0, row: 0 };
    if (run.labels && run.labels.notTaken.size > 0) counts.notTaken = Object.fromEntries(run.labels.notTaken);
    const wanted = extended(run);
    const { projectId, createdBy: actorId } = job;
    const baseVersion = payload.schemaVersion;
    const saved = await services.database.write(async (db) => {
      await holdRun(services, db, job);
      const made =
        wanted && (await saveAddedLabels(db, services, { projectId, baseVersion, schema: wanted, actorId }));
      const checkpoint = made ? { ...counts, schemaVersion: made.version } : counts;
      await updateJob(db, { id: job.id, checkpoint, progress: progress(run, 0, total) });
      return { made, checkpoint };
    });
    counts = saved.checkpoint;
    if (saved.made) {
      run.schema = saved.made.schema;
      run.labels = await labelsFor(
        withoutAdding(payload),
        { projectId: job.projectId, schema: run.schema },
        services,
      );
    }
    run.startedAt = services.now();
  }
  // What was added to the schema has let in labels that the check could not place.
  run.isChecked = counts.schemaVersion === undefined;
  counts = await add(run, counts);
  const {
    added = 0,
    duplicates = 0,
    errors = 0,
    annotations = 0,
    predictions = 0,
    finalAnswers = 0,
  } = counts;
  // Known only when rows are added; an import of all or nothing adds nothing then, and lists them.
  if (payload.mode === "all-or-nothing" && errors > 0)
    throw new AppError("invalid_input", say("imports.idsTaken", { errors, total: counts.total ?? 0 }));
  return { added, duplicates, errors, annotations, predictions, finalAnswers };
}

/** Also after a failure or a cancellation, since a receiver may be waiting for the new tasks. */
function enqueueEndWebhook({ now, newId }: Services, db: Db, job: Job, end: JobEnd): Promise<void> {
  const { added = 0, duplicates = 0, errors = 0 } = end.status === "done" ? end.result : {};
  const payload = { import: { id: job.id }, status: end.status, added, duplicates, errors };
  return enqueueWebhook(db, { projectId: job.projectId, event: "import.finished", payload }, now(), newId);
}

export const importJob = defineJob({
  class: "import",
  payload: ImportPayload,
  checkpoint: ImportCheckpoint,
  run: (services, job) => namingFile(job.payload.fileName, () => importRows(services, job)),
  undo: takeBack,
  ended: enqueueEndWebhook,
  // Nothing reads the upload once the job has ended.
  cleanUp: (services, job) => dropUpload(services, job.id),
});
