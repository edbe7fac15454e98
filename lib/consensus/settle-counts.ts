/**
 * Counts of a run of consensus for every least confidence at once: per whole percent, so that a preview follows the least
 * confidence without being computed again.
 */
import type { SettledTask } from "./settle-task";
import { percentOf, WAITS_FOR, type WaitsFor } from "./waits-for";

/** One place per percent, 0 to 100. */
export const PERCENTS = 101;

export type SettleCounts = {
  /** Tasks that no problem holds up, by confidence: those whose least sure control is an answer, and the others. */
  answers: number[];
  objects: number[];
  /** Tasks that wait whatever the least confidence is. */
  problems: Partial<Record<WaitsFor, number>>;
  /** Of tasks that no problem holds up: by control and label, how many have it, by confidence. */
  labels: Record<string, Record<string, number[]>>;
};

export type CountsAt = {
  settled: number;
  waiting: Record<WaitsFor, number>;
  /** Of the settled tasks, by control and label. */
  labels: Record<string, Record<string, number>>;
};

const none = (): number[] => new Array(PERCENTS).fill(0);
const add = (counts: number[], at: number) => {
  counts[at] = (counts[at] ?? 0) + 1;
};

/** @param controls those whose labels are counted, with their labels */
export function settleCounter(controls: readonly { id: string; labels: readonly string[] }[]) {
  const counts: SettleCounts = {
    answers: none(),
    objects: none(),
    problems: {},
    labels: Object.fromEntries(
      controls.map(({ id, labels }) => [id, Object.fromEntries(labels.map((label) => [label, none()]))]),
    ),
  };
  return {
    counts,
    add: ({ document, confidence, problem, isLeastOfObjects }: SettledTask): void => {
      if (problem) {
        counts.problems[problem] = (counts.problems[problem] ?? 0) + 1;
        return;
      }
      const at = percentOf(confidence);
      add(isLeastOfObjects ? counts.objects : counts.answers, at);
      for (const { id } of controls) {
        const value = document.answers[id];
        const own = typeof value === "string" ? counts.labels[id]?.[value] : undefined;
        if (own) add(own, at);
      }
    },
  };
}

const sum = (counts: readonly number[], from: number, to = PERCENTS): number =>
  counts.slice(from, to).reduce((all, count) => all + count, 0);

/** @param leastPercent 0 to 100 */
export function countsAt(counts: SettleCounts, leastPercent: number): CountsAt {
  const waiting = Object.fromEntries(
    WAITS_FOR.map((reason) => [reason, counts.problems[reason] ?? 0]),
  ) as Record<WaitsFor, number>;
  waiting["low-confidence"] += sum(counts.answers, 0, leastPercent);
  waiting.objects += sum(counts.objects, 0, leastPercent);
  return {
    settled: sum(counts.answers, leastPercent) + sum(counts.objects, leastPercent),
    waiting,
    labels: Object.fromEntries(
      Object.entries(counts.labels).map(([control, labels]) => [
        control,
        Object.fromEntries(
          Object.entries(labels).map(([label, own]) => [label, sum(own, leastPercent)] as const),
        ),
      ]),
    ),
  };
}
