import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { isInside, type Point } from "@/lib/core/geometry";
import { areasOf, ringArea } from "@/lib/core/ring-area";
import { type Booleans, loadBooleans } from "@/lib/geometry/booleans";
import { type Polygon, ringsOf } from "@/lib/geometry/polygon";

let sets: Booleans;
beforeAll(async () => {
  sets = await loadBooleans();
});

/** Corners as `x y, x y`. */
const at = (corners: string): Point[] =>
  corners.split(", ").map((corner) => corner.split(" ").map(Number) as Point);

const rectangle = (x: number, y: number, width: number, height = width): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
const areas = (pieces: readonly Polygon[]) =>
  pieces.map((piece) => ringArea(ringsOf(piece))).sort((a, b) => a - b);
const board: Polygon = { points: rectangle(0, 0, 100) };
const frame: Polygon = { points: rectangle(0, 0, 100), holes: [rectangle(40, 40, 20)] };
const U: Polygon = {
  points: at("0 0, 30 0, 30 70, 70 70, 70 0, 100 0, 100 100, 0 100"),
};

describe("a polygon cut by a line", () => {
  it.each<[string, Polygon, Point[], number[]]>([
    ["straight through", board, at("-10 30, 110 30"), [3000, 7000]],
    ["from side to side, ending on both", board, at("0 30, 100 30"), [3000, 7000]],
    ["from corner to corner", board, at("0 0, 100 100"), [5000, 5000]],
    ["with a bend", board, at("-10 20, 50 20, 50 -10"), [1000, 9000]],
    ["in and out again several times", U, at("-5 50, 105 50"), [1500, 1500, 4200]],
    ["crossed by itself", board, at("-10 20, 60 20, 60 80, 20 80, 20 -10"), [400, 2400, 7200]],
    ["beside a hole", frame, at("20 -5, 20 105"), [2000, 7600]],
    ["through a hole", frame, at("50 -5, 50 105"), [4800, 4800]],
    ["along a side of a hole", frame, at("40 -5, 40 105"), [4000, 5600]],
    ["around a hole, from it and to it", frame, at("50 50, 50 20, 80 20, 80 55, 50 55"), [900, 8700]],
    ["around the corner of a hole, both ends hanging", frame, at("20 10, 50 10, 50 50, 10 50, 10 20"), []],
    ["that passes a hole and then hangs within", frame, at("50 -5, 50 80"), []],
    ["that ends in a hole", frame, at("50 -5, 50 50"), []],
    ["that hangs within after it has cut", board, at("-10 30, 110 30, 110 60, 50 60"), [3000, 7000]],
    ["wholly within", board, at("20 20, 80 80"), []],
    ["wholly beside", board, at("-20 20, -20 80"), []],
    ["along a side", board, at("0 -10, 0 110"), []],
    ["that touches a corner", board, at("-10 10, 10 -10"), []],
    ["of one point", board, at("50 50"), []],
    ["of the same point twice", board, at("50 50, 50 50"), []],
  ])("%s", (_name, polygon, line, expected) => {
    const pieces = sets.slice(polygon, line);
    if (expected.length === 0) expect(pieces).toEqual([polygon]);
    else expect(areas(pieces)).toEqual(expected);
    const back = sets.slice(polygon, line.toReversed());
    expect(areas(back)).toEqual(areas(pieces));
  });

  it("from hole to hole and on gives two pieces, that hold half of each", () => {
    const two: Polygon = {
      points: rectangle(0, 0, 100),
      holes: [rectangle(20, 40, 20), rectangle(60, 40, 20)],
    };
    expect(areas(sets.slice(two, at("-5 50, 105 50")))).toEqual([4600, 4600]);
    // From one hole to the other and back by another way: the piece between them.
    expect(areas(sets.slice(two, at("30 45, 70 45, 70 55, 30 55")))).toEqual([200, 9000]);
    // Only from one to the other.
    expect(sets.slice(two, at("30 45, 70 45"))).toEqual([two]);
  });

  it("three times across, through the same hole, gives six pieces", () => {
    const star: Point[] = at("50 -5, 50 105, -5 105, -5 45, 105 45, 105 55, -5 55");
    expect(areas(sets.slice(frame, star))).toEqual([400, 400, 2200, 2200, 2200, 2200].sort((a, b) => a - b));
  });

  it("keeps all of its area in pieces that do not overlap, whatever the line", () => {
    const coordinate = fc.integer({ min: -200, max: 1800 }).map((v) => v / 16);
    const line = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 7 });
    const round = fc
      .array(fc.integer({ min: 15, max: 50 }), { minLength: 3, maxLength: 14 })
      .map((radii): Point[] =>
        radii.map((radius, i) => {
          const angle = (2 * Math.PI * i) / radii.length;
          return [50 + radius * Math.cos(angle), 50 + radius * Math.sin(angle)];
        }),
      );
    const polygon = fc
      .tuple(round, fc.boolean())
      .map(
        ([points, hasHole]): Polygon => (hasHole ? { points, holes: [rectangle(47, 46, 5, 6)] } : { points }),
      );
    fc.assert(
      fc.property(polygon, line, (whole, cut) => {
        const pieces = sets.slice(whole, cut);
        const length = [...ringsOf(whole), cut].flatMap((ring) =>
          ring.map(([x, y], i) => {
            const [nx, ny] = ring[(i + 1) % ring.length] as Point;
            return Math.hypot(nx - x, ny - y);
          }),
        );
        const allowed = 0.5 + length.reduce((sum, one) => sum + one, 0) / 16;
        const sum = areas(pieces).reduce((total, area) => total + area, 0);
        expect(Math.abs(sum - ringArea(ringsOf(whole)))).toBeLessThan(allowed);
        pieces.forEach((piece, i) => {
          for (const ring of ringsOf(piece)) expect(ring.length).toBeGreaterThanOrEqual(3);
          for (const other of pieces.slice(i + 1))
            expect(areasOf(ringsOf(piece), ringsOf(other)).both).toBeLessThan(allowed);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("straight across a convex one is in two pieces, on either side of the line", () => {
    const edge = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(edge, edge, (left, right) => {
        const line: Point[] = [
          [-10, left - (right - left) * 0.1],
          [110, right + (right - left) * 0.1],
        ];
        const pieces = sets.slice(board, line);
        expect(pieces.length).toBe(2);
        const [above, below] = [pieces.map(ringsOf), pieces.map(ringsOf)].map((all, i) =>
          all.filter((rings) => isInside(rings, [50, (left + right) / 2 + (i === 0 ? -0.2 : 0.2)])),
        );
        expect([above?.length, below?.length]).toEqual([1, 1]);
        expect(above?.[0]).not.toEqual(below?.[0]);
      }),
    );
  });
});
