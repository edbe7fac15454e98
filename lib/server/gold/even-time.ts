/** Answers that take the same time whether the task is a gold one or not: the queries differ, by fractions of a millisecond. */
import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";

/** Longer than handing out a task takes, and shorter than anybody notices: the label view asks some tasks ahead. */
export const STEP_MS = 20;

/** Runs `work` and settles with it, but only when a whole number of steps has passed since the start. */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const startMs = performance.now();
  try {
    return await work();
  } finally {
    const endMs = startMs + Math.ceil((performance.now() - startMs) / STEP_MS) * STEP_MS;
    // Timers count whole milliseconds, which would leave the rest of one to be seen.
    const left = Math.floor(endMs - performance.now());
    if (left > 0) await wait(left);
    while (performance.now() < endMs) await nextTurn();
  }
}
