/** Runs of consensus as routes: preview, start, watch, cancel, take back. One at a time in a project. */
import { setImmediate } from "node:timers/promises";
import type { Db } from "@/db/client/database";
import { findJob, insertJob, type JobRow, listJobs, requestCancel } from "@/db/queries/jobs";
import { countByRun, countStates, deleteSomeOfRun } from "@/db/queries/method-resolutions";
import { lockProjectRow } from "@/db/queries/projects";
import { namesOf } from "@/db/queries/users";
import { consensusMethod } from "@/lib/consensus/methods";
import { type ConsensusRun, type ConsensusRuns, RunOutcome } from "@/lib/contracts/consensus-runs";
import { AppError, invalid, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { problemIn } from "@/lib/i18n/tell";
import { withInputNames } from "@/lib/labels/about";
import { findControl, type LabelSchema } from "@/lib/labels/schema";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { consensusJob } from "../jobs/consensus";
import { wakeLanes } from "../jobs/wake";
import { projectWithSchema } from "../projects/projects";
import { PAGE_WAIT_MS, refreshWithin } from "../quality/refresh-agreement";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { hasVotes } from "./crowd-votes-of";

const LISTED = 10;
/** Rows that are deleted in one transaction. */
const DELETED = 1_000;

const isLive = ({ status }: JobRow) => status === "queued" || status === "running";

/** @throws AppError for a question that no method can decide, or a method that does not exist */
function requireMethods(schema: LabelSchema, methods: Readonly<Record<string, string>>): void {
  for (const [id, method] of Object.entries(methods)) {
    const control = findControl(schema, id);
    if (!control || !hasVotes(control)) throw invalid(`methods.${id}`, say("consensus.noQuestion"));
    if (!consensusMethod(method)) throw invalid(`methods.${id}`, say("consensus.noMethod"));
  }
}

export const previewConsensus: UseCase<"previewConsensus"> = async (context, { params, body }) => {
  const projectId = params.project;
  await requireRole(context, projectId, "manager");
  const schema = withInputNames((await projectWithSchema(context, projectId)).schema);
  requireMethods(schema, body.methods);
  await refreshWithin(context, projectId, PAGE_WAIT_MS);
  const preview = await runInWorker(context, "previewSettling", { projectId, ...body });
  return {
    ...preview,
    controls: preview.controls.map((one) => ({
      ...one,
      name: findControl(schema, one.control)?.name ?? one.control,
    })),
  };
};

function toRun(row: JobRow, standing: number, startedBy: string): ConsensusRun {
  const { id, status, payload, checkpoint, progress, problem, createdAt, finishedAt } =
    consensusJob.parse(row);
  const told = problemIn(problem);
  return {
    id,
    status,
    methods: payload.methods,
    leastConfidence: payload.leastConfidence,
    minAnnotations: payload.minAnnotations,
    done: progress.done,
    total: progress.total,
    outcomes: Object.fromEntries(
      RunOutcome.options.flatMap((outcome) => {
        const count = checkpoint.outcomes[outcome];
        return count === undefined ? [] : [[outcome, count]];
      }),
    ),
    standing,
    canUndo: !isLive(row) && standing > 0,
    problem: told.problem,
    ...(told.problemMessage ? { problemMessage: told.problemMessage } : {}),
    startedBy,
    createdAt,
    finishedAt,
  };
}

async function readRuns({ database }: Context, projectId: string): Promise<ConsensusRuns> {
  const db = database.read;
  const rows = (await listJobs(db, { projectId, kind: "consensus" })).slice(0, LISTED);
  const names = await namesOf(db, { userIds: [...new Set(rows.map(({ createdBy }) => createdBy))] });
  const standing = await countByRun(db, { projectId });
  return {
    items: rows.map((row) => toRun(row, standing.get(row.id) ?? 0, names.get(row.createdBy) ?? "")),
    nextCursor: null,
    ...(await countStates(db, { projectId })),
  };
}

export const listConsensusRuns: UseCase<"listConsensusRuns"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  return readRuns(context, params.project);
};

export const startConsensusRun: UseCase<"startConsensusRun"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  requireMethods((await projectWithSchema(context, projectId)).schema, body.methods);
  const jobId = context.newId();
  await context.database.write(async (db) => {
    // Two that start at once wait for each other here.
    if (!(await lockProjectRow(db, { projectId }))) throw notFound("project");
    const last = (await listJobs(db, { projectId, kind: "consensus" }))[0];
    if (last && isLive(last)) throw new AppError("conflict", say("consensus.runs"));
    const nowMs = context.now();
    await insertJob(db, {
      id: jobId,
      projectId,
      kind: "consensus",
      status: "queued",
      payload: body,
      progress: { done: 0, total: null, unit: "tasks", perSecond: null },
      checkpoint: {},
      createdBy: actor.id,
      createdAt: nowMs,
    });
    const event = { projectId, actorId: actor.id, action: "consensus.run", target: jobId };
    await recordEvent(db, { ...event, detail: { leastConfidence: body.leastConfidence } }, nowMs);
  });
  wakeLanes();
  return readRuns(context, projectId);
};

async function requireRun(db: Db, params: { project: string; run: string }): Promise<JobRow> {
  const row = await findJob(db, { projectId: params.project, jobId: params.run });
  if (row?.kind !== "consensus") throw notFound("consensusRun");
  return row;
}

export const cancelConsensusRun: UseCase<"cancelConsensusRun"> = async (context, { params }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const { id: jobId } = await requireRun(context.database.read, params);
  await context.database.write(async (db) => {
    if (!(await requestCancel(db, { projectId, jobId }))) return;
    const event = { projectId, actorId: actor.id, action: "consensus.cancel", target: jobId };
    await recordEvent(db, event, context.now());
  });
  wakeLanes();
  return readRuns(context, projectId);
};

/** What people have decided since stays: a decision has taken the place of what the run found. */
export const undoConsensusRun: UseCase<"undoConsensusRun"> = async (context, { params }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  const row = await requireRun(context.database.read, params);
  if (isLive(row)) throw new AppError("conflict", say("consensus.runs"));
  const jobId = row.id;
  await context.database.write(async (db) => {
    const event = { projectId, actorId: actor.id, action: "consensus.undo", target: jobId };
    await recordEvent(db, event, context.now());
  });
  const some = { projectId, jobId, limit: DELETED };
  // Requests get a turn between two transactions.
  while ((await context.database.write((db) => deleteSomeOfRun(db, some))) > 0) await setImmediate();
  return readRuns(context, projectId);
};
