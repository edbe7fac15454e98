/** Matchings at rising thresholds follow from one another where they can; each is the one that it would be by itself. */
import { expect, it } from "vitest";
import { LIKENESS_STEPS } from "@/lib/agreement/likeness-steps";
import { byRegionId, type Located, matchRegions, matchRegionsAt } from "@/lib/agreement/region-matching";
import { type Random, seededRandom } from "@/lib/core/random";

type Span = { from: number; to: number };
/** Crowded enough that most regions meet several others. */
const regions = (count: number, random: Random): Located<Span>[] =>
  byRegionId(
    Array.from({ length: count }, (_, i) => {
      const from = random() * 40;
      const shape = { from, to: from + 4 + random() * 12 };
      return {
        ...{ id: `r${i}`, labels: [random() < 0.5 ? "a" : "b"], shape },
        ...{ left: shape.from, right: shape.to, top: 0, bottom: 1 },
      };
    }),
  );
const overlap = (a: Span, b: Span): number => {
  const both = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  return both <= 0 ? 0 : both / (Math.max(a.to, b.to) - Math.min(a.from, b.from));
};

it("each threshold has the matching that it has by itself", () => {
  const random = seededRandom(31);
  for (let round = 0; round < 400; round++) {
    const [a, b] = [regions(Math.floor(random() * 12), random), regions(Math.floor(random() * 12), random)];
    const steps = matchRegionsAt(a, b, overlap, LIKENESS_STEPS);
    const alone = LIKENESS_STEPS.map((least) => matchRegions(a, b, overlap, least));
    expect(steps).toEqual(alone);
  }
});
