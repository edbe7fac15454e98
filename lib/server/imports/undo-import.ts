/** Undoing a finished import: what it would take back, and its start. The work is done by the import's job. */
import { findJob, type JobRow, requestUndo } from "@/db/queries/jobs";
import { countUndo } from "@/db/queries/undo-import";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { importJob } from "../jobs/import";
import { wakeLanes } from "../jobs/wake";
import type { UseCase } from "../use-case";
import { readImport } from "./import-routes";

/** @throws AppError where there is no such import, or it has not ended by itself */
async function finishedImport(
  { database }: Context,
  ids: { projectId: string; jobId: string },
): Promise<JobRow> {
  const job = await findJob(database.read, ids);
  if (job?.kind !== "import") throw notFound("import");
  if (job.status !== "done" && job.status !== "failed")
    throw new AppError("conflict", say("imports.notFinished"));
  return job;
}

export const getImportUndo: UseCase<"getImportUndo"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const { project: projectId, job: jobId } = params;
  const { createdAt } = await finishedImport(context, { projectId, jobId });
  return countUndo(context.database.read, { projectId, jobId, sinceMs: createdAt });
};

export const undoImport: UseCase<"undoImport"> = async (context, { params }) => {
  const { actor } = await requireRole(context, params.project, "manager");
  const { project: projectId, job: jobId } = params;
  const job = await finishedImport(context, { projectId, jobId });
  const checkpoint = { ...importJob.parse(job).checkpoint, isUndo: true };
  await context.database.write(async (db) => {
    if (await requestUndo(db, { projectId, jobId, checkpoint }))
      await recordEvent(
        db,
        { projectId, actorId: actor.id, action: "import.undo", target: jobId },
        context.now(),
      );
  });
  wakeLanes();
  return readImport(context, projectId, jobId);
};
