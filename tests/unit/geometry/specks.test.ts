import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toRle } from "@/lib/geometry/bitmap-rle";
import { isScattered } from "@/lib/geometry/scattered";
import { runsIn, withoutSpecks } from "@/lib/geometry/without-specks";
import { bitmapFrom, drawn, rowsFrom } from "./masks";

const mask = (...lines: string[]) => bitmapFrom(rowsFrom(...lines));

describe("a mask without specks", () => {
  it("loses single pixels and pinholes, and keeps edges", () => {
    const noisy = mask("#......", "..#####", "..##.##", "..#####", ".......");
    expect(drawn(withoutSpecks(noisy))).toEqual([".......", "...###.", "..#####", "...###.", "......."]);
  });

  it("is empty of an empty mask, and stays in its window", () => {
    const empty = bitmapFrom([], 3, 4);
    expect(withoutSpecks(empty)).toEqual(empty);
    expect(withoutSpecks({ ...mask("#"), x: 7, y: 9 })).toMatchObject({ x: 7, y: 9, width: 1, height: 1 });
  });

  it("each pixel is as most of the nine around and at it are", () => {
    const rows = fc
      .integer({ min: 1, max: 9 })
      .chain((width) =>
        fc.array(fc.array(fc.nat(1), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 9 }),
      );
    fc.assert(
      fc.property(rows, (pixels) => {
        const found = withoutSpecks(bitmapFrom(pixels));
        for (const [y, row] of pixels.entries())
          for (const x of row.keys()) {
            let sum = 0;
            for (const dy of [-1, 0, 1]) for (const dx of [-1, 0, 1]) sum += pixels[y + dy]?.[x + dx] ?? 0;
            expect(found.data[y * row.length + x]).toBe(sum > 4 ? 1 : 0);
          }
      }),
    );
  });
});

describe("runs and scattered masks", () => {
  it("counts the stretches of set pixels in columns", () => {
    expect(runsIn(mask("#.#", "###", ".#.", "#.#"))).toBe(5);
    expect(runsIn(mask("...", "..."))).toBe(0);
  });

  it("noise is scattered; a square, a ring and a fence are not", () => {
    const of = (size: number, isIn: (x: number, y: number) => boolean) => {
      const rows = Array.from({ length: size }, (_, y) =>
        Array.from({ length: size }, (_, x) => (isIn(x, y) ? 1 : 0)),
      );
      return isScattered(toRle(bitmapFrom(rows), [size, size]));
    };
    expect(of(60, (x, y) => (x * 7919 + y * 104729 + x * y * 31) % 5 < 2)).toBe(true);
    expect(of(60, (x, y) => x > 10 && x < 40 && y > 5 && y < 50)).toBe(false);
    expect(of(60, (x, y) => Math.abs(Math.hypot(x - 30, y - 30) - 20) < 4)).toBe(false);
    expect(of(60, (x, y) => x % 4 < 2 && y > 10 && y < 50)).toBe(false);
    expect(of(60, () => false)).toBe(false);
  });
});
