import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibratedJoint, confidentJoint, confidentThresholds } from "@/lib/label-errors/confident-joint";
import { findLabelIssues, ISSUE_FILTERS } from "@/lib/label-errors/find-label-issues";
import { labelQuality, QUALITY_SCORES } from "@/lib/label-errors/label-quality";
import type { LabeledPredictions } from "@/lib/label-errors/labeled-predictions";
import { objectQuality } from "@/lib/label-errors/object-quality";

/** Given labels and probabilities of any model, also of one that is sure of nothing. */
const predictions = fc
  .integer({ min: 2, max: 4 })
  .chain((labels) =>
    fc.record({
      labels: fc.constant(labels),
      rows: fc.array(
        fc.record({
          given: fc.integer({ min: 0, max: labels - 1 }),
          weights: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: labels, maxLength: labels }),
        }),
        { maxLength: 25 },
      ),
    }),
  )
  .map(({ labels, rows }): LabeledPredictions => {
    const probabilities = rows.flatMap(({ weights }) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return weights.map((weight) => (total === 0 ? 1 / labels : weight / total));
    });
    return {
      labels,
      given: Int32Array.from(rows, ({ given }) => given),
      probabilities: Float64Array.from(probabilities),
    };
  });

const sumOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0);

describe("confident joint", () => {
  it("calibrated rows sum to the number of examples with the label, in whole examples", () => {
    fc.assert(
      fc.property(predictions, (data) => {
        const joint = calibratedJoint(data);
        for (let k = 0; k < data.labels; k++) {
          const row = joint.subarray(k * data.labels, (k + 1) * data.labels);
          expect(sumOf(row)).toBe(data.given.filter((label) => label === k).length);
          for (const cell of row) expect(Number.isInteger(cell) && cell >= 0).toBe(true);
        }
      }),
    );
  });

  it("a label without examples has no threshold and no counts", () => {
    const data = { labels: 3, given: Int32Array.of(0, 1), probabilities: Float64Array.of(0, 0, 1, 0, 0, 1) };
    expect(confidentThresholds(data)[2]).toBe(Number.POSITIVE_INFINITY);
    expect([...confidentJoint(data)]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it("of labels that are equally probable the given one is counted", () => {
    const probabilities = Float64Array.of(0.5, 0.5, 0.5, 0.5);
    const data = { labels: 2, given: Int32Array.of(0, 1), probabilities };
    expect([...confidentJoint(data)]).toEqual([1, 0, 0, 1]);
  });
});

describe("label issues", () => {
  it("are examples whose label another one is more probable than; both is what the two ways share", () => {
    fc.assert(
      fc.property(predictions, (data) => {
        const found = Object.fromEntries(
          ISSUE_FILTERS.map((filter) => [filter, findLabelIssues(data, filter)]),
        );
        const unlikely = new Set(found["predicted-not-given"]);
        for (const issues of Object.values(found)) for (const i of issues) expect(unlikely.has(i)).toBe(true);
        const byClass = new Set(found["prune-by-class"]);
        const shared = [...(found["prune-by-noise-rate"] ?? [])].filter((i) => byClass.has(i));
        expect([...(found.both ?? [])]).toEqual(shared);
      }),
    );
  });

  it("do not depend on the numbering of labels", () => {
    fc.assert(
      fc.property(predictions, (data) => {
        const turn = (k: number): number => data.labels - 1 - k;
        const turned: LabeledPredictions = {
          labels: data.labels,
          given: data.given.map(turn),
          probabilities: data.probabilities.map(
            (_, at) =>
              data.probabilities[
                Math.floor(at / data.labels) * data.labels + turn(at % data.labels)
              ] as number,
          ),
        };
        for (const score of QUALITY_SCORES)
          labelQuality(turned, score).forEach((value, i) => {
            expect(value).toBeCloseTo(labelQuality(data, score)[i] as number, 12);
          });
        expect(findLabelIssues(turned, "predicted-not-given")).toEqual(
          findLabelIssues(data, "predicted-not-given"),
        );
      }),
    );
  });

  it("a label keeps at least one example", () => {
    const data = {
      labels: 2,
      given: Int32Array.of(0, 0, 1, 1),
      probabilities: Float64Array.of(0.4, 0.6, 0.1, 0.9, 0.2, 0.8, 0.1, 0.9),
    };
    expect([...findLabelIssues(data, "predicted-not-given")]).toEqual([0, 1]);
    expect([...findLabelIssues(data, "prune-by-class")]).toEqual([1]);
  });

  it("there are none without examples or with a single label, whose scores are still numbers", () => {
    const none = { labels: 2, given: new Int32Array(0), probabilities: new Float64Array(0) };
    const single = { labels: 1, given: Int32Array.of(0, 0), probabilities: Float64Array.of(1, 1) };
    for (const filter of ISSUE_FILTERS) {
      expect(findLabelIssues(none, filter)).toHaveLength(0);
      expect(findLabelIssues(single, filter)).toHaveLength(0);
    }
    for (const score of QUALITY_SCORES) expect([...labelQuality(single, score)]).toEqual([1, 1]);
  });

  it("scores are in [0, 1] for any probabilities, also 0 for the given label", () => {
    fc.assert(
      fc.property(predictions, (data) => {
        for (const score of QUALITY_SCORES)
          for (const value of labelQuality(data, score)) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1 + 1e-12);
          }
      }),
    );
  });
});

describe("object quality", () => {
  const image = (
    given: number[],
    predicted: { label: number; probability: number }[],
    overlap: number[],
  ) => ({
    given,
    predicted,
    overlap: Float64Array.from(overlap),
    distancePx: Float64Array.from(overlap, (share) => (share > 0 ? 0 : 100)),
  });

  it("is 1 without regions, and where all regions are predicted as given", () => {
    const [none, same] = objectQuality([
      image([], [], []),
      image([0], [{ label: 0, probability: 0.99 }], [1]),
    ]);
    expect(none?.score).toBeCloseTo(1, 12);
    expect(same?.score).toBeCloseTo(1, 12);
  });

  it("tells a missed region, a wrong label and a bad place apart", () => {
    const sure = { label: 0, probability: 0.99 };
    const [missed, wrong, loose] = objectQuality([
      image([0], [sure, sure], [1, 0]),
      image([1], [sure], [1]),
      image([0], [sure], [0.4]),
    ]);
    expect(missed?.overlooked[0]).toBeNull();
    expect(missed?.overlooked[1]).toBeLessThan(0.01);
    expect(wrong?.labeled[0]).toBeLessThan(0.01);
    expect(wrong?.placed[0]).toBe(1);
    expect(loose?.placed[0]).toBeCloseTo(0.46, 12);
    expect(loose?.labeled[0]).toBe(1);
  });

  it("a prediction that the model is not sure of accuses nobody", () => {
    const [result] = objectQuality([image([1], [{ label: 0, probability: 0.4 }], [1])]);
    expect(result).toEqual({ score: 1, overlooked: [null], placed: [1], labeled: [1] });
  });
});
