/** The accuracy of one annotator over gold tasks, and whether they are paused by it. */
import { wilsonInterval } from "../agreement/wilson";
import type { GoldScore } from "./gold-score";

/** `value` is the mean score with its 95 % limits (Wilson), null where nothing was scored; `unscored` answers have no score. */
export type GoldAccuracy = {
  value: number | null;
  interval: [low: number, high: number] | null;
  tasks: number;
  unscored: number;
};

export function goldAccuracy(scores: readonly GoldScore[]): GoldAccuracy {
  const values = scores.flatMap(({ value }) => (value === null ? [] : [value]));
  const tasks = values.length;
  const unscored = scores.length - tasks;
  if (tasks === 0) return { value: null, interval: null, tasks, unscored };
  const sum = values.reduce((total, value) => total + value, 0);
  return { value: sum / tasks, interval: wilsonInterval(sum, tasks), tasks, unscored };
}

/** Paused where even the upper limit is below the bound, after at least `pauseAfter` scored answers. */
export const isPausedBy = (
  { interval, tasks }: GoldAccuracy,
  { pauseBelow, pauseAfter }: { pauseBelow: number | null; pauseAfter: number },
): boolean => pauseBelow !== null && interval !== null && tasks >= pauseAfter && interval[1] < pauseBelow;
