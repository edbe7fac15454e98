/** How gold tasks are handed out, who is paused, and letting annotators go on; for managers. */

import { updateGoldMember } from "@/db/queries/gold";
import { findProject, lockProjectRow, type ProjectRow, updateProject } from "@/db/queries/projects";
import { namesOf } from "@/db/queries/users";
import { DEFAULT_GOLD, type GoldState } from "@/lib/contracts/gold";
import { notFound } from "@/lib/core/app-error";
import { requireRole } from "../access";
import { recordEvent } from "../audit";
import type { Context } from "../context";
import { forgetTotals } from "../labeling/progress";
import { reopenTasks } from "../projects/overlap";
import type { UseCase } from "../use-case";
import { goldFigures, goldTasksOf } from "./gold-scores";

async function readState(context: Context, project: ProjectRow): Promise<GoldState> {
  const { tasks, unfit } = await goldTasksOf(context, project);
  const figures = tasks > 0 ? await goldFigures(context, project) : new Map();
  const userIds = [...figures].flatMap(([userId, { paused }]) => (paused ? [userId] : []));
  const names = await namesOf(context.database.read, { userIds });
  const { seed: _seed, ...settings } = project.gold ?? { ...DEFAULT_GOLD, seed: "" };
  const paused = userIds.map((userId) => ({ userId, name: names.get(userId) ?? "" }));
  return { settings, tasks, unfit: unfit.size, paused };
}

async function stateOf(context: Context, projectId: string): Promise<GoldState> {
  const project = await findProject(context.database.read, { projectId });
  if (!project) throw notFound("project");
  return readState(context, project);
}

export const getGold: UseCase<"getGold"> = async (context, { params }) => {
  await requireRole(context, params.project, "manager");
  return stateOf(context, params.project);
};

export const putGoldSettings: UseCase<"putGoldSettings"> = async (context, { params, body }) => {
  const projectId = params.project;
  const { actor } = await requireRole(context, projectId, "manager");
  await context.database.write(async (db) => {
    const project = await lockProjectRow(db, { projectId });
    if (!project) throw notFound("project");
    // The seed stays: which draws are gold does not change when the rate does not.
    const gold = { ...body, seed: project.gold?.seed ?? context.newId() };
    await updateProject(db, { projectId, gold });
    await reopenTasks(db, { before: project, after: { ...project, gold } });
    await recordEvent(
      db,
      { projectId, actorId: actor.id, action: "gold.settings", target: projectId, detail: { ...body } },
      context.now(),
    );
  });
  forgetTotals(projectId);
  return stateOf(context, projectId);
};

export const letGoOn: UseCase<"letGoOn"> = async (context, { params }) => {
  const { project: projectId, user: userId } = params;
  const { actor } = await requireRole(context, projectId, "manager");
  const nowMs = context.now();
  await context.database.write(async (db) => {
    if (!(await updateGoldMember(db, { projectId, userId, goldSince: nowMs }))) throw notFound("member");
    const event = { projectId, actorId: actor.id, action: "gold.let-go-on", target: userId };
    await recordEvent(db, event, nowMs);
  });
  return stateOf(context, projectId);
};
