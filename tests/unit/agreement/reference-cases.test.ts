import { describe, expect, it } from "vitest";
import { computations, everyMeasure, readCases } from "./reference-cases";

/** Metrics that no module computes, and why. Shrink this list; never let it grow unseen. */
const CROWDLAB =
  "CROWDLAB weighs the probabilities of a classifier against the annotators; agreement and consensus come from annotations alone here.";
const NOT_COVERED: Record<string, string> = {
  crowdlab_annotator_quality: CROWDLAB,
  crowdlab_consensus: CROWDLAB,
  crowdlab_consensus_quality: CROWDLAB,
};
/** Metrics that other tests compute, by the start of their names. */
const COVERED_ELSEWHERE: Record<string, string> = {
  confident_: "Thresholds and joint counts of confident learning: tests/unit/label-errors.",
  label_issues: "Likely label errors: tests/unit/label-errors.",
  label_quality: "Scores of single labels: tests/unit/label-errors.",
  objectlab_: "Quality of objects on images: tests/unit/label-errors.",
  dawid_skene_: "Consensus over many tasks: tests/unit/consensus.",
  majority_with_: "Consensus by majority: tests/unit/consensus.",
  any: "The case without pairs, of every measure: below.",
};
const COVERED_CASES = 223;

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

  it("every case is computed here, in another test, or named with the reason why it is not", () => {
    const elsewhere = (metric: string) =>
      Object.keys(COVERED_ELSEWHERE).some((start) => metric.startsWith(start));
    const rest = all.filter(({ metric }) => !(metric in computations) && !elsewhere(metric));
    expect([...new Set(rest.map(({ metric }) => metric))].sort()).toEqual(Object.keys(NOT_COVERED).sort());
    expect(covered.length + 1).toBe(COVERED_CASES);
    expect(covered.length + rest.length + all.filter(({ metric }) => elsewhere(metric)).length).toBe(240);
  });
});
