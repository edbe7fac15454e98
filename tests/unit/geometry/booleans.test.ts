import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Point, polygonArea } from "@/lib/core/geometry";
import { areasOf, ringArea } from "@/lib/core/ring-area";
import { type Booleans, booleansWith, loadBooleans } from "@/lib/geometry/booleans";
import { type Polygon, ringsOf } from "@/lib/geometry/polygon";

let sets: Booleans;
beforeAll(async () => {
  sets = await loadBooleans();
});

const rectangle = (x: number, y: number, width: number, height = width): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
const square = (...sides: Parameters<typeof rectangle>): Polygon => ({ points: rectangle(...sides) });

const areaOf = (polygons: readonly Polygon[]) =>
  polygons.reduce((sum, polygon) => sum + ringArea(ringsOf(polygon)), 0);
const outlineOf = (polygons: readonly Polygon[]) =>
  polygons.flatMap(ringsOf).reduce(
    (sum, ring) =>
      sum +
      ring.reduce((length, [x, y], i) => {
        const [nx, ny] = ring[(i + 1) % ring.length] as Point;
        return length + Math.hypot(nx - x, ny - y);
      }, 0),
    0,
  );
/** Corners move by half a grid step at most, before and after; what is thinner than the grid is left out. */
const tolerance = (...polygons: Polygon[]) => 0.5 + outlineOf(polygons) / 16;

const coordinate = fc.integer({ min: 0, max: 4000 }).map((hundredths) => hundredths / 40);
const point = fc.tuple(coordinate, coordinate);
/** Rings that cross themselves and each other are among them. */
const anyPolygon: fc.Arbitrary<Polygon> = fc.record(
  {
    points: fc.array(point, { minLength: 3, maxLength: 10 }),
    holes: fc.array(fc.array(point, { minLength: 3, maxLength: 5 }), { maxLength: 2 }),
  },
  { requiredKeys: ["points"] },
);
/** Around (50, 50), without crossings. */
const roundPolygon: fc.Arbitrary<Polygon> = fc
  .array(fc.integer({ min: 10, max: 50 }), { minLength: 3, maxLength: 16 })
  .map((radii) => ({
    points: radii.map((radius, i): Point => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [50 + radius * Math.cos(angle), 50 + radius * Math.sin(angle)];
    }),
  }));
const polygon = fc.oneof(anyPolygon, roundPolygon);

function expectSound(polygons: readonly Polygon[]) {
  for (const one of polygons)
    for (const ring of ringsOf(one)) {
      expect(ring.length).toBeGreaterThanOrEqual(3);
      expect(polygonArea(ring)).toBeGreaterThanOrEqual(1 / 16);
      for (const value of ring.flat()) expect(Math.abs(value * 16 - Math.round(value * 16))).toBe(0);
    }
}

describe("two squares that overlap by a quarter", () => {
  const [a, b] = [square(0, 0, 10), square(5, 5, 10)];

  it("have a union, a common part and differences of known corners", () => {
    expect(areaOf(sets.union([a], [b]))).toBe(175);
    expect(sets.union([a], [b])[0]?.points.length).toBe(8);
    expect(sets.intersect([a], [b])).toEqual([{ points: rectangle(5, 5, 5) }]);
    const [rest, ...others] = sets.subtract([a], [b]);
    expect(others).toEqual([]);
    expect(rest?.points.map(([x, y]) => `${x} ${y}`).sort()).toEqual(
      ["0 0", "10 0", "10 5", "5 5", "5 10", "0 10"].sort(),
    );
  });
});

