import { describe, expect, it } from "vitest";
import {
  boundsOf,
  boxCorners,
  clipToConvex,
  type Point,
  polygonArea,
  type RotatedRect,
  rotatePoint,
} from "@/lib/core/geometry";
import { type Random, seededRandom } from "@/lib/core/random";
import { turnedAboutTopLeft } from "../../support/label-studio-box";

const randomBox = (random: Random): RotatedRect => ({
  x: random() * 100,
  y: random() * 100,
  width: 1 + random() * 50,
  height: 1 + random() * 50,
  rotation: (random() - 0.5) * 720,
});

function expectPoints(actual: readonly Point[], expected: readonly Point[]) {
  expect(actual.length).toBe(expected.length);
  for (const [i, [x, y]] of expected.entries()) {
    expect(actual[i]?.[0]).toBeCloseTo(x, 6);
    expect(actual[i]?.[1]).toBeCloseTo(y, 6);
  }
}

describe("rotation", () => {
  it("is clockwise on a screen, where y grows downwards: right goes to down", () => {
    expectPoints([rotatePoint([11, 10], [10, 10], 90)], [[10, 11]]);
  });

  it("by an angle and back returns the point; a full turn changes nothing", () => {
    const random = seededRandom(1);
    for (let round = 0; round < 200; round++) {
      const [point, centre]: [Point, Point] = [
        [random() * 100, random() * 100],
        [random() * 100, random() * 100],
      ];
      const degrees = random() * 360;
      expectPoints([rotatePoint(rotatePoint(point, centre, degrees), centre, -degrees)], [point]);
      expectPoints([rotatePoint(point, centre, 360)], [point]);
    }
  });
});

describe("corners of a box", () => {
  it("go from the top left clockwise", () => {
    const corners = boxCorners({ x: 1, y: 2, width: 10, height: 20, rotation: 0 });
    expect(corners).toEqual([
      [1, 2],
      [11, 2],
      [11, 22],
      [1, 22],
    ]);
  });

  it("turn about the centre: a quarter turn of 4 × 2 at (0, 0) stands upright around (2, 1)", () => {
    expectPoints(boxCorners({ x: 0, y: 0, width: 4, height: 2, rotation: 90 }), [
      [3, -1],
      [3, 3],
      [1, 3],
      [1, -1],
    ]);
  });

  it("keep the area and the centre of the box for any angle", () => {
    const random = seededRandom(2);
    for (let round = 0; round < 200; round++) {
      const box = randomBox(random);
      const corners = boxCorners(box);
      expect(polygonArea(corners)).toBeCloseTo(box.width * box.height, 6);
      const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / 4;
      expectPoints([[mean(0), mean(1)]], [[box.x + box.width / 2, box.y + box.height / 2]]);
    }
  });
});

describe("bounds", () => {
  it("of FORMATS.md, 200 × 100 at (400, 200) turned 90° about its top left, are [300, 200, 100, 200]", () => {
    const box = turnedAboutTopLeft({ x: 400, y: 200, width: 200, height: 100, rotation: 90 });
    expect(box).toEqual({ x: 250, y: 250, width: 200, height: 100, rotation: 90 });
    const bounds = boundsOf(boxCorners(box));
    expect(bounds?.x).toBeCloseTo(300, 9);
    expect(bounds?.y).toBeCloseTo(200, 9);
    expect(bounds?.width).toBeCloseTo(100, 9);
    expect(bounds?.height).toBeCloseTo(200, 9);
  });

  it("of a rotated box have the sizes w·|cos| + h·|sin| and w·|sin| + h·|cos|", () => {
    const random = seededRandom(3);
    for (let round = 0; round < 200; round++) {
      const box = randomBox(random);
      const angle = (box.rotation * Math.PI) / 180;
      const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
      const bounds = boundsOf(boxCorners(box));
      expect(bounds?.width).toBeCloseTo(box.width * cos + box.height * sin, 6);
      expect(bounds?.height).toBeCloseTo(box.width * sin + box.height * cos, 6);
    }
  });

  it("of no points are null, of one point an empty rectangle", () => {
    expect(boundsOf([])).toBeNull();
    expect(boundsOf([[3, 4]])).toEqual({ x: 3, y: 4, width: 0, height: 0 });
  });
});

describe("area", () => {
  it.each<[string, Point[], number]>([
    [
      "a triangle",
      [
        [0, 0],
        [4, 0],
        [0, 3],
      ],
      6,
    ],
    [
      "the same the other way round",
      [
        [0, 3],
        [4, 0],
        [0, 0],
      ],
      6,
    ],
    [
      "an L of three unit squares",
      [
        [0, 0],
        [2, 0],
        [2, 1],
        [1, 1],
        [1, 2],
        [0, 2],
      ],
      3,
    ],
    [
      "a line",
      [
        [0, 0],
        [5, 5],
      ],
      0,
    ],
    ["nothing", [], 0],
  ])("of %s", (_name, points, area) => {
    expect(polygonArea(points)).toBe(area);
  });
});

describe("clipping", () => {
  const square = boxCorners({ x: 0, y: 0, width: 10, height: 10, rotation: 0 });

  it("keeps what lies inside, whichever way the outline turns", () => {
    const other = boxCorners({ x: 5, y: 5, width: 10, height: 10, rotation: 0 });
    expect(polygonArea(clipToConvex(other, square))).toBeCloseTo(25, 9);
    expect(polygonArea(clipToConvex(other.toReversed(), square.toReversed()))).toBeCloseTo(25, 9);
  });

  it("of two unit squares, one turned by 45°, leaves the octagon of area 2(√2 − 1)", () => {
    const unit = { x: 0, y: 0, width: 1, height: 1 };
    const octagon = clipToConvex(boxCorners({ ...unit, rotation: 45 }), boxCorners({ ...unit, rotation: 0 }));
    expect(octagon.length).toBe(8);
    expect(polygonArea(octagon)).toBeCloseTo(2 * (Math.SQRT2 - 1), 9);
  });

  it("of shapes that do not meet leaves nothing", () => {
    expect(clipToConvex(boxCorners({ x: 20, y: 0, width: 5, height: 5, rotation: 0 }), square)).toEqual([]);
  });

  it("gives the same area whichever is clipped, never more than either has", () => {
    const random = seededRandom(4);
    for (let round = 0; round < 300; round++) {
      const [a, b] = [boxCorners(randomBox(random)), boxCorners(randomBox(random))];
      const area = polygonArea(clipToConvex(a, b));
      expect(area).toBeCloseTo(polygonArea(clipToConvex(b, a)), 6);
      expect(area).toBeLessThanOrEqual(Math.min(polygonArea(a), polygonArea(b)) + 1e-6);
    }
  });
});
