/** What the caller should do next: read from few counts per project, ordered by `nextSteps`. */

import { countWaiting } from "@/db/queries/method-resolutions";
import { countAnswered, countDisputed, type StepFacts, stepFacts } from "@/db/queries/next-steps";
import { ownOpenWork } from "@/db/queries/own-work";
import { findProject } from "@/db/queries/projects";
import { openQuestions } from "@/db/queries/questions";
import { countOfWaiting } from "@/db/queries/reviews";
import { isMeasured } from "@/lib/agreement/agreement";
import type { ProjectRole } from "@/lib/contracts/common";
import { nextSteps, type ProjectFacts } from "@/lib/steps/next-steps";
import { requireRole, requireUser } from "../access";
import type { Context } from "../context";
import { goldFigures } from "../gold/gold-scores";
import type { UseCase } from "../use-case";
import { keptSchema } from "./kept-schema";
import { ownFigures } from "./projects";

/** Of these projects, the newest, steps are told. */
const PROJECTS_MOST = 30;
const STEPS_MOST = 8;
const REVIEWS_MOST = 1_000;
const TASKS_MOST = 10_000;
/** Annotators who agree less than this on a task dispute it. */
const DISPUTED_FROM = 0.5;

type Who = { projectId: string; userId: string };

async function reviewsOf({ database }: Context, { projectId, userId }: Who, role: ProjectRole) {
  const query = countOfWaiting(database.read, {
    projectId,
    reviewerId: userId,
    blind: role !== "manager",
    most: REVIEWS_MOST + 1,
  });
  const [row] = await database.scan<{ answers: number }>(query);
  const count = Number(row?.answers ?? 0);
  return { count: Math.min(count, REVIEWS_MOST), isMore: count > REVIEWS_MOST };
}

async function waitingOf({ database }: Context, projectId: string) {
  const count = await countWaiting(database.read, { projectId, most: TASKS_MOST + 1 });
  return { count: Math.min(count, TASKS_MOST), isMore: count > TASKS_MOST };
}

async function disputesOf({ database }: Context, { projectId, schemaVersion }: StepFacts) {
  const schema = await keptSchema(database, { projectId, version: schemaVersion });
  const measured = schema?.controls.filter(isMeasured) ?? [];
  return Promise.all(
    measured.map(async ({ id: controlId, name }) => {
      const count = (from: number) =>
        countDisputed(database.read, { projectId, controlId, from, most: TASKS_MOST + 1 });
      const [compared, disputed] = [await count(0), await count(DISPUTED_FROM)];
      return {
        name,
        compared,
        disputed: { count: Math.min(disputed, TASKS_MOST), isMore: disputed > TASKS_MOST },
      };
    }),
  );
}

async function pausedIn(context: Context, projectId: string): Promise<number> {
  const project = await findProject(context.database.read, { projectId });
  return project
    ? [...(await goldFigures(context, project)).values()].filter(({ paused }) => paused).length
    : 0;
}

async function factsOf(
  context: Context,
  found: StepFacts,
  { userId, role }: { userId: string; role: ProjectRole },
): Promise<ProjectFacts> {
  const db = context.database.read;
  const { projectId, name: projectName, submitted, ...known } = found;
  const who = { projectId, userId };
  const isManager = role === "manager";
  const [{ returned }, answered, figures, reviews, questions, disputes, waiting, paused] = await Promise.all([
    ownOpenWork(db, who),
    countAnswered(db, who),
    found.role && known.hasTasks && !known.isDone ? ownFigures(context, who) : { left: 0 },
    role === "reviewer" || (isManager && known.isReviewed)
      ? reviewsOf(context, who, role)
      : { count: 0, isMore: false },
    isManager ? openQuestions(db, { projectId }) : { open: 0, oldestAt: null },
    isManager ? disputesOf(context, found) : [],
    isManager ? waitingOf(context, projectId) : { count: 0, isMore: false },
    isManager && known.pauses ? pausedIn(context, projectId) : 0,
  ]);
  // Work that came back is told of by itself, and is no further work.
  const left = Math.max(0, figures.left - returned - answered);
  const own = { returned, answered, left, submitted };
  return { ...known, projectId, projectName, role, own, reviews, questions, disputes, waiting, paused };
}

export const listNextSteps: UseCase<"listNextSteps"> = async (context, { query }) => {
  const { id: userId } = requireUser(context);
  const projectId = query?.project;
  const only = projectId === undefined ? null : await requireRole(context, projectId, "annotator");
  const found = await stepFacts(context.database.read, {
    userId,
    ...(projectId !== undefined && { projectId }),
    nowMs: context.now(),
    limit: PROJECTS_MOST,
  });
  const facts = await Promise.all(
    found.flatMap((one) => {
      const role = only?.role ?? one.role;
      return role ? [factsOf(context, one, { userId, role })] : [];
    }),
  );
  const steps = nextSteps(facts);
  return { items: steps.slice(0, STEPS_MOST), more: Math.max(0, steps.length - STEPS_MOST) };
};
