/** Arrows between rectangles begin and end on their borders, bend aside, and are found near their curve. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrowBetween, asidesOf, distanceToArrow, pointOn } from "@/lib/geometry/arrow";

const near = (found: readonly number[], expected: readonly [number, number]) => {
  expect(found[0]).toBeCloseTo(expected[0], 4);
  expect(found[1]).toBeCloseTo(expected[1], 4);
};
const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

describe("an arrow between rectangles", () => {
  it("goes from border to border, with its head in the direction of the line", () => {
    const arrow = arrowBetween(rect(0, 0, 10, 10), rect(30, 0, 10, 10), 0);
    near(arrow.start, [10, 5]);
    near(arrow.end, [30, 5]);
    near(arrow.middle, [20, 5]);
    expect(arrow.heading).toBeCloseTo(0, 12);
  });

  it("bends aside by what is asked for, to the left as seen from its start", () => {
    const arrow = arrowBetween(rect(0, 0, 0, 0), rect(40, 0, 0, 0), 6);
    near(arrow.middle, [20, -6]);
    near(arrowBetween(rect(40, 0, 0, 0), rect(0, 0, 0, 0), 6).middle, [20, 6]);
  });

  it("ends on the border of what it bends into, not in its middle", () => {
    const { end } = arrowBetween(rect(0, 0, 100, 100), rect(20, -120, 60, 100), 40);
    expect(Math.min(Math.abs(end[1] + 20), Math.abs(end[0] - 20), Math.abs(end[0] - 80))).toBeLessThan(1e-3);
  });

  it("begins in the middle of what lies around the other one, and has a place where both have one centre", () => {
    const outer = arrowBetween(rect(0, 0, 100, 100), rect(60, 40, 10, 20), 0);
    expect(outer.start).toEqual([50, 50]);
    const nested = arrowBetween(rect(0, 0, 100, 100), rect(40, 40, 20, 20), 0);
    expect([nested.start, nested.end]).toEqual([
      [50, 0],
      [50, 40],
    ]);
    const same = arrowBetween(rect(0, 0, 10, 10), rect(0, 0, 10, 10), 0);
    for (const value of [...same.start, ...same.bend, ...same.end, same.heading])
      expect(Number.isFinite(value)).toBe(true);
  });

  it("keeps its points finite, and has distance 0 on itself", () => {
    const side = fc.double({ min: 0, max: 1000, noNaN: true });
    const rects = fc.tuple(side, side, side, side).map(([x, y, w, h]) => rect(x, y, w, h));
    fc.assert(
      fc.property(rects, rects, fc.double({ min: -50, max: 50, noNaN: true }), (a, b, aside) => {
        const arrow = arrowBetween(a, b, aside);
        for (const t of [0, 0.25, 0.5, 1]) {
          const point = pointOn(arrow, t);
          expect(point.every(Number.isFinite)).toBe(true);
          expect(distanceToArrow(arrow, point)).toBeLessThan(1e-6);
        }
      }),
    );
  });
});

it("arrows of the same two ends lie a step apart about the straight line, on their own sides whichever way they go", () => {
  const joined = [
    { id: "one", from: "a", to: "b" },
    { id: "back", from: "b", to: "a" },
    { id: "other", from: "a", to: "c" },
  ];
  expect(Object.fromEntries(asidesOf(joined, 10))).toEqual({ one: -5, back: -5, other: 0 });
});
