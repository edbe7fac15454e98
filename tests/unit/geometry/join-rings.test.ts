import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import { emptyBitmap } from "@/lib/geometry/bitmap";
import { fillRings } from "@/lib/geometry/fill-rings";
import { joinRings, turnsClockwise } from "@/lib/geometry/join-rings";
import { ringsOf } from "@/lib/geometry/polygon";
import { traceMask } from "@/lib/geometry/trace-mask";
import { anyMask, bitmapFrom, rowsFrom } from "./masks";

const square = (x: number, y: number, side: number): Point[] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

const doubledArea = (ring: readonly Point[]) =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Point;
    return sum + x * nextY - nextX * y;
  }, 0);

describe("rings joined to one", () => {
  it("are the ring itself when it is the only one, and none of none", () => {
    expect(joinRings([square(0, 0, 4)])).toEqual(square(0, 0, 4));
    expect(joinRings([])).toEqual([]);
  });

  it("have a bridge from the hole's leftmost corner level to the outline, the hole turning against it", () => {
    // The outline clockwise, the hole first clockwise and then the other way: the same ring, whichever way both were drawn.
    const expected = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 4],
      [4, 4],
      [4, 6],
      [6, 6],
      [6, 4],
      [4, 4],
      [0, 4],
    ];
    const [outline, hole] = [square(0, 0, 10), square(4, 4, 2)];
    for (const rings of [
      [outline, hole],
      [outline, hole.toReversed()],
      [outline.toReversed(), hole],
      [outline.toReversed(), hole.toReversed()],
    ])
      expect(joinRings(rings)).toEqual(expected);
  });

  it("hang a hole behind another one on that one, so that no bridge crosses a hole", () => {
    expect(joinRings([square(0, 0, 10), square(2, 4, 2), square(6, 4, 2)])).toEqual([
      ...square(0, 0, 10),
      [0, 4],
      [2, 4],
      [2, 6],
      [4, 6],
      [4, 4],
      // Level with the second hole, on the first one's corner.
      [6, 4],
      [6, 6],
      [8, 6],
      [8, 4],
      [6, 4],
      [4, 4],
      [2, 4],
      [0, 4],
    ]);
  });

  it("join parts of a mask by a line, both turning the same way, also where nothing lies to the left of one", () => {
    const beside = joinRings([square(0, 0, 2), square(6, 0, 2)]);
    expect(beside).toEqual([
      [0, 0],
      [2, 0],
      [6, 0],
      [8, 0],
      [8, 2],
      [6, 2],
      [6, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ]);
    const below = joinRings([square(0, 0, 2), square(0.5, 5, 2)]);
    expect(below).toEqual([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0.5, 5],
      [2.5, 5],
      [2.5, 7],
      [0.5, 7],
      [0.5, 5],
      [0, 2],
    ]);
    expect(doubledArea(below)).toBe(16);
  });

  it("cover what the rings cover, by the even-odd rule and by the sum of what they go around", () => {
    fc.assert(
      fc.property(anyMask, (rows) => {
        const bitmap = bitmapFrom(rows);
        const rings = traceMask(bitmap).flatMap(ringsOf);
        const joined = joinRings(rings);
        const filled = { ...emptyBitmap(bitmap), data: new Uint8Array(bitmap.data.length) };
        fillRings(filled, [joined], 1);
        expect(filled.data).toEqual(bitmap.data);
        expect(doubledArea(joined)).toBe(rings.reduce((sum, ring) => sum + doubledArea(ring), 0));
      }),
    );
  });

  it("keep the area of outlines with slanted sides and holes", () => {
    const coordinate = fc.double({ min: 0, max: 100, noNaN: true });
    const ring = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 4 }), (rings) => {
        // Rings may cross themselves and each other: a bridge there and back covers nothing all the same.
        expect(ringArea([joinRings(rings)])).toBeCloseTo(ringArea(rings), 4);
      }),
    );
  });

  it("are made of ten thousand holes, too", () => {
    const rows = Array.from({ length: 400 }, (_, y) =>
      Array.from({ length: 400 }, (_, x): 0 | 1 => (x % 4 === 1 && y % 4 === 1 ? 0 : 1)),
    );
    const rings = traceMask(bitmapFrom(rows)).flatMap(ringsOf);
    expect(rings).toHaveLength(10_001);
    const joined = joinRings(rings);
    expect(turnsClockwise(joined)).toBe(true);
    expect(doubledArea(joined)).toBe(2 * (160_000 - 10_000));
  });

  it("cross no hole of a mask with several", () => {
    const bitmap = bitmapFrom(rowsFrom("#######", "#.#.#.#", "#######", "##...##", "#######"));
    const joined = joinRings(traceMask(bitmap).flatMap(ringsOf));
    joined.forEach(([x, y], i) => {
      const [nextX, nextY] = joined[(i + 1) % joined.length] as Point;
      // Along the middle of each side there is a pixel of the mask on at least one hand.
      const [mx, my] = [(x + nextX) / 2, (y + nextY) / 2];
      const near = [-0.01, 0.01].flatMap((dx) => [-0.01, 0.01].map((dy) => [mx + dx, my + dy] as const));
      const isIn = ([px, py]: readonly [number, number]) =>
        bitmap.data[(Math.floor(py) - bitmap.y) * bitmap.width + Math.floor(px) - bitmap.x] === 1;
      expect(near.some(isIn)).toBe(true);
    });
  });
});
