import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HeightMap } from "@/lib/editor/height-map";

const heights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 70 });

/** The same by adding up. */
function plain(values: readonly number[]) {
  const top = (block: number) => values.slice(0, block).reduce((sum, one) => sum + one, 0);
  const at = (px: number) => {
    const found = values.findIndex((height, i) => px < top(i) + height);
    return px < 0 ? 0 : found < 0 ? values.length - 1 : found;
  };
  return { top, at };
}

describe("heights of blocks", () => {
  test("tops, the total and the block at a place are those of the sums, also after blocks are measured", () => {
    fc.assert(
      fc.property(
        heights,
        fc.array(fc.tuple(fc.nat(69), fc.integer({ min: 1, max: 200 })), { maxLength: 30 }),
        fc.integer({ min: -20, max: 4000 }),
        (estimates, measured, px) => {
          const map = new HeightMap(estimates);
          const values = estimates.slice();
          for (const [block, height] of measured) {
            if (block >= values.length) continue;
            map.measure(block, height);
            values[block] = height;
          }
          const { top, at } = plain(values);
          values.forEach((_, i) => {
            expect(map.top(i)).toBe(top(i));
          });
          expect(map.total).toBe(top(values.length));
          expect(map.at(px)).toBe(at(px));
        },
      ),
    );
  });

  test("no blocks have no height, and the first one is at every place", () => {
    const map = new HeightMap([]);
    expect([map.total, map.at(0), map.at(100)]).toEqual([0, 0, 0]);
  });
});
