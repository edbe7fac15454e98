/** Days as people pick them, in the browser's time zone, and the moments they stand for. */

/** Midnight at the start of a day `YYYY-MM-DD`; undefined for an empty field. */
export function startOfDay(day: string): number | undefined {
  const [year, month, date] = day.split("-").map(Number);
  return year && month && date ? new Date(year, month - 1, date).getTime() : undefined;
}

/** The first moment after the day, also on a day of 23 or 25 hours. */
export function endOfDay(day: string): number | undefined {
  const start = startOfDay(day);
  if (start === undefined) return undefined;
  const next = new Date(start);
  next.setDate(next.getDate() + 1);
  return next.getTime();
}

/** The last day that ends at this moment, as a moment within it. */
export const lastDayBefore = (untilMs: number): number => untilMs - 1;
