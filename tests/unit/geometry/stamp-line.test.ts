import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceToSegment, type Point } from "@/lib/core/geometry";
import { emptyBitmap, isSet, pixelsWithin } from "@/lib/geometry/bitmap";
import { stampLine, strokeBounds } from "@/lib/geometry/stamp-line";
import { drawn } from "./masks";

const canvas = () => emptyBitmap({ x: 0, y: 0, width: 24, height: 24 });
const place = fc.integer({ min: -40, max: 280 }).map((tenths) => tenths / 10);
const point = fc.tuple(place, place);
const inside = ([x, y]: Point) => x >= 0 && y >= 0 && x < 24 && y < 24;

describe("a stroke", () => {
  it("set down with a radius of 1.5 at the centre of a pixel paints it and its eight neighbours", () => {
    const bitmap = emptyBitmap({ x: 10, y: 10, width: 5, height: 5 });
    stampLine(bitmap, [12.5, 12.5], [12.5, 12.5], 1.5, 1);
    expect(drawn(bitmap)).toEqual([".....", ".###.", ".###.", ".###.", "....."]);
    stampLine(bitmap, [12.5, 12.5], [12.5, 12.5], 1, 0);
    expect(drawn(bitmap)).toEqual([".....", ".#.#.", ".....", ".#.#.", "....."]);
  });

  it("paints the pixels whose centres lie within the radius of the segment, and those that hold its ends", () => {
    const radius = fc.integer({ min: 51, max: 900 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(point, point, radius, (from, to, radiusPx) => {
        const bitmap = canvas();
        stampLine(bitmap, from, to, radiusPx, 1);
        for (let y = 0; y < 24; y++)
          for (let x = 0; x < 24; x++) {
            const distance = distanceToSegment([x + 0.5, y + 0.5], from, to);
            const isEnd = [from, to].some(([ex, ey]) => Math.floor(ex) === x && Math.floor(ey) === y);
            // A centre at the very radius may fall on either side by rounding.
            if (Math.abs(distance - radiusPx) > 1e-9)
              expect(isSet(bitmap, x, y), `${x} ${y}`).toBe(isEnd || distance < radiusPx);
          }
      }),
    );
  });

  it("of half a pixel is one pixel a step, from the one that holds its beginning to the one of its end, without a gap", () => {
    const onCanvas = point.filter(inside);
    fc.assert(
      fc.property(onCanvas, onCanvas, (from, to) => {
        const bitmap = canvas();
        stampLine(bitmap, from, to, 0.5, 1);
        const [across, down] = [
          Math.abs(Math.floor(to[0]) - Math.floor(from[0])),
          Math.abs(Math.floor(to[1]) - Math.floor(from[1])),
        ];
        expect(isSet(bitmap, ...from)).toBe(true);
        expect(isSet(bitmap, ...to)).toBe(true);
        expect(bitmap.data.reduce((sum, bit) => sum + bit, 0)).toBe(Math.max(across, down) + 1);
        const steps = drawn(bitmap);
        const lines = across > down ? steps.map((_, x) => steps.map((row) => row[x]).join("")) : steps;
        const places = lines.map((line) => line.indexOf("#")).filter((at) => at >= 0);
        places.forEach((at, i) => {
          if (i > 0) expect(Math.abs(at - (places[i - 1] as number))).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it("between pixels in a row, a column or aslant is straight", () => {
    const bitmap = emptyBitmap({ x: 0, y: 0, width: 4, height: 4 });
    stampLine(bitmap, [0.5, 0.5], [3.5, 3.5], 0.5, 1);
    stampLine(bitmap, [0.2, 3.9], [3, 3], 0.3, 1);
    expect(drawn(bitmap)).toEqual(["#...", ".#..", "..#.", "####"]);
  });

  it("lies within its bounds, so that room can be made for it", () => {
    const radius = fc.integer({ min: 1, max: 90 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(point, point, radius, (from, to, radiusPx) => {
        const bitmap = canvas();
        stampLine(bitmap, from, to, radiusPx, 1);
        const room = pixelsWithin(strokeBounds(from, to, radiusPx), bitmap);
        for (let y = 0; y < 24; y++)
          for (let x = 0; x < 24; x++)
            if (isSet(bitmap, x, y)) {
              expect(x >= room.x && x < room.x + room.width).toBe(true);
              expect(y >= room.y && y < room.y + room.height).toBe(true);
            }
      }),
    );
  });

  it("beside the window paints nothing", () => {
    const bitmap = canvas();
    stampLine(bitmap, [-30, -30], [-20, 50], 8, 1);
    stampLine(bitmap, [-30, 5], [-1, 5], 0.5, 1);
    expect(bitmap).toEqual(canvas());
  });
});
