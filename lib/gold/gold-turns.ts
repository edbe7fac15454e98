/**
 * Which of the tasks drawn for an annotator are gold. The first `onboarding` draws are. After them the draws are cut into
 * stretches of 1/rate draws, and one draw of each stretch is gold, at a place that the seed and the annotator decide: the
 * share holds over every stretch, while no draw can be told from those before it. Out of scope: which gold task is drawn
 * (`goldPlace`), and draws for which no gold task is left, which are ordinary ones.
 */
import { seededRandom, seedFrom } from "../core/random";

export type GoldTurns = {
  /** Share of gold draws, 0 (none) to 1. */
  rate: number;
  /** How many draws are gold at first. */
  onboarding: number;
  seed: string;
  userId: string;
};

const chance = (...parts: (string | number)[]): number => seededRandom(seedFrom(parts.join(" ")))();

/** The first draw of a stretch, counted from the end of the onboarding. */
const startOf = (stretch: number, rate: number): number => Math.floor(stretch / rate);

/** The gold draw of a stretch, counted from the end of the onboarding. */
function goldIn(stretch: number, { rate, seed, userId }: GoldTurns): number {
  const start = startOf(stretch, rate);
  const length = startOf(stretch + 1, rate) - start;
  return start + Math.floor(chance(seed, userId, stretch) * length);
}

function stretchOf(draw: number, rate: number): number {
  const near = Math.floor((draw + 1) * rate);
  // Products of fractions are not exact: the stretch is one of three.
  for (const stretch of [near - 1, near])
    if (stretch >= 0 && startOf(stretch, rate) <= draw && draw < startOf(stretch + 1, rate)) return stretch;
  return near + 1;
}

/** @param turn how many tasks were drawn for the annotator before, 0 or more */
export function isGoldTurn(turn: number, turns: GoldTurns): boolean {
  const draw = turn - turns.onboarding;
  if (draw < 0) return true;
  return turns.rate > 0 && goldIn(stretchOf(draw, turns.rate), turns) === draw;
}

/** How many of the first `count` draws are gold. */
export function goldBefore(count: number, turns: GoldTurns): number {
  const { onboarding, rate } = turns;
  const draws = count - onboarding;
  if (draws <= 0) return Math.max(0, count);
  if (rate <= 0) return onboarding;
  const stretch = stretchOf(draws - 1, rate);
  return onboarding + stretch + (goldIn(stretch, turns) < draws ? 1 : 0);
}

/**
 * How many gold tasks are still to be drawn beside ordinary ones: those whose turn comes before an ordinary task is wanted
 * and none is left. Takes some dozen steps at most, however many tasks there are.
 * @param ordinary tasks that are left; @param gold gold tasks that the annotator has not been given
 */
export function goldToCome(
  turn: number,
  { ordinary, gold }: { ordinary: number; gold: number },
  turns: GoldTurns,
): number {
  const before = goldBefore(turn, turns);
  const ordinaryUntil = (end: number) => end - turn - Math.min(gold, goldBefore(end, turns) - before);
  // The draw at which one ordinary task too many is wanted.
  let [low, high] = [turn, turn + ordinary + gold + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ordinaryUntil(middle) > ordinary) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low - 1 - turn - ordinary);
}

/** The place of a gold task in the order in which an annotator is given them, in [0, 1): another one for each annotator. */
export const goldPlace = ({ seed, userId }: Pick<GoldTurns, "seed" | "userId">, taskId: string): number =>
  chance(seed, userId, taskId);
