/**
 * Five ways of finding examples whose given label is probably wrong (Northcutt, Jiang and Chuang 2021, section 3.2). None
 * takes an example whose given label the model finds most probable, also beside an equal one.
 */
import { calibratedJoint, confidentLabels, confidentThresholds } from "./confident-joint";
import { countLabels, type LabeledPredictions } from "./labeled-predictions";

export const ISSUE_FILTERS = [
  "prune-by-noise-rate",
  "prune-by-class",
  "both",
  "confident-learning",
  "predicted-not-given",
] as const;
/**
 * `prune-by-noise-rate`: per pair of labels as many as the calibrated joint counts, by the largest margin. `prune-by-class`:
 * per label as many as the joint counts to other labels, by the lowest probability of the given one. `both`: those that
 * both take. `confident-learning`: those the joint counts to another label. `predicted-not-given`: the model says another.
 */
export type IssueFilter = (typeof ISSUE_FILTERS)[number];

/** So many examples of each label are always left. */
const KEPT_PER_LABEL = 1;

/** The given label is not the most probable one. */
function isUnlikely({ labels, given, probabilities }: LabeledPredictions, example: number): boolean {
  const own = probabilities[example * labels + (given[example] as number)] as number;
  for (let k = 0; k < labels; k++) if ((probabilities[example * labels + k] as number) > own) return true;
  return false;
}

/** The calibrated joint, where a label whose examples all count to others gets `KEPT_PER_LABEL` back, evenly from these. */
function pruneCounts(data: LabeledPredictions): Float64Array {
  const { labels } = data;
  const joint = calibratedJoint(data);
  for (let k = 0; k < labels; k++) {
    const row = joint.subarray(k * labels, (k + 1) * labels);
    const missing = KEPT_PER_LABEL - (row[k] as number);
    const others = row.reduce((sum, cell, at) => sum + (at !== k && cell > 0 ? 1 : 0), 0);
    if (missing <= 0 || others === 0) continue;
    row.forEach((cell, at) => {
      if (at !== k) row[at] = Math.floor(Math.max(0, cell - missing / others));
    });
    row[k] = KEPT_PER_LABEL;
  }
  return joint;
}

/** Examples per given label, for the labels that have more than are kept. */
function prunable(data: LabeledPredictions): Map<number, number[]> {
  const counts = countLabels(data);
  const byLabel = new Map<number, number[]>();
  data.given.forEach((label, i) => {
    if ((counts[label] as number) <= KEPT_PER_LABEL) return;
    const own = byLabel.get(label);
    if (own) own.push(i);
    else byLabel.set(label, [i]);
  });
  return byLabel;
}

/**
 * The `count` examples with the lowest value, of equal ones the first. By the value they reach up to alone: sorting the
 * examples themselves for each pair of labels takes most of the time of a search.
 */
function lowest(examples: readonly number[], count: number, value: (example: number) => number): number[] {
  if (count <= 0) return [];
  if (count >= examples.length) return [...examples];
  const values = Float64Array.from(examples, value);
  const highest = values.slice().sort()[count - 1] as number;
  let room = count;
  for (const one of values) if (one < highest) room--;
  return examples.filter((_, i) => {
    const own = values[i] as number;
    return own < highest || (own === highest && room-- > 0);
  });
}

function byNoiseRate(data: LabeledPredictions): Set<number> {
  const { labels, probabilities } = data;
  const counts = pruneCounts(data);
  const found = new Set<number>();
  for (const [own, examples] of prunable(data))
    for (let other = 0; other < labels; other++) {
      if (other === own) continue;
      const margin = (i: number): number =>
        (probabilities[i * labels + own] as number) - (probabilities[i * labels + other] as number);
      for (const example of lowest(examples, counts[own * labels + other] as number, margin))
        found.add(example);
    }
  return found;
}

function byClass(data: LabeledPredictions): Set<number> {
  const { labels, probabilities } = data;
  const counts = pruneCounts(data);
  const found = new Set<number>();
  for (const [own, examples] of prunable(data)) {
    const wrong = examples.length - (counts[own * labels + own] as number);
    const confidence = (i: number): number => probabilities[i * labels + own] as number;
    for (const example of lowest(examples, wrong, confidence)) found.add(example);
  }
  return found;
}

function byConfidence(data: LabeledPredictions): Set<number> {
  const found = new Set<number>();
  confidentLabels(data, confidentThresholds(data)).forEach((truth, i) => {
    if (truth >= 0 && truth !== data.given[i]) found.add(i);
  });
  return found;
}

const FILTERS: Record<IssueFilter, (data: LabeledPredictions) => { has(example: number): boolean }> = {
  "prune-by-noise-rate": byNoiseRate,
  "prune-by-class": byClass,
  both: (data) => {
    const [first, second] = [byNoiseRate(data), byClass(data)];
    return { has: (example) => first.has(example) && second.has(example) };
  },
  "confident-learning": byConfidence,
  "predicted-not-given": () => ({ has: () => true }),
};

/** @returns indices of examples, ascending; none without examples or with a single label */
export function findLabelIssues(data: LabeledPredictions, filter: IssueFilter): Int32Array {
  const found = FILTERS[filter](data);
  const issues: number[] = [];
  for (let i = 0; i < data.given.length; i++) if (found.has(i) && isUnlikely(data, i)) issues.push(i);
  return Int32Array.from(issues);
}
