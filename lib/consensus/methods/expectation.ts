/**
 * The steps that methods by expectation maximization (Dempster, Laird and Rubin 1977) share. Posteriors and log weights
 * are multiples of 2^-30, so that their sums are exact and do not depend on the order of votes, raters or labels: what is
 * equal by symmetry stays equal, and a tie is found as a tie.
 */
import { type GroupedVotes, type Truths, UNKNOWN } from "./crowd-votes";
import type { MethodOptions } from "./method";

/** Adding and subtracting it rounds a number below 2^21 to a multiple of 2^-30. */
const ROUNDER = 1.5 * 2 ** 22;
/** A probability below e^this of the highest one is 0 after rounding. */
const LOWEST_LOG = -21.5;
/** What stands for a probability of 0: with no evidence on any side, a label is refused by the number of such votes. */
const SMALLEST = 1e-6;

/** To a multiple of 2^-30. */
export const rounded = (value: number): number => value + ROUNDER - ROUNDER;

/** The log of a probability as a weight. */
export const logWeight = (probability: number): number => rounded(Math.log(Math.max(probability, SMALLEST)));
/** The log of a likelihood ratio as a weight. */
export const logRatio = (ratio: number): number => rounded(Math.log(ratio));

/** Items that are to be estimated, with room for one row of scores. */
export type Estimation = {
  votes: GroupedVotes;
  /** Items × labels. */
  posteriors: Float64Array;
  /** Per item 1 where it has votes and its truth is not told: the others keep their rows. */
  isOpen: Uint8Array;
  /** Expected number of items per label, as of the last count. */
  classTotals: Float64Array;
  scores: Float64Array;
};

/** Starts from the shares of votes; told truths are 1 for their label. */
export function startFromShares(votes: GroupedVotes, known: Truths | undefined): Estimation {
  const { items, labels, starts, cells } = votes;
  const posteriors = new Float64Array(items * labels);
  const isOpen = new Uint8Array(items);
  for (let i = 0; i < items; i++) {
    const truth = known?.[i] ?? UNKNOWN;
    const from = starts[i] as number;
    const to = starts[i + 1] as number;
    if (truth !== UNKNOWN) posteriors[i * labels + truth] = 1;
    else if (to > from) {
      isOpen[i] = 1;
      for (let vote = from; vote < to; vote++) {
        const at = i * labels + ((cells[vote] as number) % labels);
        posteriors[at] = (posteriors[at] as number) + 1;
      }
      for (let at = i * labels; at < (i + 1) * labels; at++)
        posteriors[at] = rounded((posteriors[at] as number) / (to - from));
    }
  }
  return {
    votes,
    posteriors,
    isOpen,
    classTotals: new Float64Array(labels),
    scores: new Float64Array(labels),
  };
}

/** Counts the expected items per label; an item without votes and truth counts for none. */
export function countClasses({ posteriors, classTotals, votes: { items, labels } }: Estimation): void {
  classTotals.fill(0);
  for (let i = 0, at = 0; i < items; i++)
    for (let k = 0; k < labels; k++, at++)
      classTotals[k] = (classTotals[k] as number) + (posteriors[at] as number);
}

/**
 * Turns the scores (log joint probabilities) into the posterior of an item.
 * @returns the largest change of a posterior
 */
export function settle({ scores, posteriors, votes: { labels } }: Estimation, item: number): number {
  let most = scores[0] as number;
  for (let k = 1; k < labels; k++) if ((scores[k] as number) > most) most = scores[k] as number;
  let sum = 0;
  for (let k = 0; k < labels; k++) {
    const below = (scores[k] as number) - most;
    const share = below === 0 ? 1 : below < LOWEST_LOG ? 0 : rounded(Math.exp(below));
    scores[k] = share;
    sum += share;
  }
  let change = 0;
  const base = item * labels;
  for (let k = 0; k < labels; k++) {
    const share = rounded((scores[k] as number) / sum);
    const moved = Math.abs(share - (posteriors[base + k] as number));
    if (moved > change) change = moved;
    posteriors[base + k] = share;
  }
  return change;
}

const DEFAULT_ITERATIONS = 200;
const DEFAULT_TOLERANCE = 1e-4;

/** Repeats a step, which returns the largest change of a posterior, until none is larger than the tolerance. */
export function untilSettled(
  step: () => number,
  { iterations = DEFAULT_ITERATIONS, tolerance = DEFAULT_TOLERANCE }: MethodOptions,
): { iterations: number; converged: boolean } {
  for (let done = 1; done <= iterations; done++)
    if (step() <= tolerance) return { iterations: done, converged: true };
  return { iterations, converged: false };
}
