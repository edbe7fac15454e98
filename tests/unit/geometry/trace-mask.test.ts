import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceToSegment, isInside, type Point } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import { emptyBitmap } from "@/lib/geometry/bitmap";
import { fillRings } from "@/lib/geometry/fill-rings";
import { ringsOf } from "@/lib/geometry/polygon";
import { simplify, simplifyRing } from "@/lib/geometry/simplify";
import { traceMask, traceRle } from "@/lib/geometry/trace-mask";
import { traceSimplified } from "@/lib/geometry/trace-simplified";
import { anyMask, bitmapFrom, plainRle, rowsFrom } from "./masks";

const signedArea = (ring: readonly Point[]) =>
  ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] as Point;
    return sum + (x * ny - nx * y) / 2;
  }, 0);

describe("outlines of a mask", () => {
  it("of one pixel are its four corners, clockwise", () => {
    expect(traceMask(bitmapFrom([[1]], 7, 5))).toEqual([
      {
        points: [
          [7, 5],
          [8, 5],
          [8, 6],
          [7, 6],
        ],
      },
    ]);
  });

  it("of an L are six corners, whichever of its pixels come first", () => {
    expect(traceMask(bitmapFrom(rowsFrom(".#", "##")))[0]?.points).toEqual([
      [1, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 1],
      [1, 1],
    ]);
  });

  it("of a ring have the gap as a hole, the other way round", () => {
    const [polygon, ...others] = traceRle(plainRle(rowsFrom(".....", ".###.", ".#.#.", ".###.")));
    expect(others).toEqual([]);
    expect(polygon?.points.map(([x, y]) => `${x} ${y}`).sort()).toEqual(["1 1", "1 4", "4 1", "4 4"]);
    expect(signedArea(polygon?.points ?? [])).toBe(9);
    expect(polygon?.holes?.map(signedArea)).toEqual([-1]);
  });

  it("of pixels that touch by a corner are two; of gaps that do so, one hole", () => {
    expect(traceMask(bitmapFrom(rowsFrom("#.", ".#"))).length).toBe(2);
    const [polygon, ...others] = traceMask(bitmapFrom(rowsFrom("####", "#.##", "##.#", "####")));
    expect(others).toEqual([]);
    expect(polygon?.holes?.map(signedArea)).toEqual([-2]);
  });

  it("give each part its own holes, a part within a hole being one of its own", () => {
    const nested = rowsFrom(
      "#########",
      "#.......#",
      "#.###.#.#",
      "#.#.#...#",
      "#.###.###",
      "#.....#.#",
      "#########",
    );
    const polygons = traceMask(bitmapFrom(nested));
    expect(polygons.map(({ points, holes = [] }) => [signedArea(points), ...holes.map(signedArea)])).toEqual([
      [63, -31, -1],
      [9, -1],
      [1],
    ]);
  });

  it("of an empty mask are none", () => {
    expect(traceMask(bitmapFrom(rowsFrom("..", "..")))).toEqual([]);
    expect(traceRle({ size: [3, 4], counts: [12] })).toEqual([]);
  });

  it("filled again give the very mask; corners are where the border turns; holes lie in their part", () => {
    fc.assert(
      fc.property(anyMask, fc.nat(5), fc.nat(5), (rows, x, y) => {
        const bitmap = bitmapFrom(rows, x, y);
        const polygons = traceMask(bitmap);
        const again = emptyBitmap(bitmap);
        fillRings(again, polygons.flatMap(ringsOf), 1);
        expect(again).toEqual(bitmap);
        let area = 0;
        for (const polygon of polygons) {
          expect(signedArea(polygon.points)).toBeGreaterThan(0);
          for (const hole of polygon.holes ?? []) expect(signedArea(hole)).toBeLessThan(0);
          for (const ring of ringsOf(polygon)) {
            area += signedArea(ring);
            ring.forEach(([px, py], i) => {
              const [nx, ny] = ring[(i + 1) % ring.length] as Point;
              const [ax, ay] = ring[(i + 2) % ring.length] as Point;
              expect((px === nx) !== (py === ny)).toBe(true);
              expect((px === nx) === (nx === ax) || (py === ny) === (ny === ay)).toBe(false);
            });
          }
          // Each polygon alone is one part: it covers pixels that are set, and all that its rings say.
          const part = emptyBitmap(bitmap);
          fillRings(part, ringsOf(polygon), 1);
          expect(part.data.every((bit, i) => bit <= (bitmap.data[i] as number))).toBe(true);
          expect(part.data.reduce((sum, bit) => sum + bit, 0)).toBe(
            ringsOf(polygon).reduce((sum, ring) => sum + signedArea(ring), 0),
          );
        }
        expect(area).toBe(rows.flat().reduce((sum, bit) => sum + bit, 0));
      }),
      { numRuns: 300 },
    );
  });

  it("simplified differ from the mask only within the tolerance of its border, and keep three corners a ring", () => {
    const tolerance = fc.constantFrom(0.5, 1, 1.5);
    fc.assert(
      fc.property(anyMask, tolerance, (rows, tolerancePx) => {
        const bitmap = bitmapFrom(rows);
        const exact = traceMask(bitmap).flatMap(ringsOf);
        const rings = traceSimplified(bitmap, tolerancePx).flatMap(ringsOf);
        expect(rings.length).toBe(exact.length);
        for (const ring of rings) expect(ring.length).toBeGreaterThanOrEqual(3);
        const again = emptyBitmap(bitmap);
        fillRings(again, rings, 1);
        again.data.forEach((bit, i) => {
          if (bit === bitmap.data[i]) return;
          const centre: Point = [(i % bitmap.width) + 0.5, Math.floor(i / bitmap.width) + 0.5];
          const far = Math.min(
            ...exact.flatMap((ring) =>
              ring.map((corner, k) =>
                distanceToSegment(centre, corner, ring[(k + 1) % ring.length] as Point),
              ),
            ),
          );
          expect(far).toBeLessThanOrEqual(tolerancePx + 1e-9);
        });
      }),
      { numRuns: 200 },
    );
  });

  it("of a disc of radius 100 have, within a pixel, a fifth of the corners and the same area", () => {
    const disc = emptyBitmap({ x: 0, y: 0, width: 220, height: 220 });
    disc.data.forEach((_, i) => {
      const [x, y] = [(i % 220) + 0.5, Math.floor(i / 220) + 0.5];
      disc.data[i] = Math.hypot(x - 110, y - 110) < 100 ? 1 : 0;
    });
    const [exact, simple] = [traceMask(disc)[0], traceSimplified(disc, 1)[0]];
    expect(simple?.points.length ?? 0).toBeLessThan((exact?.points.length ?? 0) / 5);
    const area = ringArea([simple?.points ?? []]);
    expect(Math.abs(area / ringArea([exact?.points ?? []]) - 1)).toBeLessThan(0.01);
  });
});

