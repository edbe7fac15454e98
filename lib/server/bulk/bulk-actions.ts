/** Bulk actions: start, watch, cancel, take back, and their reports. */
import type { Db } from "@/db/client/database";
import { bulkItems } from "@/db/queries/bulk-items";
import { findRule } from "@/db/queries/guidelines";
import { findJob, insertJob, type JobRow, listJobs, requestCancel } from "@/db/queries/jobs";
import { lockProjectRow } from "@/db/queries/projects";
import { tasksToChange } from "@/db/queries/tasks";
import { namesOf } from "@/db/queries/users";
import { type BulkAction, type BulkActionKind, BulkOutcome } from "@/lib/contracts/bulk-actions";
import { AppError, notFound } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { problemIn } from "@/lib/i18n/tell";
import { isManager, type Membership, requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { bulkJob } from "../jobs/bulk";
import { wakeLanes } from "../jobs/wake";
import { requireAssignee } from "../tasks/tasks";
import type { UseCase } from "../use-case";
import type { BulkPayload } from "./bulk-payload";
import { DONE } from "./bulk-work";

/** Nothing is left of a deleted task that could be put back. */
const CAN_UNDO = new Set<BulkActionKind>([
  ...(["assign", "unassign", "return", "markGold", "unmarkGold", "accept", "reject"] as const),
  ...(["setOverlap", "followProject"] as const),
]);
const LISTED = 20;

const isLive = ({ status }: JobRow) => status === "queued" || status === "running";

/** @param latest the last bulk action of the project, which alone can be taken back */
function toAction(row: JobRow, latest: JobRow | undefined, startedBy: string): BulkAction {
  const { id, status, progress, payload, checkpoint, problem, createdAt, finishedAt } = bulkJob.parse(row);
  const { kind } = payload.action;
  const outcomes = Object.fromEntries(
    BulkOutcome.options.flatMap((outcome) => {
      const count = checkpoint.outcomes[outcome];
      return count === undefined ? [] : [[outcome, count]];
    }),
  );
  const told = problemIn(problem);
  const hasDone = DONE.some((outcome) => (outcomes[outcome] ?? 0) > 0);
  return {
    id,
    kind,
    status,
    done: progress.done,
    total: progress.total,
    outcomes,
    canUndo: latest?.id === id && !isLive(row) && CAN_UNDO.has(kind) && hasDone,
    problem: told.problem,
    ...(told.problemMessage ? { problemMessage: told.problemMessage } : {}),
    startedBy,
    createdAt,
    finishedAt,
  };
}

async function toActions(db: Db, projectId: string, rows: JobRow[]): Promise<BulkAction[]> {
  const [latest] = await listJobs(db, { projectId, kind: "bulk" });
  const names = await namesOf(db, { userIds: [...new Set(rows.map(({ createdBy }) => createdBy))] });
  return rows.map((row) => toAction(row, latest, names.get(row.createdBy) ?? ""));
}

async function requireBulk(db: Db, params: { project: string; bulk: string }): Promise<JobRow> {
  const row = await findJob(db, { projectId: params.project, jobId: params.bulk });
  if (row?.kind !== "bulk") throw notFound("bulkAction");
  return row;
}

/** Reviewers see the actions that they have started themselves. */
async function requireOwnBulk(context: Context, params: { project: string; bulk: string }): Promise<JobRow> {
  const membership = await requireRole(context, params.project, "reviewer");
  const row = await requireBulk(context.database.read, params);
  if (!isManager(membership) && row.createdBy !== membership.actor.id) throw notFound("bulkAction");
  return row;
}

async function start(
  context: Context,
  { actor, role }: Membership,
  projectId: string,
  given: Omit<BulkPayload, "starter">,
): Promise<BulkAction> {
  const id = context.newId();
  const starter = {
    userId: actor.id,
    role: role === "manager" ? ("manager" as const) : ("reviewer" as const),
    timeZone: context.timeZone,
  };
  await context.database.write(async (db) => {
    // Two that start at once wait for each other here: an action is taken back while no other has begun.
    if (!(await lockProjectRow(db, { projectId }))) throw notFound("project");
    if (given.action.kind === "undo") await requireUndo(db, projectId, given.action.jobId);
    await insertJob(db, {
      id,
      projectId,
      kind: "bulk",
      status: "queued",
      payload: { ...given, starter } satisfies BulkPayload,
      progress: { done: 0, total: null, unit: "tasks", perSecond: null },
      checkpoint: {},
      createdBy: actor.id,
      createdAt: context.now(),
    });
    const detail = { kind: given.action.kind };
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "bulk.start", target: id, detail },
      context.now(),
    );
  });
  wakeLanes();
  return readAction(context, { project: projectId, bulk: id });
}

