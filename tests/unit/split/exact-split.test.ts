import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ExactGroup, exactSplit, quotasOf } from "@/lib/split/exact-split";
import { type Ratios, SPLITS, type Split } from "@/lib/split/ratios";

const ratiosOf = (train: number, validation: number, test: number): Ratios => ({ train, validation, test });
const groupsOf = (sizes: readonly number[]): ExactGroup[] =>
  sizes.map((tasks, i) => ({ key: `g${i}`, tasks, released: null }));

function countsOf(groups: readonly ExactGroup[], splits: readonly Split[]): number[] {
  return SPLITS.map((split) =>
    groups.reduce((sum, { tasks }, i) => sum + (splits[i] === split ? tasks : 0), 0),
  );
}
const deviation = (counts: readonly number[], quotas: readonly number[]): number =>
  counts.reduce((sum, count, i) => sum + Math.abs(count - (quotas[i] as number)), 0);

/** The smallest deviation of all ways to divide the groups. */
function smallestDeviation(sizes: readonly number[], ratios: Ratios): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const quotas = quotasOf(
    SPLITS.map((split) => ratios[split]),
    total,
  );
  let least = Number.POSITIVE_INFINITY;
  const open = SPLITS.flatMap((split, i) => (ratios[split] > 0 ? i : []));
  const go = (at: number, counts: number[]) => {
    if (at === sizes.length) least = Math.min(least, deviation(counts, quotas));
    else
      for (const i of open) {
        const next = [...counts];
        next[i] = (next[i] as number) + (sizes[at] as number);
        go(at + 1, next);
      }
  };
  go(0, [0, 0, 0]);
  return least;
}

const someRatios = fc.constantFrom(
  ratiosOf(0.7, 0.15, 0.15),
  ratiosOf(0.5, 0.25, 0.25),
  ratiosOf(0.8, 0.1, 0.1),
  ratiosOf(0.6, 0.4, 0),
  ratiosOf(0.8, 0, 0.2),
  ratiosOf(1 / 3, 1 / 3, 1 / 3),
);

describe("the quotas of a split", () => {
  it("are whole numbers that add up to all tasks, by largest remainders", () => {
    expect(quotasOf([0.7, 0.15, 0.15], 50)).toEqual([35, 8, 7]);
    expect(quotasOf([0.5, 0.25, 0.25], 18)).toEqual([9, 5, 4]);
    expect(quotasOf([0.8, 0.1, 0.1], 10)).toEqual([8, 1, 1]);
    expect(quotasOf([1 / 3, 1 / 3, 1 / 3], 100)).toEqual([34, 33, 33]);
    expect(quotasOf([0.6, 0.4, 0], 5)).toEqual([3, 2, 0]);
    expect(quotasOf([0.7, 0.15, 0.15], 0)).toEqual([0, 0, 0]);
  });
});

describe("the exact split", () => {
  it("gives 50 ungrouped tasks at 70/15/15 as 35, 8 and 7 with any seed", () => {
    const groups = groupsOf(Array(50).fill(1));
    for (let seed = 0; seed < 8; seed++)
      expect(countsOf(groups, exactSplit(groups, `${seed}`, ratiosOf(0.7, 0.15, 0.15)))).toEqual([35, 8, 7]);
  });

  it("divides 18 photos in groups of 4, 5, 4 and 5 at 50/25/25 as 9, 5 and 4 with any seed", () => {
    const groups = groupsOf([4, 5, 4, 5]);
    for (let seed = 0; seed < 8; seed++)
      expect(countsOf(groups, exactSplit(groups, `${seed}`, ratiosOf(0.5, 0.25, 0.25)))).toEqual([9, 5, 4]);
  });

  it("is the closest possible division of whole groups", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
        someRatios,
        fc.string({ minLength: 1, maxLength: 4 }),
        (sizes, ratios, seed) => {
          const groups = groupsOf(sizes);
          const total = sizes.reduce((sum, size) => sum + size, 0);
          const quotas = quotasOf(
            SPLITS.map((split) => ratios[split]),
            total,
          );
          const counts = countsOf(groups, exactSplit(groups, seed, ratios));
          expect(deviation(counts, quotas)).toBe(smallestDeviation(sizes, ratios));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("keeps every group whole, gives nothing to a split of ratio 0, and does not depend on the order of groups", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }),
        someRatios,
        (sizes, ratios) => {
          const groups = groupsOf(sizes);
          const splits = exactSplit(groups, "s", ratios);
          expect(splits).toHaveLength(groups.length);
          for (const split of splits) expect(ratios[split]).toBeGreaterThan(0);
          expect(exactSplit(groups.toReversed(), "s", ratios).toReversed()).toEqual(splits);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("leaves released groups where they are, and fills the quotas with the others", () => {
    const released = groupsOf(Array(40).fill(1)).map((group, i) => ({
      ...group,
      released: (i < 30 ? "train" : "test") as Split,
    }));
    const fresh = Array.from({ length: 60 }, (_, i) => ({ key: `n${i}`, tasks: 1, released: null }));
    const groups = [...released, ...fresh];
    const splits = exactSplit(groups, "1", ratiosOf(0.7, 0.15, 0.15));
    expect(splits.slice(0, released.length)).toEqual(released.map(({ released: split }) => split));
    expect(countsOf(groups, splits)).toEqual([70, 15, 15]);
  });

  it("shares what is missing among the others where a release has given a split more than its quota", () => {
    const groups = [
      ...Array.from({ length: 50 }, (_, i) => ({ key: `r${i}`, tasks: 1, released: "test" as Split })),
      ...Array.from({ length: 50 }, (_, i) => ({ key: `n${i}`, tasks: 1, released: null })),
    ];
    expect(countsOf(groups, exactSplit(groups, "1", ratiosOf(0.6, 0.2, 0.2)))).toEqual([38, 12, 50]);
  });

  it("puts other groups where the seed says so: every group comes to every split", () => {
    const groups = groupsOf([3, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
    const seen = new Set<string>();
    for (let seed = 0; seed < 60; seed++)
      for (const [i, split] of exactSplit(groups, `${seed}`, ratiosOf(0.6, 0.2, 0.2)).entries())
        seen.add(`${groups[i]?.key} ${split}`);
    expect(seen.size).toBe(30);
  });

  it("mixes groups and single tasks: large groups are not all in train", () => {
    const groups = groupsOf([...Array(40).fill(10), ...Array(400).fill(1)]);
    const splits = exactSplit(groups, "1", ratiosOf(0.7, 0.15, 0.15));
    expect(countsOf(groups, splits)).toEqual([560, 120, 120]);
    const ofLarge = splits.filter((_, i) => groups[i]?.tasks === 10);
    for (const split of SPLITS) expect(ofLarge.filter((one) => one === split).length).toBeGreaterThan(1);
  });

  it("meets the quotas of a thousand groups of many sizes to the task", () => {
    const sizes = Array.from({ length: 1000 }, (_, i) => 2 + ((i * 7919) % 13));
    const groups = groupsOf(sizes);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const ratios = ratiosOf(0.7, 0.15, 0.15);
    const quotas = quotasOf([0.7, 0.15, 0.15], total);
    expect(countsOf(groups, exactSplit(groups, "1", ratios))).toEqual(quotas);
  });
});