describe("a ring simplified", () => {
  const coordinate = fc.integer({ min: 0, max: 50 });
  const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 0, maxLength: 30 });

  it("stays within the tolerance, keeps corners in order, and at least three", () => {
    fc.assert(
      fc.property(ring, fc.integer({ min: 0, max: 20 }), (points, tolerance) => {
        const kept = simplifyRing(points, tolerance);
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(points.length, 3));
        let from = 0;
        for (const point of kept) {
          const at = points.indexOf(point, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + 1;
        }
        for (const point of points)
          expect(
            Math.min(
              ...kept.map((corner, i) =>
                distanceToSegment(point, corner, kept[(i + 1) % kept.length] as Point),
              ),
            ),
          ).toBeLessThanOrEqual(tolerance + 1e-9);
      }),
    );
  });

  it("of a square with corners in between is the square, wherever the ring begins", () => {
    const square: Point[] = [];
    for (let i = 0; i < 40; i++) {
      const [side, along] = [Math.floor(i / 10), i % 10];
      square.push(
        [
          [along, 0],
          [10, along],
          [10 - along, 10],
          [0, 10 - along],
        ][side] as Point,
      );
    }
    expect(simplifyRing(square, 0.1).length).toBe(4);
    const fromTheMiddle = simplifyRing([...square.slice(5), ...square.slice(0, 5)], 0.1);
    expect(fromTheMiddle.length).toBe(5);
    expect(isInside([fromTheMiddle], [5, 5])).toBe(true);
  });

  it("as an open line keeps its ends (Ramer, Douglas and Peucker)", () => {
    const line: Point[] = [
      [0, 0],
      [1, 0.1],
      [2, -0.1],
      [3, 5],
      [4, 6],
      [5, 7],
      [6, 8.1],
      [7, 9],
      [8, 9],
      [9, 9],
    ];
    // The well-known example with a tolerance of 1.
    expect(simplify(line, 1)).toEqual([
      [0, 0],
      [2, -0.1],
      [3, 5],
      [7, 9],
      [9, 9],
    ]);
  });
});
