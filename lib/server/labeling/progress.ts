/**
 * The progress of an annotator and of the project. Counting a million tasks takes time and no request waits for it: the
 * totals of a large project are some seconds old and counted anew in the background. They are exact in a small project
 * always, and in a large one when the queue is empty.
 */

import { findGoldMember, openGold, returnedOrdinary } from "@/db/queries/gold";
import { findMembership, type Membership } from "@/db/queries/members";
import { countOfOpenTasks, ownPlaces } from "@/db/queries/own-work";
import { countTasks, findProject } from "@/db/queries/projects";
import type { DistributionSettings, GoldSettings } from "@/db/schema/projects";
import type { ProjectRole } from "@/lib/contracts/common";
import type { LabelProgress } from "@/lib/contracts/labeling";
import { localDay } from "@/lib/core/local-day";
import { coarseCount } from "@/lib/gold/coarse-count";
import { goldToCome } from "@/lib/gold/gold-turns";
import type { Context, Services } from "../context";
import { readWorkLeft, workLimitOf } from "../distribution/work-limit";
import { prepareGold } from "../gold/prepare-gold";
import { isGoldOn } from "../gold/queue-order";

const KEEP_MS = 5_000;
/** Counted anew for every answer: one task is half a percent or more, and the count takes no time. */
const SMALL_PROJECT = 200;

/** `gold`: how gold tasks are mixed in; null where they are not. */
type Totals = {
  at: number;
  done: number;
  total: number;
  gold: GoldSettings | null;
  distribution: DistributionSettings | null;
};
const totals = new Map<string, Totals>();

async function recount({ database, now }: Services, projectId: string): Promise<Totals> {
  const counts = await countTasks(database, { projectId });
  const project = await findProject(database.read, { projectId });
  const gold = project && isGoldOn(project.gold) ? project.gold : null;
  const distribution = project?.distribution ?? null;
  const fresh = { at: now(), done: counts.done, total: counts.tasks, gold, distribution };
  totals.set(projectId, fresh);
  return fresh;
}

/** Forgets what was counted before the settings of gold tasks or of limits changed. */
export const forgetTotals = (projectId: string): boolean => totals.delete(projectId);

/** Annotators see them in steps where gold tasks are mixed in, which do not count. */
const shownTotals = ({ done, total, gold }: Totals, role: ProjectRole | undefined) => ({
  done: gold && role === "annotator" ? coarseCount(done, total) : done,
  total,
});

async function projectTotals(services: Services, projectId: string): Promise<Totals> {
  const known = totals.get(projectId);
  if (!known) return recount(services, projectId);
  if (services.now() - known.at >= KEEP_MS) {
    // Counted once, however many ask meanwhile.
    totals.set(projectId, { ...known, at: services.now() });
    recount(services, projectId).catch((error) =>
      services.log.error({ event: "count-tasks", project: projectId, err: error }),
    );
  }
  return known;
}

/** Per project: the count that runs, and the one that begins after it, which all callers share meanwhile. */
const running = new Map<string, Promise<Totals>>();
const waiting = new Map<string, Promise<Totals>>();

/** Counts all that was committed before the call. */
function countedNow(services: Services, projectId: string): Promise<Totals> {
  const shared = waiting.get(projectId);
  if (shared) return shared;
  const before = running.get(projectId);
  const begin = (): Promise<Totals> => {
    waiting.delete(projectId);
    const count = recount(services, projectId).finally(() => {
      if (running.get(projectId) === count) running.delete(projectId);
    });
    running.set(projectId, count);
    return count;
  };
  if (!before) return begin();
  const next = before.then(begin, begin);
  waiting.set(projectId, next);
  return next;
}

type Who = { projectId: string; userId: string };
/** What was left for an annotator, and how many they had submitted then. */
type Left = { at: number; left: number; mine: number; role: ProjectRole | undefined };
const lefts = new Map<string, Left>();
const MOST_KEPT = 10_000;
const keyOf = ({ projectId, userId }: Who) => `${projectId} ${userId}`;

type Places = { finished: number; own: number; held: number };

/** Gold tasks that are still to come, beside so many of the queue: those of now, and those whose turn is later. */
async function goldLeft(services: Services, { projectId, userId }: Who, queued: number): Promise<number> {
  const db = services.database.read;
  const project = await findProject(db, { projectId });
  const gold = project && (await prepareGold(services, project, { userId, role: "annotator" }));
  if (!gold) return 0;
  const open = (await openGold(db, { projectId, userId })).filter(({ id }) => !gold.mix.unfit.has(id));
  const drawn = open.filter((one) => one.drawn).length;
  const turn = (await findGoldMember(db, { projectId, userId }))?.goldTurn ?? 0;
  // Tasks that were given back are drawn without a turn.
  const back = (await returnedOrdinary(db, { projectId, userId })).length;
  return (
    drawn +
    goldToCome(turn, { ordinary: Math.max(0, queued - back), gold: open.length - drawn }, gold.mix.turns)
  );
}