async function requireUndo(db: Db, projectId: string, jobId: string): Promise<void> {
  const [action] = await toActions(db, projectId, [
    await requireBulk(db, { project: projectId, bulk: jobId }),
  ]);
  if (!action?.canUndo) throw new AppError("conflict", say("reviews.noUndo"));
}

async function readAction(
  { database: { read } }: Context,
  params: { project: string; bulk: string },
): Promise<BulkAction> {
  const [action] = await toActions(read, params.project, [await requireBulk(read, params)]);
  if (!action) throw notFound("bulkAction");
  return action;
}

async function requireRule(context: Context, projectId: string, ruleId: string | undefined): Promise<void> {
  if (ruleId !== undefined && !(await findRule(context.database.read, { projectId, ruleId })))
    throw notFound("rule");
}

export const startBulkAction: UseCase<"startBulkAction"> = async (context, { params, body }) => {
  const projectId = params.project;
  const membership = await requireRole(context, projectId, "manager");
  const { action, selection } = body;
  if (action.kind === "assign" || action.kind === "unassign")
    await requireAssignee(context, { projectId, userId: action.userId, isNew: action.kind === "assign" });
  if (action.kind === "reject") await requireRule(context, projectId, action.ruleId);
  if ("ids" in selection) {
    const taskIds = [...new Set(selection.ids)];
    const known = await tasksToChange(context.database.read, { projectId, taskIds });
    if (known.length < taskIds.length) throw notFound("task");
    return start(context, membership, projectId, { action, selection: { ids: taskIds } });
  }
  return start(context, membership, projectId, { action, selection });
};

export const startBulkReview: UseCase<"startBulkReview"> = async (context, { params, body }) => {
  const projectId = params.project;
  const membership = await requireRole(context, projectId, "reviewer");
  const { annotations, decision } = body;
  if (decision.kind === "reject") await requireRule(context, projectId, decision.ruleId);
  return start(context, membership, projectId, { action: decision, selection: { annotations } });
};

export const undoBulkAction: UseCase<"undoBulkAction"> = async (context, { params }) => {
  const row = await requireOwnBulk(context, params);
  const membership = await requireRole(context, params.project, "reviewer");
  return start(context, membership, params.project, { action: { kind: "undo", jobId: row.id } });
};

export const listBulkActions: UseCase<"listBulkActions"> = async (context, { params }) => {
  const membership = await requireRole(context, params.project, "reviewer");
  const db = context.database.read;
  const rows = await listJobs(db, { projectId: params.project, kind: "bulk" });
  const own = rows.filter((row) => isManager(membership) || row.createdBy === membership.actor.id);
  return { items: await toActions(db, params.project, own.slice(0, LISTED)), nextCursor: null };
};

export const getBulkAction: UseCase<"getBulkAction"> = async (context, { params }) => {
  await requireOwnBulk(context, params);
  return readAction(context, params);
};

export const cancelBulkAction: UseCase<"cancelBulkAction"> = async (context, { params }) => {
  const row = await requireOwnBulk(context, params);
  const { actor } = await requireRole(context, params.project, "reviewer");
  const { project: projectId } = params;
  await context.database.write(async (db) => {
    if (!(await requestCancel(db, { projectId, jobId: row.id }))) return;
    const event = { projectId, actorId: actor.id, action: "bulk.cancel", target: row.id };
    await recordEvent(db, event, context.now());
  });
  wakeLanes();
  return readAction(context, params);
};

export const listBulkItems: UseCase<"listBulkItems"> = async (context, { params, query }) => {
  const row = await requireOwnBulk(context, params);
  const { after, limit } = query;
  const items = await bulkItems(context.database.read, {
    projectId: params.project,
    jobId: row.id,
    after,
    limit,
    ...(query.left ? { notOutcome: "done" } : {}),
  });
  return {
    items: items.map(({ number, taskId, seq, outcome }) => ({
      number,
      taskId,
      seq,
      outcome: BulkOutcome.parse(outcome),
    })),
    nextAfter: items.length === limit ? (items.at(-1)?.number ?? null) : null,
  };
};
