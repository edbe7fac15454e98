import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInside, type Point } from "@/lib/core/geometry";
import { areasOf, ringArea, ringIou } from "@/lib/core/ring-area";
import { boxIou } from "@/lib/kinds/regions/box/iou";

const square = (x: number, y: number, side: number): Point[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

describe("areas of rings", () => {
  it("are those of known figures", () => {
    expect(ringArea([square(0, 0, 10)])).toBeCloseTo(100, 9);
    expect(
      ringArea([
        [
          [0, 0],
          [10, 0],
          [0, 10],
        ],
      ]),
    ).toBeCloseTo(50, 9);
    // A square within a square is a hole; beside it a second part.
    expect(ringArea([square(0, 0, 10), square(2, 2, 3)])).toBeCloseTo(91, 9);
    expect(ringArea([square(0, 0, 10), square(20, 0, 3)])).toBeCloseTo(109, 9);
    // A bow tie: two triangles of base 10 and height 5.
    expect(
      ringArea([
        [
          [0, 0],
          [10, 10],
          [10, 0],
          [0, 10],
        ],
      ]),
    ).toBeCloseTo(50, 9);
    // A five-pointed star in one stroke: the even-odd rule leaves its middle out.
    const star = [0, 2, 4, 1, 3].map((i): Point => {
      const angle = (i * 2 * Math.PI) / 5;
      return [100 * Math.sin(angle), -100 * Math.cos(angle)];
    });
    const inner = 100 * (Math.sin(Math.PI / 10) / Math.cos(Math.PI / 5));
    const points = 5 * 100 * inner * Math.sin(Math.PI / 5);
    const pentagon = (5 / 2) * inner ** 2 * Math.sin((2 * Math.PI) / 5);
    expect(ringArea([star])).toBeCloseTo(points - pentagon, 6);
    expect(ringArea([])).toBe(0);
    expect(
      ringArea([
        [
          [0, 0],
          [10, 0],
          [5, 0],
        ],
      ]),
    ).toBe(0);
  });

  it("in common are those of squares that meet, touch, hold each other or lie apart", () => {
    const iou = (a: Point[], b: Point[]) => ringIou([a], [b]);
    expect(iou(square(0, 0, 10), square(5, 5, 10))).toBeCloseTo(25 / 175, 9);
    expect(iou(square(0, 0, 10), square(10, 0, 10))).toBe(0);
    expect(iou(square(0, 0, 10), square(2, 2, 5))).toBeCloseTo(0.25, 9);
    expect(iou(square(0, 0, 10), square(30, 30, 10))).toBe(0);
    expect(ringIou([square(0, 0, 10), square(2, 2, 6)], [square(3, 3, 4)])).toBe(0);
  });

  it("are those that the exact likeness of turned boxes gives", () => {
    const box = fc.record({
      x: fc.integer({ min: 0, max: 50 }),
      y: fc.integer({ min: 0, max: 50 }),
      width: fc.integer({ min: 1, max: 60 }),
      height: fc.integer({ min: 1, max: 60 }),
      rotation: fc.integer({ min: -180, max: 180 }),
    });
    const corners = ({
      x,
      y,
      width,
      height,
      rotation,
    }: {
      x: number;
      y: number;
      width: number;
      height: number;
      rotation: number;
    }) => {
      const radians = (rotation * Math.PI) / 180;
      const [cx, cy] = [x + width / 2, y + height / 2];
      return [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ].map(([sx = 0, sy = 0]): Point => {
        const [dx, dy] = [(sx * width) / 2, (sy * height) / 2];
        return [
          cx + dx * Math.cos(radians) - dy * Math.sin(radians),
          cy + dx * Math.sin(radians) + dy * Math.cos(radians),
        ];
      });
    };
    fc.assert(
      fc.property(box, box, (a, b) => {
        expect(ringIou([corners(a)], [corners(b)])).toBeCloseTo(boxIou(a, b), 6);
      }),
      { numRuns: 500 },
    );
  });

  it("of any polygons, also crossing ones with holes, are what counting points gives, and symmetric", () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
    const rings = fc.array(fc.array(point, { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 2 });
    const steps = Array.from({ length: 160 }, (_, i) => (i + 0.5) / 4);
    fc.assert(
      fc.property(rings, rings, (a, b) => {
        const counted = { a: 0, b: 0, both: 0 };
        for (const x of steps)
          for (const y of steps) {
            const [inA, inB] = [isInside(a, [x, y]), isInside(b, [x, y])];
            counted.a += Number(inA) / 16;
            counted.b += Number(inB) / 16;
            counted.both += Number(inA && inB) / 16;
          }
        const areas = areasOf(a, b);
        // A point of the grid stands for its square: edges cut through as many squares as they are long.
        for (const key of ["a", "b", "both"] as const)
          expect(Math.abs(areas[key] - counted[key])).toBeLessThan(45);
        expect(areas.both).toBeLessThanOrEqual(Math.min(areas.a, areas.b) + 1e-9);
        expect(ringIou(b, a)).toBeCloseTo(ringIou(a, b), 12);
        // What is left of points on one line is an error of rounding, and no area.
        if (areas.a > 1e-6) expect(ringIou(a, a)).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  it("of outlines with very many corners are measured closely enough", () => {
    const circle = (cx: number, corners: number) =>
      Array.from({ length: corners }, (_, i): Point => {
        const angle = (2 * Math.PI * i) / corners;
        return [cx + 100 * Math.cos(angle), 100 * Math.sin(angle)];
      });
    expect(ringArea([circle(0, 20_000)]) / (Math.PI * 100 ** 2)).toBeCloseTo(1, 4);
    // Two circles whose centres lie a radius apart share (2π/3 - √3/2) r².
    const shared = ((2 * Math.PI) / 3 - Math.sqrt(3) / 2) * 100 ** 2;
    const { both } = areasOf([circle(0, 20_000)], [circle(100, 20_000)]);
    expect(both / shared).toBeCloseTo(1, 4);
  });
});
