/** Confident learning, label quality and object quality against figures computed with cleanlab (reference data). */
import { describe, expect, it } from "vitest";
import { calibratedJoint, confidentJoint, confidentThresholds } from "@/lib/label-errors/confident-joint";
import { findLabelIssues, type IssueFilter } from "@/lib/label-errors/find-label-issues";
import { labelQuality, type QualityScore } from "@/lib/label-errors/label-quality";
import type { LabeledPredictions } from "@/lib/label-errors/labeled-predictions";
import { type ObjectComparison, objectQuality } from "@/lib/label-errors/object-quality";
import type { Case } from "../agreement/reference-case";
import { readCases } from "../agreement/reference-cases";

const cases = readCases();
if (cases === null) console.warn("skipped: ../shared/data/agreement-cases.json is not here");

type Predictions = { labels: number[]; pred_probs: number[][] };
type Box = [x1: number, y1: number, x2: number, y2: number];
type Detections = {
  labels: { bboxes: Box[]; labels: number[] }[];
  predictions_per_class_xyxyp: [...Box, probability: number][][][];
};

function dataOf({ data }: Case): LabeledPredictions {
  const { labels, pred_probs } = data as unknown as Predictions;
  return {
    labels: (pred_probs[0] as number[]).length,
    given: Int32Array.from(labels),
    probabilities: Float64Array.from(pred_probs.flat()),
  };
}

/** A flat matrix as rows. */
const rows = (flat: Float64Array, size: number): number[][] =>
  Array.from({ length: flat.length / size }, (_, row) => [...flat.subarray(row * size, (row + 1) * size)]);

function iou(a: Box, b: Box): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const shared = Math.max(0, width) * Math.max(0, height);
  const area = (box: Box): number => (box[2] - box[0]) * (box[3] - box[1]);
  return shared / (area(a) + area(b) - shared);
}
const distance = (a: Box, b: Box): number =>
  Math.hypot((a[0] + a[2] - b[0] - b[2]) / 2, (a[1] + a[3] - b[1] - b[3]) / 2);

function comparisons({ data }: Case): ObjectComparison[] {
  const { labels, predictions_per_class_xyxyp } = data as unknown as Detections;
  return labels.map(({ bboxes, labels: given }, image) => {
    const predicted = (predictions_per_class_xyxyp[image] ?? []).flatMap((boxes, label) =>
      boxes.map(([x1, y1, x2, y2, probability]) => ({ label, probability, box: [x1, y1, x2, y2] as Box })),
    );
    const table = (of: (a: Box, b: Box) => number) =>
      Float64Array.from(bboxes.flatMap((box) => predicted.map((other) => of(box, other.box))));
    return { given, predicted, overlap: table(iou), distancePx: table(distance) };
  });
}

const FILTERS: Record<string, IssueFilter> = {
  prune_by_noise_rate: "prune-by-noise-rate",
  prune_by_class: "prune-by-class",
  both: "both",
  confident_learning: "confident-learning",
  predicted_neq_given: "predicted-not-given",
};
const QUALITY: Record<string, QualityScore> = {
  self_confidence: "self-confidence",
  normalized_margin: "normalized-margin",
  confidence_weighted_entropy: "confidence-weighted-entropy",
};

const computed: Record<string, (item: Case) => unknown> = {
  confident_thresholds: (item) => [...confidentThresholds(dataOf(item))],
  confident_joint: (item) => rows(confidentJoint(dataOf(item)), dataOf(item).labels),
  confident_joint_calibrated: (item) => rows(calibratedJoint(dataOf(item)), dataOf(item).labels),
  objectlab_image_score: (item) => objectQuality(comparisons(item)).map(({ score }) => score),
};
for (const [name, filter] of Object.entries(FILTERS))
  computed[`label_issues[${name}]`] = (item) => [...findLabelIssues(dataOf(item), filter)];
for (const [name, score] of Object.entries(QUALITY))
  computed[`label_quality[${name}]`] = (item) => [...labelQuality(dataOf(item), score)];

function expectWithin(actual: unknown, expected: unknown, tolerance: number): void {
  if (!Array.isArray(expected)) {
    expect(Math.abs((actual as number) - (expected as number))).toBeLessThanOrEqual(tolerance);
    return;
  }
  expect(actual).toHaveLength(expected.length);
  expected.forEach((item, i) => {
    expectWithin((actual as unknown[])[i], item, tolerance);
  });
}

describe.skipIf(cases === null)("label errors as cleanlab has them", () => {
  const own = (cases ?? []).filter(({ metric }) => metric in computed);

  it("every metric of the file that is about label errors is computed", () => {
    expect(own.map(({ metric }) => metric).sort()).toEqual(Object.keys(computed).sort());
  });

  it.each(own.map((item) => [item.name, item] as const))("%s", (_name, item) => {
    expectWithin(computed[item.metric]?.(item), item.expected, item.tolerance);
  });
});
