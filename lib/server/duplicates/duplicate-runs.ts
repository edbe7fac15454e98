/** Searches for near-duplicates as routes: start, watch, cancel. One at a time in a project. */

import type { Db } from "@/db/client/database";
import { countLinks } from "@/db/queries/duplicates";
import { insertJob, type JobRow, listJobs, requestCancel } from "@/db/queries/jobs";
import { lockProjectRow } from "@/db/queries/projects";
import type { DuplicateRun, DuplicateState } from "@/lib/contracts/duplicates";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { problemIn } from "@/lib/i18n/tell";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { duplicatesJob } from "../jobs/duplicates";
import { wakeLanes } from "../jobs/wake";
import type { UseCase } from "../use-case";

const isUnderWay = ({ status }: JobRow) => status === "queued" || status === "running";

const PHASES: readonly string[] = [
  "images",
  "reading",
  "comparing",
  "writing",
] satisfies DuplicateRun["phase"][];
const phaseOf = (unit: string): DuplicateRun["phase"] =>
  PHASES.includes(unit) ? (unit as DuplicateRun["phase"]) : "images";

function toRun(row: JobRow): DuplicateRun {
  const { id, status, payload, progress, result, problem, createdAt, finishedAt } = duplicatesJob.parse(row);
  const figure = (name: string) => result?.[name] ?? 0;
  return {
    id,
    status,
    ...payload.similarities,
    phase: isUnderWay(row) ? phaseOf(progress.unit) : "finished",
    done: progress.done,
    total: progress.total,
    result:
      status === "done"
        ? {
            tasks: figure("tasks"),
            texts: figure("texts"),
            images: figure("images"),
            links: figure("links"),
            groups: figure("groups"),
            cutShort: figure("cutShort"),
          }
        : null,
    ...problemIn(problem),
    createdAt,
    finishedAt,
  };
}

const lastRun = async (db: Db, projectId: string): Promise<JobRow | undefined> =>
  (await listJobs(db, { projectId, kind: "duplicates" }))[0];

async function stateOf({ database }: Context, projectId: string): Promise<DuplicateState> {
  const row = await lastRun(database.read, projectId);
  return { run: row ? toRun(row) : null, counts: await countLinks(database.read, { projectId }) };
}

export const getDuplicateState: UseCase<"getDuplicateState"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  return stateOf(context, params.project);
};

export const startDuplicateRun: UseCase<"startDuplicateRun"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const jobId = context.newId();
  await context.database.write(async (db) => {
    // Two that start at once wait for each other here.
    if (!(await lockProjectRow(db, { projectId }))) throw notFound("project");
    const last = await lastRun(db, projectId);
    if (last && isUnderWay(last)) throw new AppError("conflict", say("duplicates.runs"));
    const nowMs = context.now();
    await insertJob(db, {
      id: jobId,
      projectId,
      kind: "duplicates",
      status: "queued",
      payload: { similarities: body },
      progress: { done: 0, total: null, unit: "images", perSecond: null },
      checkpoint: {},
      createdBy: actor.id,
      createdAt: nowMs,
    });
    const event = { projectId, actorId: actor.id, action: "duplicates.find", target: jobId, detail: body };
    await recordEvent(db, event, nowMs);
  });
  wakeLanes();
  return stateOf(context, projectId);
};

export const cancelDuplicateRun: UseCase<"cancelDuplicateRun"> = async (context, { params }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const job = await lastRun(context.database.read, projectId);
  if (job)
    await context.database.write(async (db) => {
      if (await requestCancel(db, { projectId, jobId: job.id }))
        await recordEvent(
          db,
          { projectId, actorId: actor.id, action: "duplicates.cancel", target: job.id },
          context.now(),
        );
    });
  wakeLanes();
  return stateOf(context, projectId);
};
