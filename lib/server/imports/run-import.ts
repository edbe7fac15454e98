/**
 * The import job. First the whole file is read and checked, so that all-or-nothing adds nothing when a row is bad; then
 * rows are added in batches, each one transaction with its checkpoint, so that a killed import goes on where it was.
 */
import { rm } from "node:fs/promises";
import type { Db } from "@/db/client/database";
import { tasksWithWork } from "@/db/queries/annotations";
import {
  deleteJobErrors,
  findJob,
  insertJobErrors,
  type JobRow,
  untouchedTasksOf,
  updateJob,
} from "@/db/queries/jobs";
import { findSchema, lockProjectRow, updateProject } from "@/db/queries/projects";
import { lockTasks } from "@/db/queries/task-locks";
import { insertSearchTexts } from "@/db/queries/task-search";
import { deleteTasks, knownIdentities } from "@/db/queries/tasks";
import { queueRank } from "@/lib/assignment/queue-rank";
import { AppError } from "@/lib/core/app-error";
import { namedColumns } from "@/lib/imports/row-mapper";
import type { Services } from "../context";
import { Cancelled, holdRun } from "../jobs/job-runner";
import { countUnused, itemsOf } from "./import-items";
import { type ImportPayload, type ImportRun, tablePath, uploadPath } from "./import-run";
import { namingFile } from "./name-upload";
import { type ReadyItem, readyItem } from "./ready-item";

const BATCH_ROWS = 2_000;
const CHECK_ROWS = 20_000;
const BATCH_IMAGES = 25;
const MAX_LISTED_ERRORS = 100_000;

async function requireNotCancelled({ services, job }: ImportRun): Promise<void> {
  const current = await findJob(services.database.read, { projectId: job.projectId, jobId: job.id });
  if (!current || current.cancelRequested) throw new Cancelled();
}

function progress(run: ImportRun, done: number, total: number | null) {
  const seconds = (run.services.now() - run.startedAt) / 1000;
  return { done, total, unit: "rows", perSecond: seconds > 0.2 ? Math.round(done / seconds) : null };
}

