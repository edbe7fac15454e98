/** How many more tasks an annotator may be handed, by the limits of the project or their own. */
import type { Db } from "@/db/client/database";
import type { Membership } from "@/db/queries/members";
import type { ProjectRow } from "@/db/queries/projects";
import { lockMember, workOf } from "@/db/queries/work-done";
import type { ProjectRole } from "@/lib/contracts/common";
import { localDay } from "@/lib/core/local-day";
import {
  hasLimit,
  type LimitReached,
  limitsOf,
  type WorkLimits,
  workLeft,
} from "@/lib/distribution/work-limits";
import type { Context } from "../context";

type Counted = Pick<Membership, "submitted" | "submittedToday" | "submittedDay">;
type Member = Pick<Membership, "limits" | "role">;

/** `today`: the day by the annotator's own clock. */
export type WorkLimit = { limits: WorkLimits; today: number };

/** Undefined where nothing limits the annotator, which costs no statement. */
export function workLimitOf(
  context: Pick<Context, "now" | "timeZone">,
  project: Pick<ProjectRow, "distribution">,
  member: { role: ProjectRole; membership: Member | null | undefined },
): WorkLimit | undefined {
  const { role, membership } = member;
  const limits = limitsOf({ role, limits: membership?.limits ?? null }, project.distribution?.limits);
  return hasLimit(limits) ? { limits, today: localDay(context.now(), context.timeZone) } : undefined;
}

const submittedToday = (counted: Counted, today: number): number =>
  counted.submittedDay === today ? counted.submittedToday : 0;

/**
 * Call in the transaction that hands tasks out, after all that it has written of the annotator.
 * @param beside tasks that it hands out already
 * @param isLocked it has changed the counters of the annotator, so that their row is locked
 */
export async function countWorkLeft(
  db: Db,
  who: { projectId: string; userId: string },
  limit: WorkLimit,
  { beside, isLocked }: { beside: string[]; isLocked: boolean },
): Promise<ReturnType<typeof workLeft>> {
  if (!isLocked) await lockMember(db, who);
  return readWorkLeft(db, who, limit, beside);
}

/** The same to be told, with the tasks that are `open`: handed out or begun. */
export async function readWorkLeft(
  db: Db,
  who: { projectId: string; userId: string },
  { limits, today }: WorkLimit,
  beside: string[] = [],
): Promise<ReturnType<typeof workLeft> & { open: number }> {
  const counted = await workOf(db, { ...who, beside });
  const { submitted, open } = counted;
  return { open, ...workLeft(limits, { submitted, submittedToday: submittedToday(counted, today), open }) };
}

/** The limit that what a member has submitted comes to; null without one. */
export function reachedBy({ limits, today }: WorkLimit, counted: Counted): LimitReached | null {
  const { submitted } = counted;
  return workLeft(limits, { submitted, submittedToday: submittedToday(counted, today), open: 0 }).reached;
}
