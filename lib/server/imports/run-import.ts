/**
 * The import job. First the whole file is read and checked, so that all-or-nothing adds nothing when a row is bad; then
 * rows are added in batches, each one transaction with its checkpoint, so that a killed import goes on where it was.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Db } from "@/db/client/database";
import {
  deleteJobErrors,
  findJob,
  insertJobErrors,
  type JobRow,
  untouchedTasksOf,
  updateJob,
} from "@/db/queries/jobs";
import { findSchema, lockProjectRow, updateProject } from "@/db/queries/projects";
import { deleteTasks, knownIdentities } from "@/db/queries/tasks";
import { queueRank } from "@/lib/assignment/queue-rank";
import type { ImportFormat } from "@/lib/contracts/imports";
import { AppError } from "@/lib/core/app-error";
import { canonicalJson } from "@/lib/core/canonical-json";
import { type MappedRow, type Mapping, mapRow } from "@/lib/imports/map-row";
import type { LabelSchema } from "@/lib/labels/schema";
import { ingestImage, sniffImage } from "../assets/ingest-image";
import type { Services } from "../context";
import { Cancelled, JOB_LEASE_MS } from "../jobs/job-runner";
import { readRows, readWhole } from "./read-rows";
import { readZip } from "./read-zip";

export type ImportPayload = {
  format: ImportFormat;
  mode: "all-or-nothing" | "skip-bad-rows";
  fileName: string;
  mapping: Mapping;
  schemaVersion: number;
};

const BATCH_ROWS = 2_000;
const BATCH_IMAGES = 25;
const MAX_LISTED_ERRORS = 100_000;
const PREVIEW_CHARS = 300;

type Ready = MappedRow & {
  contentHash: string;
  preview: string;
  images: { field: string; assetId: string }[];
};
type Item = { row: number; ready: () => Promise<Ready> } | { row: number; error: string };
type Run = {
  services: Services;
  job: JobRow;
  payload: ImportPayload;
  schema: LabelSchema;
  startedAt: number;
};

export const uploadPath = (services: Services, jobId: string): string =>
  join(services.config.dataDir, "uploads", jobId);

const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");

async function readyText(mapped: MappedRow, schema: LabelSchema): Promise<Ready> {
  const field = schema.inputs.find((input) => input.kind === "text")?.field;
  const text = field === undefined ? "" : String(mapped.data[field] ?? "");
  return {
    ...mapped,
    contentHash: sha256(canonicalJson(mapped.data)),
    preview: text.slice(0, PREVIEW_CHARS),
    images: [],
  };
}

async function readyImage(run: Run, name: string, bytes: Uint8Array, field: string): Promise<Ready> {
  const asset = await ingestImage(run.services, run.job.projectId, name, bytes);
  const data = { [field]: name };
  const images = [{ field, assetId: asset.id }];
  return {
    data,
    externalId: null,
    groupKey: null,
    priority: 0,
    contentHash: asset.sha256,
    preview: name.slice(-PREVIEW_CHARS),
    images,
  };
}

function imageField(schema: LabelSchema): string {
  const images = schema.inputs.filter((input) => input.kind === "image");
  if (images.length !== 1 || schema.inputs.length > 1)
    throw new AppError(
      "invalid_input",
      "Image files can be imported into projects that show exactly one image and no text.",
    );
  return images[0]?.field ?? "image";
}

/** Everything in the file after row `after`; images are decoded only when asked to be ready. */
async function* itemsOf(run: Run, after: number): AsyncGenerator<Item> {
  const path = uploadPath(run.services, run.job.id);
  const { payload, schema } = run;
  if (payload.format === "image" || payload.format === "zip") {
    const field = imageField(schema);
    const single = payload.format === "image";
    if (single && after >= 1) return;
    const entries = single
      ? [{ row: 1, name: payload.fileName, bytes: await readWhole(path) }]
      : readZip(path, after);
    for await (const { row, name, bytes } of entries)
      yield sniffImage(bytes)
        ? { row, ready: () => readyImage(run, name, bytes, field) }
        : { row, error: `${name}: not a JPEG, PNG, WebP or GIF picture` };
    return;
  }
  for await (const source of readRows(path, payload.format)) {
    if (source.row <= after) continue;
    if ("error" in source) yield source;
    else {
      const mapped = mapRow(source.value, payload.mapping, schema);
      yield mapped.ok
        ? { row: source.row, ready: () => readyText(mapped.value, schema) }
        : { row: source.row, error: mapped.error };
    }
  }
}

async function requireNotCancelled({ services, job }: Run): Promise<void> {
  const current = await findJob(services.database.read, { projectId: job.projectId, jobId: job.id });
  if (!current || current.cancelRequested) throw new Cancelled();
}

function progress(run: Run, done: number, total: number | null) {
  const seconds = (run.services.now() - run.startedAt) / 1000;
  return { done, total, unit: "rows", perSecond: seconds > 0.2 ? Math.round(done / seconds) : null };
}

