import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineNearness } from "@/lib/geometry/line-nearness";

type Line = [number, number][];
const LONG: Line = [
  [0, 0],
  [100, 0],
];

describe("nearness of lines", () => {
  it("is the harmonic mean of the shares of length within the tolerance", () => {
    // The second half of one lies 20 px off: half of each is near, and 10 px more around the step of the other.
    const half: Line = [
      [0, 0],
      [50, 0],
    ];
    expect(lineNearness(LONG, LONG, 5)).toBe(1);
    // 50 of 100 and the 5 beyond the end are within 5 px; of the short one all is.
    expect(lineNearness(LONG, half, 5)).toBeCloseTo((2 * 0.55 * 1) / 1.55, 12);
    const aside: Line = [
      [0, 4],
      [100, 4],
    ];
    expect(lineNearness(LONG, aside, 5)).toBeCloseTo(1, 12);
    expect(lineNearness(LONG, aside, 3)).toBe(0);
  });

  it("does not depend on the direction a line was drawn in, nor on points between", () => {
    const bent: Line = [
      [0, 0],
      [40, 3],
      [70, 12],
    ];
    const same: Line = [
      [70, 12],
      [40, 3],
      [20, 1.5],
      [0, 0],
    ];
    expect(lineNearness(bent, same, 2)).toBeCloseTo(1, 12);
    expect(lineNearness(LONG, same, 2)).toBeCloseTo(lineNearness(LONG, bent, 2), 12);
  });

  it("takes a line without a length for a point", () => {
    const point: Line = [
      [50, 3],
      [50, 3],
    ];
    expect(lineNearness(point, point, 5)).toBe(1);
    expect(lineNearness(point, LONG, 5)).toBeGreaterThan(0);
    expect(lineNearness(point, LONG, 2)).toBe(0);
  });

  it("is symmetric, in [0, 1], 1 for a line and itself, and grows with the tolerance", () => {
    const at = fc.integer({ min: 0, max: 60 });
    const line = fc.array(fc.tuple(at, at), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(line, line, fc.integer({ min: 1, max: 30 }), (a, b, tolerance) => {
        const near = lineNearness(a, b, tolerance);
        expect(near).toBeGreaterThanOrEqual(0);
        expect(near).toBeLessThanOrEqual(1);
        expect(lineNearness(b, a, tolerance)).toBeCloseTo(near, 12);
        expect(lineNearness(a, a, tolerance)).toBeCloseTo(1, 12);
        expect(lineNearness(a, b, tolerance + 5)).toBeGreaterThanOrEqual(near - 1e-9);
      }),
    );
  });
});
