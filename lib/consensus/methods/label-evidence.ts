/**
 * Expectation where a vote speaks for its own label alone, by one weight per rater and label (one-coin, MACE): the
 * posterior of a label is its class share times the weights of the votes for it.
 */
import { type Estimation, logRatio, rounded, settle } from "./expectation";

/** Expected number of right votes per rater and label, into `counts` of raters × labels. */
export function countRight(
  { posteriors, votes: { items, labels, starts, cells } }: Estimation,
  counts: Float64Array,
): void {
  counts.fill(0);
  for (let i = 0; i < items; i++) {
    const base = i * labels;
    const to = starts[i + 1] as number;
    for (let vote = starts[i] as number; vote < to; vote++) {
      const cell = cells[vote] as number;
      counts[cell] = (counts[cell] as number) + (posteriors[base + (cell % labels)] as number);
    }
  }
}

/** Puts the log joint probabilities of an item into `scores`, but for a term that all labels have. */
function scoreItem(
  estimation: Estimation,
  item: number,
  classLogs: Float64Array,
  weights: Float64Array,
): void {
  const {
    scores,
    votes: { labels, starts, cells },
  } = estimation;
  for (let k = 0; k < labels; k++) scores[k] = classLogs[k] as number;
  const to = starts[item + 1] as number;
  for (let vote = starts[item] as number; vote < to; vote++) {
    const cell = cells[vote] as number;
    const k = cell % labels;
    scores[k] = (scores[k] as number) + (weights[cell] as number);
  }
}

/** @returns the largest change of a posterior */
export function expectLabels(estimation: Estimation, classLogs: Float64Array, weights: Float64Array): number {
  let change = 0;
  for (let i = 0; i < estimation.votes.items; i++) {
    if (estimation.isOpen[i] === 0) continue;
    scoreItem(estimation, i, classLogs, weights);
    const moved = settle(estimation, i);
    if (moved > change) change = moved;
  }
  return change;
}

/**
 * The sum over items of the log of their summed joint probabilities, without the term that all labels have; of items whose
 * truth is told the joint probability of it.
 */
export function logEvidence(estimation: Estimation, classLogs: Float64Array, weights: Float64Array): number {
  const { scores } = estimation;
  let total = 0;
  for (let i = 0; i < estimation.votes.items; i++) {
    scoreItem(estimation, i, classLogs, weights);
    if (estimation.isOpen[i] === 0) {
      for (let k = 0; k < scores.length; k++)
        if (estimation.posteriors[i * scores.length + k] === 1) total += scores[k] as number;
      continue;
    }
    let most = scores[0] as number;
    for (const score of scores) if (score > most) most = score;
    let sum = 0;
    for (const score of scores) sum += rounded(Math.exp(score - most));
    total += most + logRatio(sum);
  }
  return total;
}
