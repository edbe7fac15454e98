/** Searches for label errors as routes: upload probabilities, search, cancel. One at a time for a question. */
import type { Db } from "@/db/client/database";
import { findJob, insertJob, type JobRow, listJobs, requestCancel } from "@/db/queries/jobs";
import { countPredictions } from "@/db/queries/predictions";
import { findProbabilitySet } from "@/db/queries/probabilities";
import { lockProjectRow } from "@/db/queries/projects";
import { AppError, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { isRegionControl } from "@/lib/labels/schema";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { namingFile } from "../imports/name-upload";
import { dropUpload, saveUpload } from "../imports/uploads";
import { type LabelErrorsPayload, labelErrorsJob } from "../jobs/label-errors";
import { wakeLanes } from "../jobs/wake";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { readReport } from "./label-errors";
import { requireSearchable } from "./searchable";

const isLive = ({ status }: JobRow) => status === "queued" || status === "running";

/** @throws AppError `conflict` where the question is being searched */
async function requireNone(db: Db, projectId: string, control: string): Promise<void> {
  for (const row of await listJobs(db, { projectId, kind: "label-errors" }))
    if (isLive(row) && labelErrorsJob.parse(row).payload.control === control)
      throw new AppError("conflict", say("labelErrors.runs"));
}

async function start(context: Context, projectId: string, jobId: string, payload: LabelErrorsPayload) {
  const { id: actorId } = (await requireRole(context, projectId, "manager")).actor;
  await context.database.write(async (db) => {
    // Two that start at once wait for each other here.
    if (!(await lockProjectRow(db, { projectId }))) throw notFound("project");
    await requireNone(db, projectId, payload.control);
    await insertJob(db, {
      id: jobId,
      projectId,
      kind: "label-errors",
      status: "queued",
      payload,
      progress: { done: 0, total: null, unit: "rows", perSecond: null },
      checkpoint: {},
      createdBy: actorId,
      createdAt: context.now(),
    });
    const event = { projectId, actorId, action: "label-errors.find", target: jobId };
    await recordEvent(db, { ...event, detail: {} }, context.now());
  });
  wakeLanes();
  return readReport(context, projectId, payload.control);
}

export const uploadProbabilities: UseCase<"uploadProbabilities"> = async (
  context,
  { params, query, body },
) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const control = requireSearchable((await projectWithSchema(context, projectId)).schema, query.control);
  if (isRegionControl(control)) throw invalid("control", say("labelErrors.needsPredictions"));
  await requireNone(context.database.read, projectId, control.id);
  const jobId = context.newId();
  const { format, fileName } = query;
  await namingFile(fileName, () => saveUpload(context, jobId, body));
  try {
    return await start(context, projectId, jobId, {
      control: control.id,
      source: { kind: "upload", fileName, format },
    });
  } catch (error) {
    await dropUpload(context, jobId);
    throw error;
  }
};

export const startLabelErrorRun: UseCase<"startLabelErrorRun"> = async (context, { params, body }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const control = requireSearchable((await projectWithSchema(context, projectId)).schema, body.control);
  const db = context.database.read;
  const { source } = body;
  if (source.kind === "predictions") {
    if ((await countPredictions(db, { projectId, model: source.model })) === 0)
      throw invalid("source.model", say("labelErrors.noModel"));
  } else if (!(await findProbabilitySet(db, { projectId, controlId: control.id })))
    throw invalid("source", say("labelErrors.noSet"));
  return start(context, projectId, context.newId(), { control: control.id, source });
};

export const cancelLabelErrorRun: UseCase<"cancelLabelErrorRun"> = async (context, { params }) => {
  const { project: projectId, search: jobId } = params;
  const { actor } = await requireRole(context, projectId, "manager");
  const row = await findJob(context.database.read, { projectId, jobId });
  if (row?.kind !== "label-errors") throw notFound("labelErrorRun");
  await context.database.write(async (db) => {
    if (!(await requestCancel(db, { projectId, jobId }))) return;
    const event = { projectId, actorId: actor.id, action: "label-errors.cancel", target: jobId };
    await recordEvent(db, event, context.now());
  });
  wakeLanes();
  return readReport(context, projectId, labelErrorsJob.parse(row).payload.control);
};
