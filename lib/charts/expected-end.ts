/**
 * When the annotations that are left will have been given, if people go on as in the last two weeks: the mean of the whole
 * days since then, also of those without work, since such days will come again. The day that has not ended yet would pull the
 * mean down, so it is left out. A guess from fewer than three days with work is none.
 */

/** Days are counted from 1970-01-01 in the time zone of the person who asks. */
export type PerDay = { day: number; annotations: number };

export type ExpectedEnd =
  | {
      /** Of annotations, over all `days`. */
      perDay: number;
      /** Days that it is the mean of, and how many of them have annotations. */
      days: number;
      workDays: number;
      /** The day on which the last annotation is expected. */
      endDay: number;
    }
  /** Nothing is left; or the last two weeks have too few days with annotations. */
  | { reason: "done" | "few-days" };

const WINDOW_DAYS = 14;
export const FEWEST_WORK_DAYS = 3;
/** A later end says nothing but that it will take years. */
const MOST_DAYS = 3_650;

/** @param perDay in any order; days without annotations may be missing, and a day may come several times */
export function expectedEnd(
  perDay: readonly PerDay[],
  { left, today }: { left: number; today: number },
): ExpectedEnd {
  if (left <= 0) return { reason: "done" };
  const worked = perDay.filter(({ annotations }) => annotations > 0);
  const recent = worked.filter(({ day }) => day < today && day >= today - WINDOW_DAYS);
  const workDays = new Set(recent.map(({ day }) => day)).size;
  if (workDays < FEWEST_WORK_DAYS) return { reason: "few-days" };
  const first = Math.min(...worked.map(({ day }) => day));
  const days = today - Math.max(first, today - WINDOW_DAYS);
  const pace = recent.reduce((sum, { annotations }) => sum + annotations, 0) / days;
  const daysToGo = Math.ceil(left / pace);
  if (daysToGo > MOST_DAYS) return { reason: "few-days" };
  return { perDay: pace, days, workDays, endDay: today + daysToGo };
}
