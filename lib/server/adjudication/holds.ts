/**
 * Tasks are held for the one who adjudicates them, so that two people who work through the same list are led to different
 * tasks. A hold keeps nobody out: whoever opens the task on purpose is told of it, and the first to save decides.
 */
import { dropHold, freeToAdjudicate, heldByOthers, takeHold } from "@/db/queries/adjudication-holds";
import { HOLD_MINUTES } from "@/lib/contracts/adjudication";
import { notFound } from "@/lib/core/app-error";
import { isManager, requireRole } from "../access";
import type { Context } from "../context";
import { requireJudge } from "../resolutions/resolutions";
import type { UseCase } from "../use-case";

const HOLD_MS = HOLD_MINUTES * 60_000;

async function enter(context: Context, { project, task: taskId }: { project: string; task: string }) {
  const found = await requireJudge(context, taskId);
  if (found.task.projectId !== project) throw notFound("task");
  return found;
}

export const claimAdjudication: UseCase<"claimAdjudication"> = async (context, { params, body }) => {
  const projectId = params.project;
  const membership = await requireRole(context, projectId, "reviewer");
  const userId = membership.actor.id;
  const nowMs = context.now();
  const asked = { projectId, userId, second: body.second, ownAlso: isManager(membership), nowMs };
  return context.database.write(async (db) => {
    const free = await freeToAdjudicate(db, { ...asked, taskIds: body.among });
    // Another transaction may be given it in between.
    for (const taskId of body.among)
      if (
        free.has(taskId) &&
        (await takeHold(db, { taskId, projectId, userId, nowMs, expiresAt: nowMs + HOLD_MS }))
      )
        return { task: taskId };
    return { task: null };
  });
};

export const holdAdjudication: UseCase<"holdAdjudication"> = async (context, { params }) => {
  const { task, actor } = await enter(context, params);
  const nowMs = context.now();
  const expiresAt = nowMs + HOLD_MS;
  const own = { taskId: task.id, userId: actor.id };
  return context.database.write(async (db) => {
    if (await takeHold(db, { ...own, projectId: task.projectId, nowMs, expiresAt }))
      return { expiresAt, holder: null };
    const others = await heldByOthers(db, { taskIds: [task.id], userId: actor.id, nowMs });
    return { expiresAt: null, holder: others.get(task.id) ?? null };
  });
};

export const releaseAdjudication: UseCase<"releaseAdjudication"> = async (context, { params, query }) => {
  const { task, actor } = await enter(context, params);
  await context.database.write((db) => dropHold(db, { taskId: task.id, userId: actor.id }, query?.until));
  return {};
};
