/**
 * Figures of one annotator over time. A week of few tasks says more about chance than about a person, so weeks are joined
 * until they have enough; what is left at the end joins the last stretch.
 */
import { type MeanLikeness, meanOf, type Sums } from "@/lib/agreement/outlier";

/** What was compared in a week: `week` is its place, the sum is of likenesses in [0, 1]. */
export type WeekSums = Sums & { week: number };
/** Weeks from one to another, both included. */
export type Stretch = MeanLikeness & { from: number; until: number };

type JoinedWeeks = Sums & { from: number; until: number };

/**
 * @param weeks those with tasks, in order
 * @param fewest tasks of a stretch
 * @returns none where all weeks together have fewer
 */
export function stretchesOf(weeks: readonly WeekSums[], fewest: number): Stretch[] {
  const joined: JoinedWeeks[] = [];
  let open = null as JoinedWeeks | null;
  for (const { week, sum, tasks } of weeks) {
    if (tasks === 0) continue;
    open = open
      ? { ...open, until: week, sum: open.sum + sum, tasks: open.tasks + tasks }
      : { from: week, until: week, sum, tasks };
    if (open.tasks < fewest) continue;
    joined.push(open);
    open = null;
  }
  const last = joined.at(-1);
  if (open && last)
    joined[joined.length - 1] = {
      from: last.from,
      until: open.until,
      sum: last.sum + open.sum,
      tasks: last.tasks + open.tasks,
    };
  return joined.map(({ from, until, ...sums }) => ({ from, until, ...meanOf(sums) }));
}

export type Drift = { direction: "up" | "down"; first: Stretch; last: Stretch };

/** Whether the last stretch lies apart from the first, beyond both 95 % intervals (Wilson); else nothing is claimed. */
export function driftOf(stretches: readonly Stretch[]): Drift | null {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last || first === last) return null;
  if (last.interval[1] < first.interval[0]) return { direction: "down", first, last };
  if (last.interval[0] > first.interval[1]) return { direction: "up", first, last };
  return null;
}
