import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "@/lib/core/geometry";
import { type Border, nearestPlace, wayBetween, withStretch } from "@/lib/geometry/borders";

const SQUARE: Border = {
  points: [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ],
  isClosed: true,
};
const LINE: Border = { points: SQUARE.points, isClosed: false };
const place = (border: Border, point: Point) => {
  const found = nearestPlace([border], point, 1);
  if (!found) throw new Error("not on the border");
  return found;
};
const areaOf = (ring: readonly Point[]) =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length] as Point;
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );

describe("the nearest place on borders", () => {
  it("is a corner before any place between two, and none beyond the reach", () => {
    expect(nearestPlace([SQUARE], [9.5, 0.8], 1)?.point).toEqual([10, 0]);
    expect(nearestPlace([SQUARE], [5, 0.8], 1)?.point).toEqual([5, 0]);
    expect(nearestPlace([SQUARE], [5, 2], 1)).toBe(null);
    expect(nearestPlace([SQUARE], [0.5, 5], 1)).toMatchObject({ point: [0, 5], at: 3.5, isCorner: false });
    // The line has no edge from its last corner to its first one.
    expect(nearestPlace([LINE], [0.5, 5], 1)).toBe(null);
    expect(nearestPlace([], [0, 0], 1)).toBe(null);
  });

  it("is on the nearest of several borders", () => {
    const other: Border = {
      points: [
        [0, 10.6],
        [10, 10.6],
      ],
      isClosed: false,
    };
    expect(nearestPlace([SQUARE, other], [5, 10.4], 1)?.border).toBe(other);
    expect(nearestPlace([SQUARE, other], [5, 10.2], 1)?.border).toBe(SQUARE);
  });
});

describe("the way along a border", () => {
  it("is the shorter one round a ring, or the other one if asked for", () => {
    const [from, to] = [place(SQUARE, [8, 0]), place(SQUARE, [10, 2])];
    expect(wayBetween(from, to)).toEqual([[10, 0]]);
    expect(wayBetween(to, from)).toEqual([[10, 0]]);
    expect(wayBetween(from, to, true)).toEqual([
      [0, 0],
      [0, 10],
      [10, 10],
    ]);
    expect(wayBetween(place(SQUARE, [0, 4]), place(SQUARE, [3, 0]))).toEqual([[0, 0]]);
    expect(wayBetween(from, from)).toEqual([]);
  });

  it("leaves the places themselves out where they are corners", () => {
    expect(wayBetween(place(SQUARE, [0, 0]), place(SQUARE, [10, 0]))).toEqual([]);
    expect(wayBetween(place(SQUARE, [0, 0]), place(SQUARE, [10, 0]), true)).toEqual([
      [0, 10],
      [10, 10],
    ]);
  });

  it("goes both ways along a line", () => {
    const [from, to] = [place(LINE, [5, 0]), place(LINE, [5, 10])];
    expect(wayBetween(from, to)).toEqual([
      [10, 0],
      [10, 10],
    ]);
    expect(wayBetween(to, from)).toEqual([
      [10, 10],
      [10, 0],
    ]);
  });
});

describe("a stretch drawn anew", () => {
  it("adds to the shape what is drawn outside, and cuts off what is drawn inside", () => {
    const [from, to] = [place(SQUARE, [10, 2]), place(SQUARE, [10, 8])];
    expect(areaOf(withStretch(from, to, [[15, 5]]))).toBe(100 + 15);
    expect(areaOf(withStretch(to, from, [[15, 5]]))).toBe(100 + 15);
    expect(areaOf(withStretch(from, to, [[5, 5]]))).toBe(100 - 15);
    // Over the corner where the list begins.
    expect(areaOf(withStretch(place(SQUARE, [0, 4]), place(SQUARE, [4, 0]), [[2, 2]]))).toBe(100 - 8);
  });

  it("leaves both ends of a line", () => {
    expect(withStretch(place(LINE, [5, 0]), place(LINE, [5, 10]), [[20, 5]])).toEqual([
      [0, 0],
      [5, 0],
      [20, 5],
      [5, 10],
      [0, 10],
    ]);
    expect(withStretch(place(LINE, [5, 10]), place(LINE, [5, 0]), [[20, 5]])).toEqual([
      [0, 0],
      [5, 0],
      [20, 5],
      [5, 10],
      [0, 10],
    ]);
  });

  it("along the border itself changes no area", () => {
    const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [from, to] = [place(SQUARE, [10 * a, 0]), place(SQUARE, [10, 10 * b])];
        expect(areaOf(withStretch(from, to, wayBetween(from, to)))).toBeCloseTo(100, 9);
      }),
    );
  });
});
