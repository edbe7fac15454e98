/**
 * A count of the project as annotators see it where gold tasks are mixed in: answers to these do not count for the project,
 * so that an exact count would tell after each submit which kind of task it was.
 */

/** Of so many parts of the whole one step consists at most … */
const STEPS = 50;
/** … and of so many tasks at least. */
const LEAST = 10;

/** The last full step below the count; the whole once it is reached. @param total of which it is a count */
export function coarseCount(count: number, total: number): number {
  if (count >= total) return total;
  const step = Math.max(LEAST, Math.ceil(total / STEPS));
  return Math.floor(count / step) * step;
}
