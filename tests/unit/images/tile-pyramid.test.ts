import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cornerOf, hasTile, levelFor, levelsOf, stepOf, TILE_PX, tilesIn } from "@/lib/images/tile-pyramid";

const sizes = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
});

describe("a pyramid of tiles", () => {
  it("has as many levels as halvings bring the longer side into one tile", () => {
    expect(levelsOf({ width: 512, height: 10 })).toBe(1);
    expect(levelsOf({ width: 513, height: 10 })).toBe(2);
    // 10,000 → 5,000 → 2,500 → 1,250 → 625 → 313
    expect(levelsOf({ width: 10_000, height: 10_000 })).toBe(6);
  });

  it("is shown by the coarsest level whose pixels are not larger than those of the screen", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 1e-4, max: 50, noNaN: true }),
        (levels, scale) => {
          const level = levelFor(levels, scale);
          if (level < levels - 1) expect(stepOf(levels, level) * scale).toBeLessThanOrEqual(1 + 1e-9);
          if (level > 0) expect(stepOf(levels, level - 1) * scale).toBeGreaterThan(1 - 1e-9);
        },
      ),
    );
  });

  it("covers any part of the image that is in view, with tiles that there are", () => {
    fc.assert(
      fc.property(
        sizes,
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
        fc.nat(5),
        (image, [atX, atY], finer) => {
          const levels = levelsOf(image);
          const level = Math.max(0, levels - 1 - finer);
          const [x, y] = [atX * (image.width - 1), atY * (image.height - 1)];
          const tiles = tilesIn(
            { x: x - 900, y: y - 900, width: 1_800, height: 1_800 },
            level,
            levels,
            image,
          );
          expect(tiles.every((tile) => hasTile(tile, levels, image))).toBe(true);
          const covering = tiles.filter((tile) => {
            const corner = cornerOf(tile, levels);
            const side = TILE_PX * corner.step;
            return x >= corner.x && x < corner.x + side && y >= corner.y && y < corner.y + side;
          });
          expect(covering).toHaveLength(1);
          // What lies in the middle of the view comes first.
          expect(tiles[0]).toEqual(covering[0]);
        },
      ),
    );
  });

  it("needs no tile for a part beside the image", () => {
    const image = { width: 1_000, height: 1_000 };
    expect(tilesIn({ x: 1_200, y: 0, width: 100, height: 100 }, 1, 2, image)).toEqual([]);
    expect(tilesIn({ x: -300, y: 0, width: 100, height: 100 }, 1, 2, image)).toEqual([]);
  });
});
