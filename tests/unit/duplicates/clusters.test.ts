import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clustersOf, dividedClusters, isDivided } from "@/lib/duplicates/clusters";
import type { Split } from "@/lib/split/ratios";

const link = (seqA: number, seqB: number) => ({ seqA, seqB });

describe("clustersOf", () => {
  it("joins what is like a third, under the smallest number", () => {
    const clusters = clustersOf([link(4, 9), link(2, 9), link(5, 7)]);
    expect(Object.fromEntries(clusters)).toEqual({ 2: 2, 4: 2, 9: 2, 5: 5, 7: 5 });
  });

  it("does not depend on the order of the links", () => {
    const links = fc.array(fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => link(a, b)));
    fc.assert(
      fc.property(links, (some) => {
        expect(clustersOf([...some].reverse())).toEqual(clustersOf(some));
      }),
    );
  });
});

describe("a split that divides near-duplicates", () => {
  const splits = new Map<number, Split>([
    [1, "train"],
    [2, "test"],
    [3, "train"],
    [5, "validation"],
    [6, "validation"],
  ]);

  it("has the two tasks of a pair in different splits", () => {
    expect(isDivided(link(1, 2), splits)).toBe(true);
    expect(isDivided(link(1, 3), splits)).toBe(false);
    // Task 4 is not in the release.
    expect(isDivided(link(1, 4), splits)).toBe(false);
  });

  it("divides a group whose tasks hang together by one that the release does not have", () => {
    const clusters = clustersOf([link(1, 4), link(2, 4), link(5, 6), link(3, 8)]);
    expect([...dividedClusters(clusters, splits)]).toEqual([[1, { inTest: true }]]);
  });
});
