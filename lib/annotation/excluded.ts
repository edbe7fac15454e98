/** Which annotations an exclusion takes out of agreement, consensus and releases. */

/** An annotator and a time of submission: from `fromMs` on and before `untilMs`, null is open on that side. */
export type ExcludedTime = { userId: string; fromMs: number | null; untilMs: number | null };

/** @param annotation a submitted one; `submittedAt` in UTC epoch milliseconds, null of one that was never submitted */
export const isExcludedBy = (
  { userId, fromMs, untilMs }: ExcludedTime,
  annotation: { userId: string; submittedAt: number | null },
): boolean =>
  annotation.userId === userId &&
  annotation.submittedAt !== null &&
  (fromMs === null || annotation.submittedAt >= fromMs) &&
  (untilMs === null || annotation.submittedAt < untilMs);