describe("sets of polygons", () => {
  it("of a hole: a square within one, taken away, is a hole; filled again, the hole is gone", () => {
    const [ring, ...others] = sets.subtract([square(0, 0, 10)], [square(2, 2, 3)]);
    expect(others).toEqual([]);
    expect(ring?.holes?.length).toBe(1);
    expect(areaOf([ring as Polygon])).toBe(91);
    expect(sets.union([ring as Polygon], [square(2, 2, 3)])).toEqual([square(0, 0, 10)]);
    // In the hole nothing is in common.
    expect(sets.intersect([ring as Polygon], [square(3, 3, 1)])).toEqual([]);
  });

  it("of lists: what any of them covers, parts apart from each other as polygons of their own", () => {
    const apart = [square(0, 0, 10), square(20, 0, 10)];
    expect(sets.union(apart, []).length).toBe(2);
    expect(sets.union(apart, [square(8, 2, 14, 2)]).length).toBe(1);
    expect(areaOf(sets.intersect([square(0, 0, 6), square(4, 0, 6)], [square(0, 0, 10, 1)]))).toBe(10);
  });

  it("of nothing: no polygons, or those given", () => {
    const a = square(0, 0, 10);
    expect(sets.union([], [])).toEqual([]);
    expect(sets.intersect([a], [])).toEqual([]);
    expect(sets.subtract([], [a])).toEqual([]);
    expect(areaOf(sets.subtract([a], []))).toBe(100);
    expect(areaOf(sets.union([], [a]))).toBe(100);
    // Points on one line cover nothing.
    expect(
      sets.union(
        [
          {
            points: [
              [0, 0],
              [5, 5],
              [9, 9],
            ],
          },
        ],
        [],
      ),
    ).toEqual([]);
  });

  it("of neighbours with a common side, whole though their corners lie off the grid", () => {
    const [a, b] = [square(0.01, 0.02, 10.003), square(10.013, 0.02, 10.003)];
    const [both, ...others] = sets.union([a], [b]);
    expect(others).toEqual([]);
    expect(both?.holes).toBeUndefined();
    expect(both?.points.length).toBe(4);
  });

  it("of outlines that cross themselves follow the even-odd rule: a star in one stroke has no middle", () => {
    const star = [0, 2, 4, 1, 3].map((i): Point => {
      const angle = (i * 2 * Math.PI) / 5;
      return [100 + 100 * Math.sin(angle), 100 - 100 * Math.cos(angle)];
    });
    const tips = sets.union([{ points: star }], []);
    expect(Math.abs(areaOf(tips) - ringArea([star]))).toBeLessThan(tolerance({ points: star }));
    expect(sets.intersect(tips, [square(95, 95, 10)])).toEqual([]);
    // A square gone around twice covers nothing.
    expect(sets.union([{ points: [...rectangle(0, 0, 10), ...rectangle(0, 0, 10)] }], [])).toEqual([]);
  });

  it("leave out what is smaller than 1/16 square pixel or thinner than the grid", () => {
    const a = square(0, 0, 100);
    expect(sets.subtract([a], [square(0, 0, 100, 99.96)])).toEqual([]);
    expect(sets.subtract([a], [square(0.2, 0, 99.8, 100)]).length).toBe(1);
    expect(sets.union([square(0, 0, 0.2)], [])).toEqual([]);
  });

  it("have the areas that counting gives: common part, union and difference fit together", () => {
    fc.assert(
      fc.property(polygon, polygon, (a, b) => {
        const allowed = tolerance(a, b);
        const expected = areasOf(ringsOf(a), ringsOf(b));
        const [both, either] = [sets.intersect([a], [b]), sets.union([a], [b])];
        const rest = sets.subtract([a], [b]);
        for (const result of [both, either, rest]) expectSound(result);
        expect(Math.abs(areaOf(both) - expected.both)).toBeLessThan(allowed);
        expect(Math.abs(areaOf(either) - (expected.a + expected.b - expected.both))).toBeLessThan(allowed);
        expect(Math.abs(areaOf(rest) - (expected.a - expected.both))).toBeLessThan(allowed);
        // What is left and what is common make the first again.
        expect(areaOf(sets.intersect(rest, both))).toBeLessThan(allowed);
        const again = sets.union(rest, both);
        expect(areaOf(sets.subtract(again, [a])) + areaOf(sets.subtract([a], again))).toBeLessThan(allowed);
      }),
      { numRuns: 300 },
    );
  });

  it("of a polygon with itself: nothing is left, and the union is the polygon", () => {
    fc.assert(
      fc.property(polygon, (a) => {
        expect(sets.subtract([a], [a])).toEqual([]);
        expect(sets.intersect([a], [a])).toEqual(sets.union([a], [a]));
      }),
      { numRuns: 200 },
    );
  });
});

describe("where the library fails", () => {
  const fail = () => {
    throw new Error("Unable to complete output ring");
  };
  const byPixels = booleansWith({ union: fail, difference: fail, intersection: fail, xor: fail });

  it("pixels give the same areas within half a pixel along the outlines", () => {
    fc.assert(
      fc.property(polygon, polygon, (a, b) => {
        const expected = areasOf(ringsOf(a), ringsOf(b));
        const allowed = 1 + outlineOf([a, b]) / 2;
        for (const [result, area] of [
          [byPixels.union([a], [b]), expected.a + expected.b - expected.both],
          [byPixels.intersect([a], [b]), expected.both],
          [byPixels.subtract([a], [b]), expected.a - expected.both],
        ] as const) {
          expectSound(result);
          expect(Math.abs(areaOf(result) - area)).toBeLessThan(allowed);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("upright rectangles on whole pixels come out exactly, on a very large image too", () => {
    expect(byPixels.intersect([square(0, 0, 10)], [square(5, 5, 10)])).toEqual([
      { points: rectangle(5, 5, 5) },
    ]);
    const half = byPixels.subtract([square(0, 0, 9000, 6000)], [square(0, 3000, 9000, 3000)]);
    expect(half).toEqual([square(0, 0, 9000, 3000)]);
  });
});
