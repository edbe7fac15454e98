import { describe, expect, it } from "vitest";
import { accuracyOnGold, type GoldScore } from "@/lib/consensus/methods/gold-score";
import { CONSENSUS_METHODS } from "@/lib/consensus/methods/index";
import { majority } from "@/lib/consensus/methods/majority";
import { FEWEST_GOLD, type MethodScore, recommend } from "@/lib/consensus/methods/recommend";
import { type Triple, votesOf } from "./crowd-build";

const [first, second, third] = CONSENSUS_METHODS.slice(1);
if (!first || !second || !third) throw new Error("methods are missing");

/** A score whose first `right` of `n` gold items are right. */
function scoreOf(right: number, n: number): GoldScore {
  const credits = Float64Array.from({ length: n }, (_, i) => (i < right ? 1 : 0));
  return { accuracy: right / n, n, interval: [0, 1], credits };
}
const scores = (n: number, ...right: [number, number, number, number]): MethodScore[] =>
  CONSENSUS_METHODS.map((method, i) => ({ method, score: scoreOf(right[i] as number, n) }));

describe("recommendation", () => {
  it("is the majority with few gold items, however much better another method looks", () => {
    const { method, reason, count } = recommend(scores(FEWEST_GOLD - 1, 5, 29, 29, 29), 100);
    expect([method, reason, count]).toEqual([majority, "few-gold", FEWEST_GOLD]);
  });

  it("is the majority without a score of it", () => {
    expect(recommend([], 100).method).toBe(majority);
    const none: GoldScore = { accuracy: null, n: 0, reason: "no-gold" };
    const all = CONSENSUS_METHODS.map((method) => ({ method, score: none }));
    expect(recommend(all, 100).reason).toBe("few-gold");
  });

  it("is the majority where raters have few votes, and leaves out only the methods that need more", () => {
    expect(recommend(scores(100, 50, 90, 90, 90), 4.9).reason).toBe("few-votes");
    const needy = Math.max(...CONSENSUS_METHODS.map(({ needs }) => needs.votesPerRater));
    const { method } = recommend(scores(100, 50, 80, 90, 80), needy - 1);
    expect(method.needs.votesPerRater).toBeLessThan(needy);
    expect(method).toBe(first);
  });

  it("is the majority where a gain may be chance", () => {
    expect(recommend(scores(100, 80, 83, 80, 70), 100)).toEqual({
      method: majority,
      reason: "no-gain",
    });
  });

  it("is the method with the greatest gain beyond chance, of equal ones the simpler", () => {
    expect(recommend(scores(100, 70, 80, 85, 90), 100)).toMatchObject({
      method: third,
      reason: "better",
      count: 100,
    });
    const equal = recommend(scores(100, 70, 85, 85, 60), 100);
    expect(equal.method).toBe(first);
    expect(equal.gain?.value).toBeCloseTo(0.15, 12);
    expect(equal.gain?.low).toBeGreaterThan(0);
  });
});

describe("accuracy on gold", () => {
  const triples: Triple[] = [
    [0, 0, 0],
    [0, 1, 0],
    [1, 0, 0],
    [1, 1, 1],
    [2, 0, 1],
    [2, 1, 1],
    [3, 0, 0],
  ];
  const votes = votesOf(triples, { items: 5, raters: 2, labels: 3 });
  const truths = Int32Array.of(0, 1, 0, -1, 2);

  it("shares the credit of ties, and leaves out items without votes and without truth", () => {
    const { value } = majority.of(votes);
    const score = value && accuracyOnGold(value, truths);
    expect(score).toMatchObject({ accuracy: 0.5, n: 3, credits: Float64Array.of(1, 0.5, 0) });
    // Wilson's limits of 1.5 of 3, by hand: middle 1/2, half width z / (2 sqrt(n + z²)) = 0.3747.
    expect(score?.accuracy !== null && score?.interval.map((limit) => limit.toFixed(4))).toEqual([
      "0.1253",
      "0.8747",
    ]);
  });

  it("leaves out items whose truth was told, and has a reason where none is left", () => {
    const { value } = majority.of(votes, { known: Int32Array.of(0, -1, -1, -1, -1) });
    expect(value && accuracyOnGold(value, truths)).toMatchObject({ n: 2, accuracy: 0.25 });
    const all = majority.of(votes, { known: truths }).value;
    expect(all && accuracyOnGold(all, truths)).toEqual({ accuracy: null, n: 0, reason: "no-gold" });
  });
});
