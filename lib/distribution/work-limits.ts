/** How many more tasks an annotator may be handed. What is assigned to them, came back or was begun does not ask. */

/** Tasks per annotator; null: no limit. */
export type WorkLimits = { total: number | null; perDay: number | null };
export const NO_LIMITS: WorkLimits = { total: null, perDay: null };

/** `open`: handed out or begun, and not submitted yet; they count as work of today. */
export type WorkDone = { submitted: number; submittedToday: number; open: number };
export type LimitReached = { per: "day" | "project"; tasks: number };

/**
 * @returns `left`: tasks that may be handed out, Infinity without a limit; `reached`: the limit that leaves none, of the two
 * the one on the whole project, since it does not end with the day
 */
export function workLeft(
  { total, perDay }: WorkLimits,
  { submitted, submittedToday, open }: WorkDone,
): { left: number; reached: LimitReached | null } {
  const inProject = total === null ? Number.POSITIVE_INFINITY : Math.max(0, total - submitted - open);
  const today = perDay === null ? Number.POSITIVE_INFINITY : Math.max(0, perDay - submittedToday - open);
  const left = Math.min(inProject, today);
  if (left > 0) return { left, reached: null };
  return {
    left,
    reached: inProject === 0 ? { per: "project", tasks: total ?? 0 } : { per: "day", tasks: perDay ?? 0 },
  };
}

/**
 * The limits that hold for a member: their own, else those of the project, which are meant for annotators alone.
 * @param own null where the member has none of their own
 */
export function limitsOf(
  { role, limits: own }: { role: string; limits: WorkLimits | null },
  project: WorkLimits | undefined,
): WorkLimits {
  if (own) return own;
  return (role === "annotator" && project) || NO_LIMITS;
}

export const hasLimit = ({ total, perDay }: WorkLimits): boolean => total !== null || perDay !== null;