/** Reads the whole file, lists its bad rows, and counts what there is. */
async function check(run: ImportRun): Promise<{ total: number; unused: number }> {
  const { services, job, payload } = run;
  await services.database.write(async (db) => {
    await holdRun(services, db, job);
    await deleteJobErrors(db, { jobId: job.id });
  });
  let errors: { row: number; message: string }[] = [];
  let listed = 0;
  let bad = 0;
  let rows = 0;
  const flush = async () => {
    const room = errors.slice(0, MAX_LISTED_ERRORS - listed);
    const numbered = room.map((error, i) => ({
      jobId: job.id,
      projectId: job.projectId,
      number: listed + i + 1,
      ...error,
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
  for await (const group of itemsOf(run, 0)) {
    rows += group.length;
    for (const item of group)
      if ("error" in item) {
        bad++;
        errors.push({ row: item.row, message: item.error });
      } else for (const { name } of item.mapped.images) used.add(name);
    if (rows - flushedAt < CHECK_ROWS) continue;
    await flush();
    flushedAt = rows;
  }
  await flush();
  if (rows === 0) throw new AppError("invalid_input", "The file has no rows.");
  const [missing] = run.unseen;
  if (missing !== undefined)
    throw new AppError(
      "invalid_input",
      `No row has a column "${missing}", which was to be an id, group or priority. Nothing was added; name another column.`,
    );
  if (bad > 0 && payload.mode === "all-or-nothing")
    throw new AppError(
      "invalid_input",
      `Nothing was added: ${bad} of ${rows} rows are bad. Mend them, or import again and skip bad rows.`,
    );
  return { total: rows, unused: await countUnused(run, used) };
}

/** Rows that were read, in order, up to row `row`; a picture that cannot be decoded is a bad row known only now. */
type Batch = {
  row: number;
  items: { row: number; ready: ReadyItem }[];
  bad: { row: number; message: string }[];
  /** How many were opened for it. */
  pictures: number;
};

const emptyBatch = (row: number): Batch => ({ row, items: [], bad: [], pictures: 0 });

const identityOf = ({ externalId, contentHash }: ReadyItem) =>
  externalId === null ? `sha:${contentHash}` : `id:${externalId}`;

/**
 * Parts what is new from what is there already. A row whose id is there with other data is neither: it is listed, since
 * leaving it out silently would lose it.
 * @param known hash of what an identity holds; gets the new ones
 */
function partition(batch: Batch, known: Map<string, string>) {
  const fresh: ReadyItem[] = [];
  const clashes: Batch["bad"] = [];
  for (const { row, ready } of batch.items) {
    const held = known.get(identityOf(ready));
    if (held === undefined) {
      known.set(identityOf(ready), ready.contentHash);
      fresh.push(ready);
    } else if (held !== ready.contentHash) {
      const message = `the id "${ready.externalId}" is there already with other data; this row was left out`;
      clashes.push({ row, message });
    }
  }
  return { fresh, clashes, duplicates: batch.items.length - fresh.length - clashes.length };
}

async function insertBad(db: Db, { job }: ImportRun, bad: Batch["bad"]): Promise<void> {
  const ids = { jobId: job.id, projectId: job.projectId };
  await insertJobErrors(
    db,
    bad.map((error) => ({ ...ids, number: MAX_LISTED_ERRORS + error.row, ...error })),
  );
}

/** Adds one batch: numbers it, leaves out what is there already, writes the checkpoint. All in one transaction. */
async function addBatch(db: Db, run: ImportRun, batch: Batch, counts: Record<string, number>) {
  await holdRun(run.services, db, run.job);
  const { services, job } = run;
  const { projectId } = job;
  const project = await lockProjectRow(db, { projectId });
  if (!project) throw new Cancelled();
  const identities = batch.items.map(({ ready }) => identityOf(ready));
  const known = await knownIdentities(db, { projectId, identities });
  const { fresh, clashes, duplicates } = partition(batch, known);
  const { overlap, strategy } = project.settings;
  const tasks = fresh.map((ready, i) => {
    const seq = project.lastSeq + i + 1;
    return {
      data: ready.data,
      externalId: ready.externalId,
      groupKey: ready.groupKey,
      priority: ready.priority,
      contentHash: ready.contentHash,
      preview: ready.preview,
      id: services.newId(),
      projectId,
      seq,
      identity: identityOf(ready),
      queueRank: queueRank(strategy, ready.priority, seq),
      overlap,
      openSlots: overlap,
      answerCount: 0,
      skipCount: 0,
      status: "new",
      agreementStale: false,
      importJobId: job.id,
      createdAt: services.now(),
    };
  });
  await db.raw.insertMany(db.t.task, tasks);
  await insertSearchTexts(
    db,
    fresh.map(({ searchText }, i) => ({ taskId: tasks[i]?.id ?? "", projectId, text: searchText })),
  );
  const links = fresh.flatMap((ready, i) =>
    ready.images.map((image) => ({ taskId: tasks[i]?.id, projectId, ...image })),
  );
  await db.raw.insertMany(db.t.taskAsset, links);
  await insertBad(db, run, [...batch.bad, ...clashes]);
  await updateProject(db, { projectId, lastSeq: project.lastSeq + tasks.length });
  const next = {
    ...counts,
    added: (counts.added ?? 0) + tasks.length,
    duplicates: (counts.duplicates ?? 0) + duplicates,
    errors: (counts.errors ?? 0) + batch.bad.length + clashes.length,
    row: batch.row,
    attempt: job.attempts,
  };
  const done = next.added + next.duplicates;
  await updateJob(db, {
    id: job.id,
    checkpoint: next,
    progress: progress(run, done, counts.total ?? null),
  });
  return next;
}

/** @returns what is wrong with the row; throws when that ends the whole import */
function lateProblem({ payload }: ImportRun, error: unknown): string {
  if (!(error instanceof AppError) || error.status >= 500 || payload.mode === "all-or-nothing") throw error;
  return error.message;
}

async function add(run: ImportRun, start: Record<string, number>): Promise<Record<string, number>> {
  const { services } = run;
  let counts = start;
  let batch = emptyBatch(start.row ?? 0);
  const flush = async () => {
    await requireNotCancelled(run);
    if (batch.items.length + batch.bad.length > 0)
      counts = await services.database.write((db) => addBatch(db, run, batch, counts));
    batch = emptyBatch(batch.row);
    await new Promise(setImmediate);
  };
  for await (const group of itemsOf(run, start.row ?? 0))
    for (const item of group) {
      if ("error" in item) continue;
      batch.row = item.row;
      batch.pictures += item.mapped.images.length;
      try {
        const ready = readyItem(run, item);
        batch.items.push({ row: item.row, ready: ready instanceof Promise ? await ready : ready });
      } catch (error) {
        batch.bad.push({ row: item.row, message: lateProblem(run, error) });
      }
      if (batch.pictures >= BATCH_IMAGES || batch.items.length + batch.bad.length >= BATCH_ROWS)
        await flush();
    }
  await flush();
  return counts;
}

/** Takes back what the import has added, except tasks that somebody has worked on meanwhile. */
export async function takeBackImport(
  services: Services,
  job: JobRow,
  end: "failed" | "cancelled",
): Promise<void> {
  if (end === "failed" && (job.payload as ImportPayload).mode === "skip-bad-rows") return;
  for (;;) {
    const removed = await services.database.write(async (db) => {
      await holdRun(services, db, job);
      const found = await untouchedTasksOf(db, { projectId: job.projectId, jobId: job.id, limit: 500 });
      await lockTasks(db, { taskIds: found });
      // Somebody may have answered one while it was waited for.
      const worked = await tasksWithWork(db, { taskIds: found });
      const taskIds = found.filter((id) => !worked.has(id));
      await deleteTasks(db, { projectId: job.projectId, taskIds });
      return found.length;
    });
    if (removed === 0) return;
  }
}

/** @throws AppError with the name of the file and what is wrong with it */
export const runImport = (services: Services, job: JobRow): Promise<Record<string, number>> =>
  namingFile((job.payload as ImportPayload).fileName, () => importRows(services, job));

async function importRows(services: Services, job: JobRow): Promise<Record<string, number>> {
  const payload = job.payload as ImportPayload;
  const schema = await findSchema(services.database.read, {
    projectId: job.projectId,
    version: payload.schemaVersion,
  });
  if (!schema) throw new Cancelled();
  const unseen = new Set(namedColumns(payload.mapping));
  const run: ImportRun = { services, job, payload, schema, startedAt: services.now(), unseen };
  let counts = job.checkpoint;
  if (counts.total === undefined) {
    const { total, unused } = await check(run);
    const current = await findJob(services.database.read, { projectId: job.projectId, jobId: job.id });
    counts = { total, unused, errors: current?.result?.errors ?? 0, added: 0, duplicates: 0, row: 0 };
    await services.database.write(async (db) => {
      await holdRun(services, db, job);
      await updateJob(db, { id: job.id, checkpoint: counts, progress: progress(run, 0, total) });
    });
    run.startedAt = services.now();
  }
  counts = await add(run, counts);
  // Known only when they are added; whoever asked for all or nothing gets nothing, and the list.
  if (payload.mode === "all-or-nothing" && (counts.errors ?? 0) > 0)
    throw new AppError(
      "invalid_input",
      `An id is there already with other data in ${counts.errors} of ${counts.total} rows, so nothing was added. Mend them, or import again and skip bad rows.`,
    );
  return counts;
}

/** The upload has served: nothing reads it once the job has ended. */
export async function dropUpload(services: Services, job: JobRow): Promise<void> {
  for (const path of [uploadPath(services, job.id), tablePath(services, job.id)])
    await rm(path, { force: true });
}
