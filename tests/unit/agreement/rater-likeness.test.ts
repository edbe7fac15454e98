import { expect, it } from "vitest";
import { likenessSums } from "@/lib/agreement/likeness-sums";
import { likenessByRater } from "@/lib/agreement/rater-likeness";
import type { Unit } from "@/lib/agreement/unit";

const ratings = (...given: [string, string][]): Unit => ({
  kind: "ratings",
  ratings: given,
  disagreement: null,
});

it("is the mean over tasks of a rater's pairs, each task once, whatever the number of raters", () => {
  const units = [
    { unit: ratings(["ann", "x"], ["bob", "x"], ["cid", "y"]), tasks: 3 },
    { unit: ratings(["ann", "x"], ["bob", "y"]) },
    { unit: ratings(["dan", "x"]), tasks: 9 },
  ];
  const found = likenessByRater(likenessSums(units, "percent"));
  // Ann: half of her pairs in three tasks, none in one.
  expect(found.get("ann")).toMatchObject({ value: 1.5 / 4, tasks: 4 });
  expect(found.get("cid")).toMatchObject({ value: 0, tasks: 3 });
  expect(found.has("dan")).toBe(false);
  const [low, high] = found.get("bob")?.interval ?? [];
  expect(low).toBeGreaterThan(0);
  expect(high).toBeLessThan(1);
});

it("takes the shares of regions, and leaves out pairs with nothing to compare", () => {
  const pair = (a: string, b: string, sums: [number, number]) => ({
    ...{ a, b, labels: {}, matched: [] },
    sums: { "f1-iou-50": sums },
  });
  const unit: Unit = {
    kind: "regions",
    found: [],
    pairs: [pair("ann", "bob", [3, 4]), pair("ann", "cid", [0, 0])],
    disagreement: null,
  };
  const found = likenessByRater(likenessSums([{ unit }], "f1-iou-50"));
  expect(found.get("ann")?.value).toBe(0.75);
  expect(found.has("cid")).toBe(false);
});
