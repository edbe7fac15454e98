/**
 * Excluding an annotator: their annotations of a time stop counting in agreement, consensus and releases, and can send
 * their tasks back to the queue. Nothing is deleted, so lifting an exclusion gives the same figures as before.
 */
import type { Db } from "@/db/client/database";
import {
  annotatorsOf,
  type ExclusionRow,
  insertExclusion,
  liftExclusion as liftExclusionRow,
  listExclusions as listExclusionRows,
  tasksSubmittedBy,
  workOf,
} from "@/db/queries/exclusions";
import { lockProjectRow } from "@/db/queries/projects";
import { recountLocked } from "@/db/queries/queue";
import { lockTasks } from "@/db/queries/task-locks";
import { namesOf } from "@/db/queries/users";
import type { Exclusion } from "@/lib/contracts/people";
import { notFound } from "@/lib/core/app-error";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import type { UseCase } from "../use-case";

export const listAnnotators: UseCase<"listAnnotators"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const rows = await annotatorsOf(context.database.read, { projectId: params.project });
  const items = rows.map(({ userId, name, member }) => ({ userId, name, isMember: Boolean(member) }));
  return { items, nextCursor: null };
};

export const getAnnotatorWork: UseCase<"getAnnotatorWork"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  return workOf(context.database.read, { projectId: params.project, userId: params.user });
};

async function toItems(db: Db, rows: readonly ExclusionRow[]): Promise<Exclusion[]> {
  const userIds = rows.flatMap(({ userId, createdBy, liftedBy }) =>
    [userId, createdBy, liftedBy ?? []].flat(),
  );
  const names = await namesOf(db, { userIds: [...new Set(userIds)] });
  const nameOf = (id: string) => names.get(id) ?? "";
  return rows.map(({ projectId: _project, ...row }) => ({
    ...row,
    name: nameOf(row.userId),
    createdBy: nameOf(row.createdBy),
    liftedBy: row.liftedBy === null ? null : nameOf(row.liftedBy),
  }));
}

export const listExclusions: UseCase<"listExclusions"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  const db = context.database.read;
  const rows = await listExclusionRows(db, { projectId: params.project });
  return { items: await toItems(db, rows), nextCursor: null };
};

/** Recounts the tasks that the exclusion touches and marks their agreement stale. @returns how many tasks */
async function updateTaskCounters(db: Db, row: ExclusionRow): Promise<number> {
  const taskIds = await tasksSubmittedBy(db, row);
  await lockTasks(db, { taskIds });
  await recountLocked(db, { taskIds, markStale: true });
  return taskIds.length;
}

type Asked = {
  projectId: string;
  userId: string;
  fromMs?: number | undefined;
  untilMs?: number | undefined;
  reason: string;
  requeue: boolean;
  actorId: string;
};

/**
 * Excludes inside a transaction, with the project locked: a submit that runs meanwhile counted its annotation without
 * the exclusion, and this transaction finds its task only once it is stored.
 * @throws AppError `not_found` when the user has no annotation in the project
 */
export async function exclude(
  context: Context,
  db: Db,
  asked: Asked,
): Promise<{ row: ExclusionRow; tasks: number }> {
  const { actorId, fromMs = null, untilMs = null, ...rest } = asked;
  const { projectId, userId } = rest;
  await lockProjectRow(db, { projectId });
  const { submitted, skipped, drafts } = await workOf(db, { projectId, userId });
  if (submitted + skipped + drafts === 0) throw notFound("annotator");
  const nowMs = context.now();
  const row: ExclusionRow = {
    ...rest,
    id: context.newId(),
    fromMs,
    untilMs,
    createdBy: actorId,
    createdAt: nowMs,
    liftedBy: null,
    liftedAt: null,
  };
  await insertExclusion(db, row);
  const tasks = await updateTaskCounters(db, row);
  const detail = { tasks, fromMs, untilMs, requeue: row.requeue };
  await recordEvent(db, { projectId, actorId, action: "member.exclude", target: userId, detail }, nowMs);
  return { row, tasks };
}

async function toSaved(db: Db, row: ExclusionRow, tasks: number) {
  const [item] = await toItems(db, [row]);
  if (!item) throw notFound("exclusion");
  return { ...item, tasks };
}

export const createExclusion: UseCase<"createExclusion"> = async (context, { params, body }) => {
  const { actor } = await requireRole(context, params.project, "manager");
  return context.database.write(async (db) => {
    const { row, tasks } = await exclude(context, db, {
      ...body,
      projectId: params.project,
      actorId: actor.id,
    });
    return toSaved(db, row, tasks);
  });
};

export const liftExclusion: UseCase<"liftExclusion"> = async (context, { params }) => {
  const { project: projectId, exclusion: exclusionId } = params;
  const { actor } = await requireRole(context, projectId, "manager");
  const nowMs = context.now();
  return context.database.write(async (db) => {
    await lockProjectRow(db, { projectId });
    const row = await liftExclusionRow(db, { projectId, exclusionId, liftedBy: actor.id, nowMs });
    if (!row) throw notFound("exclusion");
    const tasks = await updateTaskCounters(db, row);
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "member.include", target: row.userId, detail: { tasks } },
      nowMs,
    );
    return toSaved(db, row, tasks);
  });
};
