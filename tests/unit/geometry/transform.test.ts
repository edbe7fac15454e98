import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundsOf, type Point, polygonArea } from "@/lib/core/geometry";
import { fitInto, flipPoints, rotatePoints, scalePoints, shiftPoints } from "@/lib/geometry/transform";

const triangle: Point[] = [
  [10, 10],
  [20, 10],
  [10, 14],
];
const coordinate = fc.integer({ min: -200, max: 200 });
const point = fc.tuple(coordinate, coordinate);
const points = fc.array(point, { minLength: 1, maxLength: 12 });

function expectNear(actual: readonly Point[], expected: readonly Point[]) {
  expect(actual.length).toBe(expected.length);
  actual.forEach(([x, y], i) => {
    expect(x).toBeCloseTo(expected[i]?.[0] as number, 6);
    expect(y).toBeCloseTo(expected[i]?.[1] as number, 6);
  });
}

describe("points", () => {
  it("are turned clockwise, stretched and mirrored about a centre", () => {
    expectNear(rotatePoints(triangle, [10, 10], 90), [
      [10, 10],
      [10, 20],
      [6, 10],
    ]);
    expect(scalePoints(triangle, [10, 10], [2, 0.5])).toEqual([
      [10, 10],
      [30, 10],
      [10, 12],
    ]);
    expect(flipPoints(triangle, [12, 11], "horizontal")).toEqual([
      [14, 10],
      [4, 10],
      [14, 14],
    ]);
    expect(flipPoints(triangle, [12, 11], "vertical")).toEqual([
      [10, 12],
      [20, 12],
      [10, 8],
    ]);
    expect(shiftPoints(triangle, [1, -2])[2]).toEqual([11, 12]);
  });

  it("turned and mirrored keep their area; stretched it grows by both factors; the way back is the same", () => {
    fc.assert(
      fc.property(points, point, fc.integer({ min: -360, max: 360 }), (ring, centre, degrees) => {
        const area = polygonArea(ring);
        expect(polygonArea(rotatePoints(ring, centre, degrees))).toBeCloseTo(area, 4);
        expect(polygonArea(flipPoints(ring, centre, "horizontal"))).toBeCloseTo(area, 4);
        expect(polygonArea(scalePoints(ring, centre, [2, -3]))).toBeCloseTo(6 * area, 4);
        expectNear(rotatePoints(rotatePoints(ring, centre, degrees), centre, -degrees), ring);
        expectNear(flipPoints(flipPoints(ring, centre, "vertical"), centre, "vertical"), ring);
        expectNear(
          flipPoints(flipPoints(ring, centre, "horizontal"), centre, "vertical"),
          rotatePoints(ring, centre, 180),
        );
        expectNear(scalePoints(scalePoints(ring, centre, [4, 2]), centre, [0.25, 0.5]), ring);
      }),
    );
  });
});

describe("the shift onto an image", () => {
  const image = { width: 100, height: 60 };

  it("is none for what lies on it, up to its border, and for no points", () => {
    expect(fitInto(triangle, image)).toEqual([0, 0]);
    expect(
      fitInto(
        [
          [0, 0],
          [100, 60],
        ],
        image,
      ),
    ).toEqual([0, 0]);
    expect(fitInto([], image)).toEqual([0, 0]);
  });

  it("brings in what reaches over a side, and is null for what is larger than the image", () => {
    expect(fitInto(shiftPoints(triangle, [-13, 55]), image)).toEqual([3, -9]);
    expect(fitInto(shiftPoints(triangle, [95, -11]), image)).toEqual([-15, 1]);
    expect(fitInto(scalePoints(triangle, [0, 0], [11, 1]), image)).toBeNull();
  });

  it("leaves the points on the image and is no longer than needed", () => {
    fc.assert(
      fc.property(points, (given) => {
        const before = boundsOf(given) as NonNullable<ReturnType<typeof boundsOf>>;
        const shift = fitInto(given, image);
        if (before.width > 100 || before.height > 60) {
          expect(shift).toBeNull();
          return;
        }
        const after = boundsOf(shiftPoints(given, shift as Point));
        expect(after?.x).toBe(Math.min(Math.max(before.x, 0), 100 - before.width));
        expect(after?.y).toBe(Math.min(Math.max(before.y, 0), 60 - before.height));
      }),
    );
  });
});