/** Reads the whole file, lists its bad rows, and returns how many rows there are. */
async function check(run: Run): Promise<number> {
  const { services, job, payload } = run;
  await services.database.write((db) => deleteJobErrors(db, { jobId: job.id }));
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
      await insertJobErrors(db, numbered);
      await updateJob(db, {
        id: job.id,
        progress: progress(run, rows, null),
        result: { errors: bad },
        leasedUntil: services.now() + JOB_LEASE_MS,
      });
    });
    await requireNotCancelled(run);
  };
  for await (const item of itemsOf(run, 0)) {
    rows++;
    if ("error" in item) {
      bad++;
      errors.push({ row: item.row, message: item.error });
    }
    if (rows % 20_000 === 0) await flush();
  }
  await flush();
  if (rows === 0) throw new AppError("invalid_input", "The file has no rows.");
  if (bad > 0 && payload.mode === "all-or-nothing")
    throw new AppError(
      "invalid_input",
      `${bad} of ${rows} rows are bad, so nothing was added. Mend them, or import again and skip bad rows.`,
    );
  return rows;
}

/** Adds one batch: numbers it, leaves out what is there already, writes the checkpoint. All in one transaction. */
async function addBatch(
  db: Db,
  run: Run,
  batch: { row: number; ready: Ready }[],
  counts: Record<string, number>,
) {
  const { services, job, payload } = run;
  const { projectId } = job;
  const project = await lockProjectRow(db, { projectId });
  if (!project) throw new Cancelled();
  const identityOf = (ready: Ready) =>
    ready.externalId === null ? `sha:${ready.contentHash}` : `id:${ready.externalId}`;
  const seen = await knownIdentities(db, {
    projectId,
    identities: batch.map(({ ready }) => identityOf(ready)),
  });
  const fresh = batch.filter(({ ready }) => seen.size !== seen.add(identityOf(ready)).size);
  const { overlap, strategy } = project.settings;
  const tasks = fresh.map(({ ready }, i) => {
    const seq = project.lastSeq + i + 1;
    return {
      data: ready.data,
      externalId: ready.externalId,
      groupKey: ready.groupKey,
      priority: ready.priority,
      contentHash: ready.contentHash,
      preview: ready.preview,
      searchText: ready.preview.toLowerCase(),
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
  const links = fresh.flatMap(({ ready }, i) =>
    ready.images.map((image) => ({ taskId: tasks[i]?.id, projectId, ...image })),
  );
  await db.raw.insertMany(db.t.taskAsset, links);
  await updateProject(db, { projectId, lastSeq: project.lastSeq + tasks.length });
  const next = {
    ...counts,
    added: (counts.added ?? 0) + tasks.length,
    duplicates: (counts.duplicates ?? 0) + batch.length - tasks.length,
    row: batch.at(-1)?.row ?? counts.row ?? 0,
  };
  await updateJob(db, {
    id: job.id,
    checkpoint: next,
    progress: progress(run, next.added + next.duplicates, counts.total ?? null),
    leasedUntil: services.now() + JOB_LEASE_MS,
  });
  return { counts: next, mode: payload.mode };
}

async function add(run: Run, start: Record<string, number>): Promise<Record<string, number>> {
  const { services, payload } = run;
  const size = payload.format === "image" || payload.format === "zip" ? BATCH_IMAGES : BATCH_ROWS;
  let counts = start;
  let batch: { row: number; ready: Ready }[] = [];
  const flush = async () => {
    await requireNotCancelled(run);
    if (batch.length > 0)
      counts = (await services.database.write((db) => addBatch(db, run, batch, counts))).counts;
    batch = [];
    await new Promise(setImmediate);
  };
  for await (const item of itemsOf(run, start.row ?? 0)) {
    if ("error" in item) continue;
    try {
      batch.push({ row: item.row, ready: await item.ready() });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500 || payload.mode === "all-or-nothing")
        throw error;
      const number = MAX_LISTED_ERRORS + item.row;
      await services.database.write((db) =>
        insertJobErrors(db, [
          { jobId: run.job.id, projectId: run.job.projectId, number, row: item.row, message: error.message },
        ]),
      );
      counts = { ...counts, errors: (counts.errors ?? 0) + 1 };
    }
    if (batch.length >= size) await flush();
  }
  await flush();
  return counts;
}

/** Takes back what the import has added, except tasks that somebody has worked on meanwhile. */
async function takeBack({ services, job }: Run): Promise<void> {
  for (;;) {
    const removed = await services.database.write(async (db) => {
      const taskIds = await untouchedTasksOf(db, { projectId: job.projectId, jobId: job.id, limit: 500 });
      await deleteTasks(db, { projectId: job.projectId, taskIds });
      return taskIds.length;
    });
    if (removed === 0) return;
  }
}

export async function runImport(services: Services, job: JobRow): Promise<Record<string, number>> {
  const payload = job.payload as ImportPayload;
  const schema = await findSchema(services.database.read, {
    projectId: job.projectId,
    version: payload.schemaVersion,
  });
  if (!schema) throw new Cancelled();
  const run: Run = { services, job, payload, schema, startedAt: services.now() };
  try {
    let counts = job.checkpoint;
    if (counts.total === undefined) {
      const total = await check(run);
      const current = await findJob(services.database.read, { projectId: job.projectId, jobId: job.id });
      counts = { total, errors: current?.result?.errors ?? 0, added: 0, duplicates: 0, row: 0 };
      await services.database.write((db) =>
        updateJob(db, { id: job.id, checkpoint: counts, progress: progress(run, 0, total) }),
      );
      run.startedAt = services.now();
    }
    return await add(run, counts);
  } catch (error) {
    if (error instanceof Cancelled || payload.mode === "all-or-nothing") await takeBack(run);
    throw error;
  }
}
