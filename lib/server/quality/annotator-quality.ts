/**
 * The page of one annotator: for managers of anybody in the project, for everybody of themselves. What annotators see of
 * themselves leaves gold tasks out of every comparison, stands for a day, and has their accuracy on them in training mode alone.
 */
import { countStale } from "@/db/queries/agreement";
import { questionCounts } from "@/db/queries/annotator-work";
import { annotatorsOf, standingExclusions } from "@/db/queries/exclusions";
import { findOwnFigures, saveOwnFigures } from "@/db/queries/gold";
import { findMembership } from "@/db/queries/members";
import type { ProjectRow } from "@/db/queries/projects";
import { namesOf } from "@/db/queries/users";
import { isAboutRegions, isMeasured } from "@/lib/agreement/agreement";
import { FEWEST_ANNOTATIONS } from "@/lib/agreement/fewest-annotations";
import type { AnnotatorDetail } from "@/lib/annotator/annotator-detail";
import { bucketsIn } from "@/lib/charts/buckets";
import type { AnnotatorQuality } from "@/lib/contracts/annotator-quality";
import { notFound } from "@/lib/core/app-error";
import { localDate } from "@/lib/core/local-day";
import { withInputNames } from "@/lib/labels/about";
import type { Control } from "@/lib/labels/schema";
import { requireRole } from "../access";
import type { Context } from "../context";
import { goldFigures, goldTasksOf } from "../gold/gold-scores";
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

type Asked = { projectId: string; userId: string; controls: Control[]; timeZone: string };

const detailNow = (context: Context, asked: Asked): Promise<AnnotatorDetail> =>
  runInWorker(context, "annotatorDetail", { ...asked, hidesGold: false });

const hasSecrets = async (context: Context, project: ProjectRow): Promise<boolean> =>
  !project.gold?.training && (await goldTasksOf(context, project)).tasks > 0;

/** While gold tasks are secret, the figures of oneself stand for a day: what follows each submit tells tasks apart. */
async function detailOfDay(context: Context, asked: Asked): Promise<AnnotatorDetail> {
  const { database, now } = context;
  const { projectId, userId } = asked;
  // By the same clock for everybody: a browser may say any time zone.
  const who = { projectId, userId, day: localDate(now(), "UTC") };
  const kept = await findOwnFigures(database.read, who);
  if (kept) return kept;
  const figures = await runInWorker(context, "annotatorDetail", { ...asked, hidesGold: true });
  return database.write(async (db) => {
    await saveOwnFigures(db, { ...who, figures });
    // Of two that are computed at once the first stands.
    return (await findOwnFigures(db, who)) ?? figures;
  });
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
  const renewedDaily = reader === "oneself" && (await hasSecrets(context, project));
  const input = { projectId, userId, controls, timeZone };
  const detail = await (renewedDaily ? detailOfDay : detailNow)(context, input);
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
    renewedDaily,
    submitted: detail.submitted,
    skipped: detail.skipped,
    timeMs: detail.timeMs,
    medianMs: detail.medianMs,
    questions: await questionCounts(db, { projectId, userId }),
    weeks: detail.weeks.map(({ firstDay, ...week }) => ({ ...bucket(firstDay), ...week })),
    skips: detail.skips,
    fewest: FEWEST_ANNOTATIONS,
    enough,
    controls: detail.controls
      .filter(({ control }) => names.has(control))
      .map(({ drift, ...one }) => ({
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
