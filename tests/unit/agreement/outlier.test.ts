/** The annotator who stands apart. */
import { describe, expect, it } from "vitest";
import { likenessSums } from "@/lib/agreement/likeness-sums";
import { outlierOf } from "@/lib/agreement/outlier";
import { differs, pairLikeness } from "@/lib/agreement/pair-likeness";
import type { Unit } from "@/lib/agreement/unit";

const ratings = (...given: [string, string][]): Unit => ({
  kind: "ratings",
  ratings: given,
  disagreement: null,
});
const task = (a: string, b: string, c: string) => ({ unit: ratings(["ann", a], ["bob", b], ["cid", c]) });

describe("an outlier", () => {
  it("is whoever agrees with the others clearly less than they do among themselves, each task once", () => {
    const units = Array.from({ length: 40 }, (_, i) => task("x", i % 4 === 0 ? "x" : "y", "x"));
    const found = outlierOf(likenessSums(units, "alpha-nominal"));
    expect(found?.rater).toBe("bob");
    expect(found?.value).toBeCloseTo(0.25, 10);
    // Wilson's limits of 10 of 40, and of 40 of 40.
    expect(found?.interval[0]).toBeCloseTo(0.1419, 3);
    expect(found?.interval[1]).toBeCloseTo(0.4019, 3);
    expect(found?.others).toMatchObject({ value: 1, tasks: 40 });
    expect(found?.others.interval[0]).toBeCloseTo(0.9124, 3);
  });

  it("is nobody where all differ alike, with two people, or with few tasks", () => {
    const mixed = Array.from({ length: 60 }, (_, i) =>
      task(i % 3 === 0 ? "y" : "x", i % 3 === 1 ? "y" : "x", i % 3 === 2 ? "y" : "x"),
    );
    expect(outlierOf(likenessSums(mixed, ""))).toBeNull();
    const two = Array.from({ length: 60 }, () => ({ unit: ratings(["ann", "x"], ["bob", "y"]) }));
    expect(outlierOf(likenessSums(two, ""))).toBeNull();
    expect(
      outlierOf(
        likenessSums(
          Array.from({ length: 9 }, () => task("x", "y", "x")),
          "",
        ),
      ),
    ).toBeNull();
    expect(outlierOf(likenessSums([], ""))).toBeNull();
  });

  it("is found by the shares of regions, too", () => {
    const pair = (a: string, b: string, agreed: number) => ({
      ...{ a, b, labels: {}, matched: [] },
      sums: { "f1-exact": [agreed, 10] as [number, number] },
    });
    const unit: Unit = {
      kind: "regions",
      found: [],
      pairs: [pair("ann", "bob", 2), pair("ann", "cid", 9), pair("bob", "cid", 3)],
      disagreement: null,
    };
    const found = outlierOf(
      likenessSums(
        Array.from({ length: 30 }, () => ({ unit })),
        "f1-exact",
      ),
    );
    expect(found?.rater).toBe("bob");
    expect(found?.value).toBeCloseTo(0.25, 10);
    expect(found?.others.value).toBeCloseTo(0.9, 10);
    expect(
      pairLikeness(
        { ...unit, pairs: [{ ...pair("ann", "bob", 0), sums: { "f1-exact": [0, 0] } }] },
        "f1-exact",
      ),
    ).toEqual([]);
  });

  it("differs from somebody in a task, or from one other", () => {
    const { unit } = task("x", "y", "x");
    expect(differs(unit, "", ["bob"])).toBe(true);
    expect(differs(unit, "", ["ann", "cid"])).toBe(false);
    expect(differs(unit, "", ["ann", "bob"])).toBe(true);
    expect(differs(unit, "", ["eve"])).toBe(false);
  });
});
