import { describe, expect, it } from "vitest";
import { MAX_PRIORITY, queueRank, RANK_STEP } from "@/db/queries/queue-rank";
import { seededRandom } from "@/lib/core/random";

const STRATEGIES = ["sequence", "random"] as const;

describe.each(STRATEGIES)("the queue by %s", (strategy) => {
  it("puts every task of a higher priority first, whatever their numbers", () => {
    const random = seededRandom(1);
    const seq = () => 1 + Math.floor(random() * (RANK_STEP - 1));
    for (let round = 0; round < 1_000; round++) {
      const priority = Math.floor(random() * 2 * MAX_PRIORITY) - MAX_PRIORITY;
      expect(queueRank(strategy, priority + 1, seq())).toBeLessThan(queueRank(strategy, priority, seq()));
    }
  });

  it("is a whole number both databases store exactly, at the extremes too", () => {
    for (const priority of [-MAX_PRIORITY, 0, MAX_PRIORITY])
      for (const seq of [1, 2 ** 31, RANK_STEP - 1]) {
        const rank = queueRank(strategy, priority, seq);
        expect(Number.isSafeInteger(rank)).toBe(true);
        expect(rank).toBeGreaterThanOrEqual(0);
      }
  });

  it("gives no two tasks the same place", () => {
    const ranks = new Set(Array.from({ length: 200_000 }, (_, i) => queueRank(strategy, 0, i + 1)));
    expect(ranks.size).toBe(200_000);
  });
});

it("a place is (1,000,000 − priority) · 2³² and the task number, or its product with Knuth's 2654435761", () => {
  expect(queueRank("sequence", 0, 1)).toBe(4_294_967_296_000_001);
  expect(queueRank("random", MAX_PRIORITY, 1)).toBe(2_654_435_761);
  expect(queueRank("random", MAX_PRIORITY, 2)).toBe(2 * 2_654_435_761 - RANK_STEP);
});

it("the queue by sequence goes by task number", () => {
  for (let seq = 1; seq < 1_000; seq++)
    expect(queueRank("sequence", 5, seq)).toBeLessThan(queueRank("sequence", 5, seq + 1));
});

it("the queue at random spreads any stretch of tasks over the whole: each tenth gets its share", () => {
  for (const start of [1, 5_000, 1_000_000]) {
    const tenths = new Array<number>(10).fill(0);
    for (let seq = start; seq < start + 1_000; seq++) {
      const place = queueRank("random", MAX_PRIORITY, seq) / RANK_STEP;
      tenths[Math.floor(place * 10)]! += 1;
    }
    // Multiples of the golden ratio are spread more evenly than chance would.
    for (const count of tenths) expect(Math.abs(count - 100)).toBeLessThan(10);
  }
});
