/**
 * What confident learning says of the labels of a question: the estimated noise, and the tasks to look at. Those that
 * prune-by-noise-rate takes are likely errors; the others whose label is not the most probable one follow them.
 */
import { calibratedJoint } from "./confident-joint";
import { findLabelIssues } from "./find-label-issues";
import { labelQuality } from "./label-quality";
import type { LabeledPredictions } from "./labeled-predictions";

export type RankedLabel = {
  /** Place in the data. */
  example: number;
  likely: boolean;
  /** The most probable label, which is not the given one. */
  suggested: number;
  /** Probability of the given label (self-confidence), and of the suggested one. */
  score: number;
  probability: number;
};

export type RankedLabels = {
  /** Likely errors first, then by self-confidence, lowest first, then by normalized margin, then as they come. */
  ranked: RankedLabel[];
  likely: number;
  /** Share of the examples whose label is wrong, by the calibrated joint; 0 without examples. */
  noiseRate: number;
  /** The calibrated joint, labels × labels, a row per given label. */
  joint: Float64Array;
};

/** The most probable label where it is more probable than the given one, else -1; of equal ones the first. */
function otherLabel({ labels, given, probabilities }: LabeledPredictions, example: number): number {
  let most = probabilities[example * labels + (given[example] as number)] as number;
  let best = -1;
  for (let k = 0; k < labels; k++) {
    const probability = probabilities[example * labels + k] as number;
    if (probability <= most) continue;
    most = probability;
    best = k;
  }
  return best;
}

export function rankLabels(data: LabeledPredictions): RankedLabels {
  const { labels, given, probabilities } = data;
  const joint = calibratedJoint(data);
  const likely = new Set(findLabelIssues(data, "prune-by-noise-rate"));
  const confidence = labelQuality(data, "self-confidence");
  const margin = labelQuality(data, "normalized-margin");
  const ranked: RankedLabel[] = [];
  for (let example = 0; example < given.length; example++) {
    const suggested = otherLabel(data, example);
    if (suggested < 0) continue;
    ranked.push({
      example,
      likely: likely.has(example),
      suggested,
      score: confidence[example] as number,
      probability: probabilities[example * labels + suggested] as number,
    });
  }
  const marginOf = ({ example }: RankedLabel) => margin[example] as number;
  ranked.sort(
    (a, b) =>
      Number(b.likely) - Number(a.likely) ||
      a.score - b.score ||
      marginOf(a) - marginOf(b) ||
      a.example - b.example,
  );
  let right = 0;
  for (let k = 0; k < labels; k++) right += joint[k * labels + k] as number;
  const noiseRate = given.length === 0 ? 0 : 1 - right / given.length;
  return { ranked, likely: likely.size, noiseRate, joint };
}

/**
 * The probabilities of a model that names one label and how sure it is of it: the rest is shared evenly by the others.
 * @param label place of the label it names
 * @param score probability of that label, 0 to 1
 */
export function spreadScore(labels: number, label: number, score: number): number[] {
  const rest = labels > 1 ? (1 - score) / (labels - 1) : 0;
  return Array.from({ length: labels }, (_, k) => (k === label ? score : rest));
}
