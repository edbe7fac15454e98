/**
 * The confident joint (Northcutt, Jiang and Chuang, Confident learning, Journal of Artificial Intelligence Research 70,
 * 2021, section 3.1): how many examples with each given label the model confidently counts to each true label.
 */
import { countLabels, type LabeledPredictions } from "./labeled-predictions";

/** A probability this close below a threshold reaches it. */
const CLOSE = 1e-6;
/** A threshold of 0 would make a label confident everywhere. */
const LOWEST_THRESHOLD = 2e-6;

/**
 * Per label the mean probability of it over the examples that have it: t(k), from which on a model is confident of k.
 * Infinity for a label that no example has, since nothing says when the model is confident of it.
 */
export function confidentThresholds(data: LabeledPredictions): Float64Array {
  const { labels, given, probabilities } = data;
  const sums = new Float64Array(labels);
  given.forEach((label, i) => {
    sums[label] = (sums[label] as number) + (probabilities[i * labels + label] as number);
  });
  const counts = countLabels(data);
  return sums.map((sum, k) => {
    const count = counts[k] as number;
    return count === 0 ? Number.POSITIVE_INFINITY : Math.max(LOWEST_THRESHOLD, sum / count);
  });
}

/**
 * Per example the most probable of the labels whose threshold it reaches, of equal ones the given label if it is among
 * them; -1 where it reaches none.
 */
export function confidentLabels(
  { labels, given, probabilities }: LabeledPredictions,
  thresholds: Float64Array,
): Int32Array {
  return given.map((own, i) => {
    let best = -1;
    let most = 0;
    for (let k = 0; k < labels; k++) {
      const probability = probabilities[i * labels + k] as number;
      if (probability < (thresholds[k] as number) - CLOSE) continue;
      if (probability < most || (probability === most && k !== own)) continue;
      best = k;
      most = probability;
    }
    return best;
  });
}

/**
 * The raw confident joint, labels × labels, a row per given label and a column per true one. A label that some example has
 * counts at least one example as right, so that no row is empty.
 */
export function confidentJoint(data: LabeledPredictions): Float64Array {
  const { labels, given } = data;
  const joint = new Float64Array(labels * labels);
  confidentLabels(data, confidentThresholds(data)).forEach((truth, i) => {
    if (truth < 0) return;
    const at = (given[i] as number) * labels + truth;
    joint[at] = (joint[at] as number) + 1;
  });
  countLabels(data).forEach((count, k) => {
    const at = k * labels + k;
    if (count > 0) joint[at] = Math.max(1, joint[at] as number);
  });
  return joint;
}

/**
 * The joint with each row scaled to the number of examples that have its label, in whole examples (equation 3 of the
 * paper, times the number of examples). Remainders go to the largest fractions, of equal ones to the diagonal first.
 */
export function calibratedJoint(data: LabeledPredictions): Float64Array {
  const { labels } = data;
  const joint = confidentJoint(data);
  const counts = countLabels(data);
  for (let k = 0; k < labels; k++) {
    const row = joint.subarray(k * labels, (k + 1) * labels);
    const sum = row.reduce((total, cell) => total + cell, 0);
    if (sum === 0) continue;
    const exact = row.map((cell) => (cell * (counts[k] as number)) / sum);
    exact.forEach((cell, at) => {
      row[at] = Math.floor(cell + CLOSE);
    });
    let left = (counts[k] as number) - row.reduce((total, cell) => total + cell, 0);
    const fraction = (at: number): number => (exact[at] as number) - (row[at] as number);
    const order = [...row.keys()].sort(
      (a, b) => fraction(b) - fraction(a) || Number(b === k) - Number(a === k) || a - b,
    );
    for (const at of order) {
      if (left-- <= 0) break;
      row[at] = (row[at] as number) + 1;
    }
  }
  return joint;
}
