/**
 * A confusion matrix per rater (Dawid and Skene, Applied Statistics 28, 1979): rater j gives label a for an item whose
 * true label is t with probability π_j(t, a). Expectation maximization from the shares of votes, as published (3.1).
 *
 * Two additions keep raters with few votes from being believed too much. The counts of a rater get `strength` votes per
 * true label, spread as all raters together spread theirs: π_j(t, a) = (n_j(t, a) + strength × π(t, a)) / (n_j(t) + strength).
 * The pooled matrix itself gets `POOLED_VOTES` votes per true label, spread by `ON_DIAGONAL`, so that a label that nobody
 * saw is not free to mean anything. Strength 0 is the method as published, without either.
 */
import { type CrowdOutcome, conclude, MOST_CELLS, whyUndefined } from "./crowd-consensus";
import { type CrowdVotes, groupByItem } from "./crowd-votes";
import {
  countClasses,
  type Estimation,
  logWeight,
  settle,
  startFromShares,
  untilSettled,
} from "./expectation";
import type { ConsensusMethod, MethodOptions } from "./method";

/** Votes of an average rater added per true label to those of each rater. */
export const PRIOR_STRENGTH = 2;
/** Votes added per true label to the pooled matrix. */
const POOLED_VOTES = 4;
/** How many of these are right, beside an even spread of the others over all labels. */
const ON_DIAGONAL = 0.6;

/** Expected votes per rater, given label and true label, into `counts` of raters × labels × labels. */
function countConfusions(
  { posteriors, votes: { items, labels, starts, cells } }: Estimation,
  counts: Float64Array,
): void {
  counts.fill(0);
  for (let i = 0; i < items; i++) {
    const base = i * labels;
    const to = starts[i + 1] as number;
    for (let vote = starts[i] as number; vote < to; vote++) {
      const row = (cells[vote] as number) * labels;
      for (let t = 0; t < labels; t++)
        counts[row + t] = (counts[row + t] as number) + (posteriors[base + t] as number);
    }
  }
}

/** @returns the largest change of a posterior */
function updatePosteriors(estimation: Estimation, classLogs: Float64Array, weights: Float64Array): number {
  const {
    isOpen,
    scores,
    votes: { items, labels, starts, cells },
  } = estimation;
  let change = 0;
  for (let i = 0; i < items; i++) {
    if (isOpen[i] === 0) continue;
    for (let t = 0; t < labels; t++) scores[t] = classLogs[t] as number;
    const to = starts[i + 1] as number;
    for (let vote = starts[i] as number; vote < to; vote++) {
      const row = (cells[vote] as number) * labels;
      for (let t = 0; t < labels; t++) scores[t] = (scores[t] as number) + (weights[row + t] as number);
    }
    const moved = settle(estimation, i);
    if (moved > change) change = moved;
  }
  return change;
}

/** The matrix of all raters together, as `counts` of one rater: given label × true label. */
function pool(counts: Float64Array, labels: number, strength: number): Float64Array {
  const size = labels * labels;
  const pooled = new Float64Array(size);
  for (let at = 0; at < counts.length; at++)
    pooled[at % size] = (pooled[at % size] as number) + (counts[at] as number);
  const added = strength > 0 ? POOLED_VOTES : 0;
  for (let t = 0; t < labels; t++) {
    let total = added;
    for (let a = 0; a < labels; a++) total += pooled[a * labels + t] as number;
    for (let a = 0; a < labels; a++) {
      const target = (a === t ? ON_DIAGONAL : 0) + (1 - ON_DIAGONAL) / labels;
      const at = a * labels + t;
      pooled[at] = total === 0 ? 1 / labels : ((pooled[at] as number) + added * target) / total;
    }
  }
  return pooled;
}

/** Turns the counts of each rater into probabilities: columns (true labels) sum to 1. */
function shrink(counts: Float64Array, labels: number, strength: number): void {
  const pooled = pool(counts, labels, strength);
  for (let base = 0; base < counts.length; base += labels * labels)
    for (let t = 0; t < labels; t++) {
      let total = strength;
      for (let a = 0; a < labels; a++) total += counts[base + a * labels + t] as number;
      for (let a = 0; a < labels; a++) {
        const at = base + a * labels + t;
        const prior = pooled[a * labels + t] as number;
        counts[at] = total === 0 ? prior : ((counts[at] as number) + strength * prior) / total;
      }
    }
}

/**
 * @param strength votes of prior per true label and rater, 0 or more
 * @returns posteriors and a confusion matrix per rater (row: true label); `no-votes`, `one-label`, `one-rater`,
 *   `too-many-labels` also where the matrices of all raters together are too large
 */
export function dawidSkeneOf(
  votes: CrowdVotes,
  options: MethodOptions & { strength?: number } = {},
): CrowdOutcome {
  const reason = whyUndefined(votes);
  if (reason) return { value: null, reason };
  const { raters, labels } = votes;
  if (raters * labels * labels > MOST_CELLS) return { value: null, reason: "too-many-labels" };
  const strength = options.strength ?? PRIOR_STRENGTH;
  const grouped = groupByItem(votes);
  const estimation = startFromShares(grouped, options.known);
  const confusions = new Float64Array(raters * labels * labels);
  const weights = new Float64Array(confusions.length);
  const classLogs = new Float64Array(labels);
  const step = (): number => {
    countClasses(estimation);
    countConfusions(estimation, confusions);
    shrink(confusions, labels, strength);
    const items = estimation.classTotals.reduce((sum, own) => sum + own, 0);
    for (let t = 0; t < labels; t++) classLogs[t] = logWeight((estimation.classTotals[t] as number) / items);
    for (let at = 0; at < weights.length; at++) weights[at] = logWeight(confusions[at] as number);
    return updatePosteriors(estimation, classLogs, weights);
  };
  const ran = untilSettled(step, options);
  return conclude(grouped, estimation.posteriors, options.known, ran, (rater) => {
    const confusion = new Float64Array(labels * labels);
    for (let t = 0; t < labels; t++)
      for (let a = 0; a < labels; a++)
        confusion[t * labels + a] = confusions[(rater * labels + a) * labels + t] as number;
    return { confusion };
  });
}

export const dawidSkene: ConsensusMethod = {
  id: "dawid-skene",
  name: "consensus.m_dawid_skene",
  hint: "consensus.h_dawid_skene",
  needs: { votesPerRater: 10, raters: 2, labels: 2 },
  paper:
    "Dawid and Skene, Maximum likelihood estimation of observer error-rates using the EM algorithm, 1979",
  of: (votes, options) => dawidSkeneOf(votes, options),
};