/** Of the tasks that are left, those that the limits of the annotator leave, beside the `promised` ones. */
async function withinLimit(
  context: Context,
  who: Who,
  { left, promised, membership }: { left: number; promised: number; membership: Membership | undefined },
): Promise<number> {
  const distribution = totals.get(who.projectId)?.distribution ?? null;
  const limit = membership && workLimitOf(context, { distribution }, { role: membership.role, membership });
  if (!limit) return left;
  const { left: more, open } = await readWorkLeft(context.database.read, who, limit);
  return Math.min(left, more + Math.max(open, promised));
}

async function countLeft(services: Context, who: Who, mine: number): Promise<number> {
  const { database, now } = services;
  const membership = await findMembership(database.read, who);
  const [places] = await database.scan<Places>(ownPlaces(database.read, who));
  const [finished, own, held] = [places?.finished, places?.own, places?.held].map((count) =>
    Number(count ?? 0),
  ) as [number, number, number];
  // Reviewers are handed what they are promised, and nothing else.
  const isHanded = membership?.role !== "reviewer";
  const [open] = isHanded
    ? await database.scan<{ tasks: number }>(countOfOpenTasks(database.read, who))
    : [{ tasks: finished }];
  const ordinary = Math.max(0, Number(open?.tasks ?? 0) - finished + own);
  const queued = Math.max(0, Number(open?.tasks ?? 0) - finished - held);
  const hasGold = membership?.role === "annotator" && totals.get(who.projectId)?.gold;
  const all = ordinary + (hasGold ? await goldLeft(services, who, queued) : 0);
  const left = await withinLimit(services, who, { left: all, promised: own + held, membership });
  if (lefts.size >= MOST_KEPT) lefts.clear();
  lefts.set(keyOf(who), { at: now(), left, mine, role: membership?.role });
  return left;
}

/** What was counted last, less what they have submitted since. */
function keptLeft(who: Who, mine: number): number {
  const known = lefts.get(keyOf(who));
  return known ? Math.max(0, known.left - Math.max(0, mine - known.mine)) : 0;
}

/** Counted anew at once in a small project, and in the background in a large one. */
async function leftFor(services: Context, who: Who, { mine }: LabelProgress, isNow: boolean) {
  const known = lefts.get(keyOf(who));
  if (!known || isNow) return countLeft(services, who, mine);
  if (services.now() - known.at >= KEEP_MS) {
    lefts.set(keyOf(who), { ...known, at: services.now(), left: keptLeft(who, mine), mine });
    countLeft(services, who, mine).catch((error) =>
      services.log.error({ event: "count-tasks", project: who.projectId, err: error }),
    );
  }
  return keptLeft(who, mine);
}

/** Call after the transaction that read the progress. @param isEnd the queue has no more tasks for this annotator */
export async function trueProgress(
  services: Context,
  who: Who,
  { progress, isEnd }: { progress: LabelProgress; isEnd: boolean },
): Promise<LabelProgress> {
  const { projectId } = who;
  const isNow = isEnd || progress.total <= SMALL_PROJECT;
  try {
    const left = await leftFor(services, who, progress, isNow);
    if (!isNow) return { ...progress, left };
    const now = await countedNow(services, projectId);
    return { ...progress, left, ...shownTotals(now, lefts.get(keyOf(who))?.role) };
  } catch (error) {
    // The work itself is written; older totals are no reason to call it failed.
    services.log.error({ event: "count-tasks", project: projectId, err: error });
    return progress;
  }
}

/** Call before a transaction that reads the progress, so that only the very first count delays it, outside of it. */
export async function prepareProgress(services: Services, projectId: string): Promise<void> {
  await projectTotals(services, projectId);
}

/** @param membership of the annotator, read in the transaction that just changed their figures, if there is one */
export async function labelProgress(
  context: Context,
  who: Who,
  membership: Membership | null | undefined,
): Promise<LabelProgress> {
  const { done, total } = shownTotals(await projectTotals(context, who.projectId), membership?.role);
  const isToday = membership?.submittedDay === localDay(context.now(), context.timeZone);
  const mineToday = isToday ? membership.submittedToday : 0;
  const mine = membership?.submitted ?? 0;
  return { mine, mineToday, left: keptLeft(who, mine), done, total };
}
