import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxCorners, type Point, polygonArea } from "@/lib/core/geometry";
import { convexHull, leastRectTurn, rectAt } from "@/lib/geometry/least-rect";

const close = (points: readonly Point[], expected: readonly (readonly number[])[]) => {
  expect(points).toHaveLength(expected.length);
  points.forEach((point, i) => {
    point.forEach((value, j) => {
      expect(value).toBeCloseTo(expected[i]?.[j] ?? Number.NaN, 6);
    });
  });
};

describe("the rectangle of the least area", () => {
  it("around a diamond is the diamond: half the area of the upright one", () => {
    const diamond: Point[] = [
      [5, 0],
      [10, 5],
      [5, 10],
      [0, 5],
    ];
    expect(leastRectTurn(diamond)).toBeCloseTo(45, 9);
    expect(polygonArea(rectAt(diamond, leastRectTurn(diamond)))).toBeCloseTo(50, 9);
  });

  it("around a triangle with sides 3, 4 and 5 on its longest is 5 × 2.4, and upright 4 × 3: equal, so it is upright", () => {
    const triangle: Point[] = [
      [0, 0],
      [4, 0],
      [0, 3],
    ];
    expect(leastRectTurn(triangle)).toBe(0);
    close(rectAt(triangle, 0), [
      [0, 0],
      [4, 0],
      [4, 3],
      [0, 3],
    ]);
  });

  it("of no points, one, or points on a line has no area", () => {
    expect(leastRectTurn([])).toBe(0);
    expect(rectAt([], 30)).toEqual([]);
    expect(leastRectTurn([[3, 4]])).toBe(0);
    const line: Point[] = [
      [0, 0],
      [3, 3],
      [5, 5],
    ];
    expect(polygonArea(rectAt(line, leastRectTurn(line)))).toBeCloseTo(0, 9);
    expect(convexHull(line)).toEqual([
      [0, 0],
      [5, 5],
    ]);
  });

  it("around a turned box is that box, its corners in the same order from the same one on", () => {
    const side = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 0, max: 89 }), (width, height, rotation) => {
        const corners = boxCorners({ x: 20, y: -10, width, height, rotation });
        close(rectAt(corners, rotation), corners);
        expect(polygonArea(rectAt(corners, leastRectTurn(corners)))).toBeCloseTo(width * height, 6);
      }),
    );
  });

  it("holds all points, and is no larger than the upright one", () => {
    const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 20 }), (points) => {
        const turn = leastRectTurn(points);
        expect(turn).toBeGreaterThanOrEqual(0);
        expect(turn).toBeLessThan(90);
        const corners = rectAt(points, turn);
        expect(polygonArea(corners)).toBeLessThanOrEqual(polygonArea(rectAt(points, 0)) + 1e-6);
        const hull = convexHull(points);
        hull.forEach(([x, y], i) => {
          const [nextX, nextY] = hull[(i + 1) % hull.length] as Point;
          const along = (Math.atan2(nextY - y, nextX - x) * 180) / Math.PI;
          expect(polygonArea(corners)).toBeLessThanOrEqual(
            polygonArea(rectAt(points, along)) * (1 + 1e-6) + 1e-6,
          );
        });
        for (const [x, y] of points)
          corners.forEach(([ax, ay], i) => {
            const [bx, by] = corners[(i + 1) % 4] as Point;
            expect((bx - ax) * (y - ay) - (by - ay) * (x - ax)).toBeGreaterThanOrEqual(-1e-6);
          });
      }),
    );
  });
});
