/** How far a person and the project are. Project totals are kept for a few seconds: counting a million tasks is not free. */
import type { Db } from "@/db/client/database";
import { countOwnSince } from "@/db/queries/annotations";
import { findMembership } from "@/db/queries/members";
import { countTasks } from "@/db/queries/projects";
import type { LabelProgress } from "@/lib/contracts/labeling";
import type { Context } from "../context";

const KEEP_MS = 5_000;
const DAY_MS = 86_400_000;
const totals = new Map<string, { at: number; done: number; total: number }>();

async function projectTotals(context: Context, projectId: string) {
  const known = totals.get(projectId);
  if (known && context.now() - known.at < KEEP_MS) return known;
  const counts = await countTasks(context.database.read, { projectId });
  const fresh = { at: context.now(), done: counts.done, total: counts.tasks };
  totals.set(projectId, fresh);
  return fresh;
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
  const midnight = Math.floor(context.now() / DAY_MS) * DAY_MS;
  const mineToday = await countOwnSince(db, { projectId, userId, sinceMs: midnight });
  return { mine: membership?.submitted ?? 0, mineToday, done, total };
}
