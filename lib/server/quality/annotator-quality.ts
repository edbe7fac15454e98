/**
 * The page of one annotator: for managers of anybody in the project, for everybody of themselves. What annotators see of
 * themselves leaves gold tasks out of every comparison, and has their accuracy on them in training mode alone.
 */
import { countStale } from "@/db/queries/agreement";
import { questionCounts } from "@/db/queries/annotator-work";
import { annotatorsOf, standingExclusions } from "@/db/queries/exclusions";
import { findMembership } from "@/db/queries/members";
import type { ProjectRow } from "@/db/queries/projects";
import { namesOf } from "@/db/queries/users";
import { isAboutRegions, isMeasured } from "@/lib/agreement/agreement";
import { FEWEST_ANNOTATIONS } from "@/lib/agreement/fewest-annotations";
import { bucketsIn } from "@/lib/charts/buckets";
import type { AnnotatorQuality } from "@/lib/contracts/annotator-quality";
import { notFound } from "@/lib/core/app-error";
import { withInputNames } from "@/lib/labels/about";
import { requireRole } from "../access";
import type { Context } from "../context";
import { goldFigures } from "../gold/gold-scores";
import { projectWithSchema } from "../projects/projects";
import type { UseCase } from "../use-case";
import { runInWorker } from "../worker/worker";
import { PAGE_WAIT_MS, refreshWithin } from "./refresh-agreement";

type Reader = "manager" | "oneself";

async function goldOf(context: Context, project: ProjectRow, userId: string, reader: Reader) {
  if (reader === "oneself" && !project.gold?.training) return { gold: null, paused: false };
  const figures = (await goldFigures(context, project)).get(userId);
  if (!figures) return { gold: null, paused: false };
  const { value, interval, tasks } = figures.accuracy;
  const isShown = value !== null && interval !== null && tasks >= FEWEST_ANNOTATIONS;
  return {
    gold: { share: isShown ? { value, interval, tasks } : null, answers: tasks },
    paused: reader === "manager" && figures.paused,
  };
}

async function qualityOf(
  context: Context,
  projectId: string,
  userId: string,
  reader: Reader,
): Promise<AnnotatorQuality> {
  const { project, schema: labels } = await projectWithSchema(context, projectId);
  const schema = withInputNames(labels);
  await refreshWithin(context, projectId, PAGE_WAIT_MS);
  const { timeZone } = context;
  const controls = schema.controls.filter((control) => isMeasured(control) && !isAboutRegions(control));
  const db = context.database.read;
  const hidesGold = reader === "oneself";
  const detail = await runInWorker(context, "annotatorDetail", {
    ...{ projectId, userId, controls, timeZone, hidesGold },
  });
  const enough = detail.submitted >= FEWEST_ANNOTATIONS;
  const { bucket } = bucketsIn(timeZone, "week");
  const { unchanged, changed, rejected } = detail.suggestions;
  const names = new Map(controls.map(({ id, name }) => [id, name]));
  const exclusions = reader === "manager" ? await standingExclusions(db, { projectId }) : [];
  return {
    userId,
    name: (await namesOf(db, { userIds: [userId] })).get(userId) ?? "",
    excluded: exclusions.some((one) => one.userId === userId),
    timeZone,
    submitted: detail.submitted,
    skipped: detail.skipped,
    timeMs: detail.timeMs,
    medianMs: detail.medianMs,
    questions: await questionCounts(db, { projectId, userId }),
    weeks: detail.weeks.map(({ firstDay, ...week }) => ({ ...bucket(firstDay), ...week })),
    skips: detail.skips,
    fewest: FEWEST_ANNOTATIONS,
    enough,
    controls: detail.controls.map(({ drift, ...one }) => ({
      ...one,
      name: names.get(one.control) ?? one.control,
      ...(enough
        ? { drift: drift?.direction ?? null }
        : { agreement: null, stretches: [], drift: null, compared: null, confusions: [] }),
    })),
    accuracy: enough ? detail.accuracy : null,
    ...(await goldOf(context, project, userId, reader)),
    suggestions: enough && unchanged + changed + rejected > 0 ? detail.suggestions : null,
    pending: await countStale(db, { projectId }),
  };
}

export const getAnnotatorQuality: UseCase<"getAnnotatorQuality"> = async (context, { params }) => {
  const { project: projectId, user: userId } = params;
  await requireRole(context, projectId, "manager");
  const db = context.database.read;
  const hasWorked = (await annotatorsOf(db, { projectId })).some((one) => one.userId === userId);
  if (!hasWorked && !(await findMembership(db, { projectId, userId }))) throw notFound("annotator");
  return qualityOf(context, projectId, userId, "manager");
};

export const getOwnQuality: UseCase<"getOwnQuality"> = async (context, { params }) => {
  const { actor } = await requireRole(context, params.project, "annotator");
  return qualityOf(context, params.project, actor.id, "oneself");
};
