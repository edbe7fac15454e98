/** What is made of confident learning: the order of the list, and the figures beside it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { majorityValue } from "@/lib/core/majority-value";
import { calibratedJoint } from "@/lib/label-errors/confident-joint";
import { findLabelIssues } from "@/lib/label-errors/find-label-issues";
import { rankLabels, spreadScore } from "@/lib/label-errors/rank-labels";

const DATA = fc.integer({ min: 2, max: 4 }).chain((labels) =>
  fc
    .array(
      fc.record({
        given: fc.integer({ min: 0, max: labels - 1 }),
        weights: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: labels, maxLength: labels }),
      }),
      { minLength: 1, maxLength: 60 },
    )
    .map((rows) => ({
      labels,
      given: Int32Array.from(rows, ({ given }) => given),
      probabilities: Float64Array.from(
        rows.flatMap(({ weights }) => {
          const sum = weights.reduce((total, one) => total + one, 0);
          return weights.map((one) => one / sum);
        }),
      ),
    })),
);

describe("ranked labels", () => {
  it("are those that the model finds less probable than another, the likely errors first", () => {
    fc.assert(
      fc.property(DATA, (data) => {
        const { ranked, likely, noiseRate, joint } = rankLabels(data);
        const found = new Set(findLabelIssues(data, "prune-by-noise-rate"));
        expect(likely).toBe(found.size);
        expect(new Set(ranked.slice(0, likely).map(({ example }) => example))).toEqual(found);
        expect(ranked.map((one) => one.likely)).toEqual(ranked.map((_, i) => i < likely));
        for (const one of ranked) expect(one.probability).toBeGreaterThan(one.score);
        const scores = ranked.slice(likely).map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => a - b));
        expect(joint).toEqual(calibratedJoint(data));
        expect(noiseRate).toBeGreaterThanOrEqual(0);
        expect(noiseRate).toBeLessThan(1);
      }),
    );
  });

  it("have no noise where the model agrees with every label", () => {
    const data = {
      labels: 2,
      given: Int32Array.of(0, 1, 0),
      probabilities: Float64Array.of(0.9, 0.1, 0.2, 0.8, 0.7, 0.3),
    };
    expect(rankLabels(data)).toMatchObject({ ranked: [], likely: 0, noiseRate: 0 });
  });
});

describe("a score for one label", () => {
  it("leaves the rest evenly to the others", () => {
    expect(spreadScore(3, 1, 0.8).map((one) => Number(one.toFixed(9)))).toEqual([0.1, 0.8, 0.1]);
    expect(spreadScore(1, 0, 0.4)).toEqual([0.4]);
  });
});

describe("the value that most say", () => {
  it("is none for a tie", () => {
    expect(majorityValue(["a", "b", "a"])).toBe("a");
    expect(majorityValue(["a", "b"])).toBeNull();
    expect(majorityValue([])).toBeNull();
  });
});
