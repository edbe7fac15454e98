/**
 * How far a person and the project are. Counting a million tasks is not free and nobody waits for it: the totals of the
 * project are those of some seconds ago, counted anew beside the work.
 */
import type { Db } from "@/db/client/database";
import { findMembership } from "@/db/queries/members";
import { countTasks } from "@/db/queries/projects";
import type { LabelProgress } from "@/lib/contracts/labeling";
import type { Context, Services } from "../context";

const KEEP_MS = 5_000;
const DAY_MS = 86_400_000;

/** Days since 1970 began, in UTC. */
export const utcDay = (atMs: number): number => Math.floor(atMs / DAY_MS);

type Totals = { at: number; done: number; total: number };
const totals = new Map<string, Totals>();

async function recount({ database, now }: Services, projectId: string): Promise<Totals> {
  const counts = await countTasks(database, { projectId });
  const fresh = { at: now(), done: counts.done, total: counts.tasks };
  totals.set(projectId, fresh);
  return fresh;
}

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

/** Call before a transaction that tells the progress, so that only the very first count is waited for, outside of it. */
export async function prepareProgress(services: Services, projectId: string): Promise<void> {
  await projectTotals(services, projectId);
}

/** @param db where the person's own figures are read: the transaction that just changed them, if there is one */
export async function labelProgress(
  context: Context,
  db: Db,
  projectId: string,
  userId: string,
): Promise<LabelProgress> {
  const { done, total } = await projectTotals(context, projectId);
  const membership = await findMembership(db, { projectId, userId });
  const isToday = membership?.submittedDay === utcDay(context.now());
  const mineToday = isToday ? membership.submittedToday : 0;
  return { mine: membership?.submitted ?? 0, mineToday, done, total };
}
