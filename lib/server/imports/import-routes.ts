/** Imports as routes: start, watch, cancel. */
import { stringify } from "csv-stringify/sync";
import { findJob, insertJob, type JobRow, listJobErrors, listJobs, requestCancel } from "@/db/queries/jobs";
import type { ImportJob } from "@/lib/contracts/imports";
import { notFound } from "@/lib/core/app-error";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { problemIn, tellStored, toldIn } from "@/lib/i18n/tell";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { importJob } from "../jobs/import";
import type { ImportPayload } from "../jobs/import/import-run";
import { wakeLanes } from "../jobs/wake";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { namingFile } from "./name-upload";
import { readMapping, saveUpload } from "./uploads";

const SHOWN_ERRORS = 20;

export const startImport: UseCase<"startImport"> = async (context, { params, query, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { project } = await projectWithSchema(context, projectId);
  const mapping = readMapping(query.mapping) ?? { fields: {}, keepOther: true };
  const jobId = context.newId();
  await namingFile(query.fileName, () => saveUpload(context, jobId, body));
  const payload: ImportPayload = {
    format: query.format,
    mode: query.mode,
    fileName: query.fileName,
    mapping,
    table: query.table,
    encoding: query.encoding,
    taskPer: query.taskPer,
    delimiter: query.delimiter,
    header: query.header,
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
        detail: { format: query.format, ...(mapping.labels && { labels: mapping.labels.people }) },
      },
      context.now(),
    );
  });
  wakeLanes();
  return readImport(context, projectId, jobId);
};

async function toImportJob(context: Context, row: JobRow): Promise<ImportJob> {
  const job = importJob.parse(row);
  const { payload, checkpoint, progress, result } = job;
  const errors = await listJobErrors(context.database.read, { jobId: job.id, limit: SHOWN_ERRORS });
  const finished = job.status !== "queued" && job.status !== "running";
  const wasTakenBack =
    job.status === "cancelled" || (job.status === "failed" && payload.mode === "all-or-nothing");
  return {
    id: job.id,
    status: job.status,
    fileName: payload.fileName,
    format: payload.format,
    phase: finished
      ? "finished"
      : checkpoint.isUndo
        ? "undoing"
        : checkpoint.total === undefined
          ? "checking"
          : "adding",
    rowsDone: progress.done,
    rowsTotal: checkpoint.total ?? progress.total,
    rowsPerSecond: progress.perSecond,
    added: wasTakenBack ? (checkpoint.stayed ?? 0) : (checkpoint.added ?? 0),
    duplicates: checkpoint.duplicates ?? 0,
    errors: checkpoint.errors ?? result?.errors ?? 0,
    unusedImages: checkpoint.unused ?? 0,
    versions: wasTakenBack ? 0 : (checkpoint.versions ?? 0),
    cameBack: wasTakenBack ? 0 : (checkpoint.cameBack ?? 0),
    carried: wasTakenBack ? 0 : (checkpoint.carried ?? 0),
    lost: wasTakenBack ? 0 : (checkpoint.lost ?? 0),
    annotations: wasTakenBack ? 0 : (checkpoint.annotations ?? 0),
    predictions: wasTakenBack ? 0 : (checkpoint.predictions ?? 0),
    finalAnswers: wasTakenBack ? 0 : (checkpoint.finalAnswers ?? 0),
    labelsThere: checkpoint.labelsThere ?? 0,
    notTaken: Object.entries(checkpoint.notTaken ?? {}).map(([what, count]) => ({ what, count })),
    firstErrors: errors.map(({ row, message }) => ({ row, ...toldIn(message) })),
    ...problemIn(job.problem),
    isUndone: checkpoint.isUndo ?? false,
    stayed: checkpoint.stayed ?? 0,
    createdAt: job.createdAt,
    finishedAt: job.finishedAt,
  };
}

export async function readImport(context: Context, projectId: string, jobId: string): Promise<ImportJob> {
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
  wakeLanes();
  return readImport(context, projectId, jobId);
};

export const importErrors: UseCase<"importErrors"> = async (context, { params, query }) => {
  await requireRole(context, params.project, "manager");
  await readImport(context, params.project, params.job);
  const errors = await listJobErrors(context.database.read, { jobId: params.job, limit: 100_000 });
  const t = makeTranslate(query.locale);
  const rows = errors.map(({ row, message }) => [row, tellStored(query.locale, message)]);
  // Spreadsheets take a file without the mark for one of an old code page.
  return new Response(stringify([[t("imports.row"), t("imports.problem")], ...rows], { bom: true }), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="import-errors.csv"',
      "cache-control": "private, no-store",
    },
  });
};
