/**
 * How likely each given label is right, in [0, 1], lowest first to be looked at (Kuan and Mueller, Model-agnostic label
 * quality scoring, 2022). With a single label the margin and the entropy score are 1: there is nothing else to be.
 */
import type { LabeledPredictions } from "./labeled-predictions";

export const QUALITY_SCORES = [
  "self-confidence",
  "normalized-margin",
  "confidence-weighted-entropy",
] as const;
export type QualityScore = (typeof QUALITY_SCORES)[number];

/** Below this the given label counts as this probable, so that nothing is divided by 0. */
const LEAST_CONFIDENCE = 1e-6;

type Score = (row: Float64Array, given: number) => number;

const SCORES: Record<QualityScore, Score> = {
  /** p(given). */
  "self-confidence": (row, given) => row[given] as number,
  /** (p(given) - the highest p of another label + 1) / 2. */
  "normalized-margin": (row, given) => {
    let other = 0;
    for (let k = 0; k < row.length; k++)
      if (k !== given && (row[k] as number) > other) other = row[k] as number;
    return ((row[given] as number) - other + 1) / 2;
  },
  /** log(1 + x) / x for x = the entropy over its maximum log K, divided by p(given); 1 for x = 0. */
  "confidence-weighted-entropy": (row, given) => {
    if (row.length < 2) return 1;
    let entropy = 0;
    for (const share of row) if (share > 0) entropy -= share * Math.log(share);
    const x = entropy / Math.log(row.length) / Math.max(LEAST_CONFIDENCE, row[given] as number);
    return x > 0 ? Math.log1p(x) / x : 1;
  },
};

/** @returns a score per example */
export function labelQuality(
  { labels, given, probabilities }: LabeledPredictions,
  score: QualityScore,
): Float64Array {
  const of = SCORES[score];
  return Float64Array.from(given, (label, i) =>
    of(probabilities.subarray(i * labels, (i + 1) * labels), label),
  );
}
