import { describe, expect, it } from "vitest";
import { summarize, unitOf } from "@/lib/agreement/agreement";
import { pathDistance } from "@/lib/agreement/path-distance";
import type { Control } from "@/lib/labels/schema";

const PARENTS: Record<string, string> = { dog: "animal", wolf: "animal", poodle: "dog", beetle: "car" };
const parentOf = (id: string) => PARENTS[id];

describe("the distance of two labels of a tree", () => {
  it("is 1 less the share of their ways that they have in common", () => {
    expect(pathDistance("dog", "dog", parentOf)).toBe(0);
    // animal › dog and animal › wolf: one of two steps.
    expect(pathDistance("dog", "wolf", parentOf)).toBe(0.5);
    // animal › dog › poodle and animal › wolf: 2 · 1 / (3 + 2).
    expect(pathDistance("poodle", "wolf", parentOf)).toBeCloseTo(0.6, 12);
    expect(pathDistance("poodle", "dog", parentOf)).toBeCloseTo(0.2, 12);
    expect(pathDistance("dog", "car", parentOf)).toBe(1);
    expect(pathDistance("gone", "dog", parentOf)).toBe(1);
    expect(pathDistance("dog", "poodle", parentOf)).toBe(pathDistance("poodle", "dog", parentOf));
  });
});

it("a dog taken for a wolf costs less agreement by path than a dog taken for a car, and the same by label", () => {
  const control: Control = {
    id: "kind",
    name: "Kind",
    kind: "taxonomy",
    labels: ["animal", "dog", "wolf", "car", "beetle"].map((id) => ({
      id,
      name: id,
      ...(PARENTS[id] === undefined ? {} : { parent: PARENTS[id] }),
    })),
  };
  const figures = (pairs: [string, string][]) => {
    const units = pairs.map(([a, b]) => {
      const answers = [a, b].map((value, i) => ({
        rater: `r${i}`,
        document: { answers: { kind: value }, regions: [], relations: [] },
      }));
      return { unit: unitOf(control, answers) as NonNullable<ReturnType<typeof unitOf>> };
    });
    const { headline, measures } = summarize(control, units, { seed: 1, replicates: 0 });
    return { exact: headline.value ?? 0, path: measures.find(({ id }) => id === "alpha-path")?.value ?? 0 };
  };
  const agreed: [string, string][] = [
    ["dog", "dog"],
    ["wolf", "wolf"],
    ["car", "car"],
    ["beetle", "beetle"],
  ];
  const near = figures([...agreed, ["dog", "wolf"]]);
  const far = figures([...agreed, ["dog", "car"]]);
  expect(near.exact).toBeCloseTo(far.exact, 2);
  expect(near.path).toBeGreaterThan(near.exact);
  expect(near.path).toBeGreaterThan(far.path + 0.05);
  // By hand: of 10 ratings dog 3, wolf 3, car 2, beetle 2. Observed 2 · 0.5 / 10 = 0.1. Expected, over ordered pairs of
  // different ratings: dog-wolf 18 · 0.5 + car-beetle 8 · 1/3 + 48 · 1, divided by 90.
  expect(near.path).toBeCloseTo(1 - 0.1 / ((18 * 0.5 + 8 / 3 + 48) / 90), 9);
});
