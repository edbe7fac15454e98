import { describe, expect, it } from "vitest";
import { computations, everyMeasure, readCases } from "./reference-cases";

/** Metrics of the reference file that no module computes yet. Shrink this list; never let it grow unseen. */
const NOT_COVERED = [
  "DiceAgreement.Agreement",
  "HubertKappaAgreement.Agreement",
  "ICC(1,1)",
  "ICC(1,k)",
  "ICC(2,1)",
  "ICC(2,k)",
  "ICC(3,1)",
  "ICC(3,k)",
  "MaxPercentageAgreement.Agreement",
  "WeightedKappaAgreement.Agreement[custom]",
  "WeightedKappaAgreement.ExpectedDisagreement[custom]",
  "WeightedKappaAgreement.ObservedDisagreement[custom]",
  "confident_joint",
  "confident_joint_calibrated",
  "confident_thresholds",
  "crowdlab_annotator_quality",
  "crowdlab_consensus",
  "crowdlab_consensus_quality",
  "dawid_skene_posteriors",
  "gamma.best_alignment_disorder",
  "gamma.pair_dissimilarity",
  "kendall_tau_b",
  "label_issues[both]",
  "label_issues[confident_learning]",
  "label_issues[predicted_neq_given]",
  "label_issues[prune_by_class]",
  "label_issues[prune_by_noise_rate]",
  "label_quality[confidence_weighted_entropy]",
  "label_quality[normalized_margin]",
  "label_quality[self_confidence]",
  "majority_with_tiebreaks",
  "objectlab_image_score",
  "spearman_rho",
  "unitizing_alpha_u",
  "unitizing_alpha_u.Do",
];
const COVERED_CASES = 194;

const cases = readCases();
if (cases === null) console.warn("skipped: ../shared/data/agreement-cases.json is not here");

function expectClose(actual: unknown, expected: unknown, tolerance: number): void {
  if (typeof expected === "number") {
    expect(typeof actual).toBe("number");
    // The published figure may sit half a last digit off in float arithmetic.
    expect(Math.abs((actual as number) - expected)).toBeLessThanOrEqual(tolerance + 1e-12);
  } else if (Array.isArray(expected)) {
    expect((actual as unknown[]).length).toBe(expected.length);
    expected.forEach((item, i) => {
      expectClose((actual as unknown[])[i], item, tolerance);
    });
  } else if (expected !== null && typeof expected === "object") {
    for (const [key, value] of Object.entries(expected))
      expectClose((actual as Record<string, unknown>)[key], value, tolerance);
  } else expect(actual).toBe(expected);
}

describe.skipIf(cases === null)("published agreement figures", () => {
  const all = cases ?? [];
  const covered = all.filter(({ metric }) => metric in computations);

  it.each(covered.map((item) => [item.name, item] as const))("%s", (_name, item) => {
    expectClose(computations[item.metric]?.(item.data), item.expected, item.tolerance);
  });

  it("degenerate/no-overlap: every measure is null for want of pairs", () => {
    const item = all.find(({ metric }) => metric === "any");
    expect(item).toBeDefined();
    if (item)
      for (const result of everyMeasure(item.data))
        expect(result).toMatchObject({ value: null, reason: "no-pairs" });
  });

  it("the metrics without a module are exactly those listed, and the covered cases do not shrink", () => {
    const missing = new Set(all.map(({ metric }) => metric).filter((metric) => !(metric in computations)));
    missing.delete("any");
    expect([...missing].sort()).toEqual(NOT_COVERED.slice().sort());
    expect(covered.length + 1).toBe(COVERED_CASES);
  });
});
