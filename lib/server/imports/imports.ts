/** Imports as routes: look at a file, start, watch, cancel. */
import { createWriteStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify/sync";
import { findJob, insertJob, type JobRow, listJobErrors, listJobs, requestCancel } from "@/db/queries/jobs";
import { type ImportFormat, type ImportJob, ImportMapping } from "@/lib/contracts/imports";
import { AppError, invalid, notFound } from "@/lib/core/app-error";
import { profileColumns } from "@/lib/imports/profile-columns";
import { rowMapper, suggestMapping } from "@/lib/imports/row-mapper";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { kickJobs } from "../jobs/kick";
import { projectWithSchema } from "../projects/projects";
import { syncFolder } from "../storage/durable-rename";
import type { RawBody, UseCase } from "../use-case";
import { type ImportPayload, uploadPath } from "./import-items";
import { detectDelimiter, detectEncoding, readRows } from "./read-rows";

const PREVIEW_BYTES = 1024 * 1024;
const PREVIEW_ROWS = 200;
const SHOWN_ROWS = 20;
const SHOWN_ERRORS = 20;

const tooLarge = (maxBytes: number) =>
  new AppError(
    "too_large",
    `A file may have ${Math.floor(maxBytes / 1024 ** 2)} MB. Split it and import the parts one after the other.`,
  );

async function saveUpload(path: string, body: RawBody, maxBytes: number): Promise<number> {
  if ((body.contentLength ?? 0) > maxBytes) throw tooLarge(maxBytes);
  await mkdir(dirname(path), { recursive: true });
  let size = 0;
  async function* counted() {
    for await (const chunk of Readable.fromWeb(body.stream as never)) {
      size += (chunk as Buffer).byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  }
  try {
    await pipeline(counted, createWriteStream(path, { flush: true }));
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(path, { force: true });
    if ((error as NodeJS.ErrnoException).code === "ENOSPC")
      throw new AppError("storage_full", "The disk of the server is full. Nothing was imported.", {
        cause: error,
      });
    throw error;
  }
  if (size === 0) {
    await rm(path, { force: true });
    throw new AppError("invalid_input", "The file is empty.");
  }
  return size;
}

function readMapping(text: string | undefined): ImportMapping | null {
  if (text === undefined) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid("mapping", "is not valid JSON");
  }
  const parsed = ImportMapping.safeParse(value);
  if (!parsed.success)
    throw invalid(
      `mapping.${parsed.error.issues[0]?.path.join(".")}`,
      parsed.error.issues[0]?.message ?? "is wrong",
    );
  return parsed.data;
}

async function startOfBody(body: RawBody): Promise<{ bytes: Buffer; truncated: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of Readable.fromWeb(body.stream as never)) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).byteLength;
    if (size > PREVIEW_BYTES) break;
  }
  return { bytes: Buffer.concat(chunks), truncated: size > PREVIEW_BYTES };
}

/** The first rows of a text file that may be cut off: its last line is left out then, except in a JSON list. */
async function firstRows(path: string, format: ImportFormat) {
  const rows: { row: number; value: Record<string, unknown> }[] = [];
  const errors: { row: number; message: string }[] = [];
  for await (const group of readRows(path, format))
    for (const item of group) {
      if ("error" in item) errors.push({ row: item.row, message: item.error });
      else rows.push(item);
      if (rows.length >= PREVIEW_ROWS || errors.length >= PREVIEW_ROWS) return { rows, errors };
    }
  return { rows, errors };
}

export const previewImport: UseCase<"previewImport"> = async (context, { params, query, body }) => {
  await requireRole(context, params.project, "manager");
  const { schema } = await projectWithSchema(context, params.project);
  const { bytes, truncated } = await startOfBody(body);
  const base = { format: query.format, encoding: detectEncoding(bytes), delimiter: null, truncated };
  const chosen = readMapping(query.mapping);
  if (query.format === "image" || query.format === "zip")
    return {
      ...base,
      encoding: "binary",
      columns: [],
      rows: [],
      errors: [],
      suggested: { fields: {}, keepOther: true },
    };
  const path = uploadPath(context, `preview-${context.newId()}`);
  await mkdir(dirname(path), { recursive: true });
  const end = truncated && query.format !== "json" ? bytes.lastIndexOf(10) + 1 : bytes.byteLength;
  await writeFile(path, bytes.subarray(0, end || bytes.byteLength));
  try {
    if (truncated && query.format === "json")
      throw invalid(
        "format",
        "the preview reads 1 MB of JSON; import larger lists as JSONL, one object per line",
      );
    const { rows, errors } = await firstRows(path, query.format);
    const columns = profileColumns(rows.map((row) => row.value));
    const suggested = suggestMapping(schema, columns);
    const mapRow = rowMapper(chosen ?? suggested, schema);
    const mapped = rows.map(({ row, value }) => ({ row, result: mapRow(value) }));
    for (const { row, result } of mapped) if (!result.ok) errors.push({ row, message: result.error });
    // The reader finds its problems before the mapping does; people look for them from the top of the file.
    errors.sort((a, b) => a.row - b.row);
    const delimited = query.format === "csv" || query.format === "tsv";
    const delimiter = delimited
      ? query.format === "tsv"
        ? "\t"
        : detectDelimiter(bytes.toString("utf8"))
      : null;
    return {
      ...base,
      delimiter,
      columns,
      rows: rows.slice(0, SHOWN_ROWS).map((row) => row.value),
      errors: errors.slice(0, SHOWN_ERRORS),
      suggested,
    };
  } finally {
    await rm(path, { force: true });
  }
};

