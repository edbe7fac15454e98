/** Runs of term lists: start and cancel; one at a time for each list. */
import type { Db } from "@/db/client/database";
import { findJob, insertJob, type JobRow, requestCancel } from "@/db/queries/jobs";
import { submittedByAll } from "@/db/queries/members";
import { countPredictions } from "@/db/queries/predictions";
import { lockProjectRow } from "@/db/queries/projects";
import { findTermList, setLastJob, type TermListHead } from "@/db/queries/term-lists";
import type { TermList, TermRun } from "@/lib/contracts/terms";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { problemIn } from "@/lib/i18n/tell";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { termsJob } from "../jobs/terms";
import { wakeLanes } from "../jobs/wake";
import type { UseCase } from "../use-case";
import { modelOf } from "./model-of";

function toRun(row: JobRow): TermRun {
  const { status, progress, checkpoint, problem, finishedAt } = termsJob.parse(row);
  const { regions, cutShort } = checkpoint;
  const { done, total } = progress;
  return { status, done, total, regions, cutShort, ...problemIn(problem), finishedAt };
}

const lastJob = async (db: Db, { projectId, lastJobId }: TermListHead): Promise<JobRow | undefined> =>
  lastJobId === null ? undefined : findJob(db, { projectId, jobId: lastJobId });

export async function toTermList(db: Db, row: TermListHead): Promise<TermList> {
  const { id, projectId, name, kind, settings, entryCount, duplicates, createdAt } = row;
  const model = modelOf(row);
  const job = await lastJob(db, row);
  const tasks = await countPredictions(db, { projectId, model });
  const run = job ? toRun(job) : null;
  return { id, name, kind, ...settings, entries: entryCount, duplicates, model, tasks, run, createdAt };
}

export async function requireTermList(
  db: Db,
  params: { project: string; list: string },
): Promise<TermListHead> {
  const row = await findTermList(db, { projectId: params.project, listId: params.list });
  if (!row) throw notFound("termList");
  return row;
}

export async function requireIdle(db: Db, row: TermListHead): Promise<void> {
  const status = (await lastJob(db, row))?.status;
  if (status === "queued" || status === "running") throw new AppError("conflict", say("terms.underWay"));
}

/** In the transaction that holds the project; wake the lanes after it. */
export async function enqueueRun(
  context: Context,
  db: Db,
  { projectId, listId, createdBy }: { projectId: string; listId: string; createdBy: string },
): Promise<void> {
  const jobId = context.newId();
  await insertJob(db, {
    id: jobId,
    projectId,
    kind: "terms",
    status: "queued",
    payload: { listId, submitted: await submittedByAll(db, { projectId }) },
    progress: { done: 0, total: null, unit: "tasks", perSecond: null },
    checkpoint: {},
    createdBy,
    createdAt: context.now(),
  });
  await setLastJob(db, { listId, jobId });
}

export const startTermRun: UseCase<"startTermRun"> = async (context, { params }) => {
  const { project: projectId, list: listId } = params;
  const { actor } = await requireRole(context, projectId, "manager");
  await context.database.write(async (db) => {
    // Two that start at once wait for each other here.
    if (!(await lockProjectRow(db, { projectId }))) throw notFound("project");
    const row = await requireTermList(db, params);
    await requireIdle(db, row);
    await enqueueRun(context, db, { projectId, listId, createdBy: actor.id });
    const event = { projectId, actorId: actor.id, action: "terms.run", target: listId };
    await recordEvent(db, event, context.now());
  });
  wakeLanes();
  return toTermList(context.database.read, await requireTermList(context.database.read, params));
};

export const cancelTermRun: UseCase<"cancelTermRun"> = async (context, { params }) => {
  const { project: projectId, list: listId } = params;
  const { actor } = await requireRole(context, projectId, "manager");
  const row = await requireTermList(context.database.read, params);
  const jobId = row.lastJobId;
  if (jobId !== null)
    await context.database.write(async (db) => {
      if (!(await requestCancel(db, { projectId, jobId }))) return;
      const event = { projectId, actorId: actor.id, action: "terms.cancel", target: listId };
      await recordEvent(db, event, context.now());
    });
  wakeLanes();
  return toTermList(context.database.read, row);
};