export const startImport: UseCase<"startImport"> = async (context, { params, query, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { project } = await projectWithSchema(context, projectId);
  const mapping = readMapping(query.mapping) ?? { fields: {}, keepOther: true };
  const jobId = context.newId();
  await saveUpload(uploadPath(context, jobId), body, context.config.maxUploadBytes);
  const payload: ImportPayload = {
    format: query.format,
    mode: query.mode,
    fileName: query.fileName,
    mapping,
    schemaVersion: project.schemaVersion,
  };
  await context.database.write(async (db) => {
    const progress = { done: 0, total: null, unit: "rows", perSecond: null };
    await insertJob(db, {
      id: jobId,
      projectId,
      kind: "import",
      status: "queued",
      payload,
      progress,
      checkpoint: {},
      createdBy: actor.id,
      createdAt: context.now(),
    });
    await recordEvent(
      db,
      {
        projectId,
        actorId: actor.id,
        action: "import.start",
        target: jobId,
        detail: { format: query.format },
      },
      context.now(),
    );
  });
  kickJobs();
  return readImport(context, projectId, jobId);
};

async function toImportJob(context: Context, job: JobRow): Promise<ImportJob> {
  const payload = job.payload as ImportPayload;
  const { checkpoint, progress, result } = job;
  const finished = job.status !== "queued" && job.status !== "running";
  return {
    id: job.id,
    status: job.status,
    fileName: payload.fileName,
    format: payload.format,
    phase: finished ? "finished" : checkpoint.total === undefined ? "checking" : "adding",
    rowsDone: progress.done,
    rowsTotal: checkpoint.total ?? progress.total,
    rowsPerSecond: progress.perSecond,
    // What a failed or cancelled import had added was taken back.
    added:
      job.status === "cancelled" || (job.status === "failed" && payload.mode === "all-or-nothing")
        ? 0
        : (checkpoint.added ?? 0),
    duplicates: checkpoint.duplicates ?? 0,
    errors: checkpoint.errors ?? result?.errors ?? 0,
    firstErrors: await listJobErrors(context.database.read, { jobId: job.id, limit: SHOWN_ERRORS }),
    problem: job.problem,
    createdAt: job.createdAt,
    finishedAt: job.finishedAt,
  };
}

async function readImport(context: Context, projectId: string, jobId: string): Promise<ImportJob> {
  const job = await findJob(context.database.read, { projectId, jobId });
  if (job?.kind !== "import") throw notFound("import");
  return toImportJob(context, job);
}

export const getImport: UseCase<"getImport"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  return readImport(context, params.project, params.job);
};

export const listImports: UseCase<"listImports"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const jobs = await listJobs(context.database.read, { projectId: params.project, kind: "import" });
  return { items: await Promise.all(jobs.map((job) => toImportJob(context, job))), nextCursor: null };
};

export const cancelImport: UseCase<"cancelImport"> = async (context, { params }) => {
  const { actor } = await requireRole(context, params.project, "manager");
  const { project: projectId, job: jobId } = params;
  await readImport(context, projectId, jobId);
  await context.database.write(async (db) => {
    if (await requestCancel(db, { projectId, jobId }))
      await recordEvent(
        db,
        { projectId, actorId: actor.id, action: "import.cancel", target: jobId },
        context.now(),
      );
  });
  kickJobs();
  return readImport(context, projectId, jobId);
};

export const importErrors: UseCase<"importErrors"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  await readImport(context, params.project, params.job);
  const errors = await listJobErrors(context.database.read, { jobId: params.job, limit: 100_000 });
  return new Response(stringify([["row", "message"], ...errors.map((error) => [error.row, error.message])]), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="import-errors.csv"',
      "cache-control": "private, no-store",
    },
  });
};
