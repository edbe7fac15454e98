import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInside, type Point } from "@/lib/core/geometry";
import { type Bitmap, emptyBitmap, isSet, withRoom } from "@/lib/geometry/bitmap";
import { fromRle, toRle } from "@/lib/geometry/bitmap-rle";
import { fillHoles } from "@/lib/geometry/fill-holes";
import { fillRings } from "@/lib/geometry/fill-rings";
import { floodFill } from "@/lib/geometry/flood-fill";
import { anyMask, bitmapFrom, drawn, plainPixels, plainRle, rowsFrom, rowsOf } from "./masks";

const setPixels = (bitmap: Bitmap) =>
  rowsOf(bitmap).flatMap((row, y) =>
    row.flatMap((bit, x) => (bit ? [`${bitmap.x + x} ${bitmap.y + y}`] : [])),
  );

describe("pixels and runs", () => {
  it("are turned into each other without a change, in a window as large as the pixels and its margin", () => {
    fc.assert(
      fc.property(anyMask, fc.integer({ min: 0, max: 3 }), (rows, marginPx) => {
        const rle = plainRle(rows);
        const [height, width] = rle.size;
        expect(toRle(bitmapFrom(rows), rle.size)).toEqual(rle);
        const bitmap = fromRle(rle, marginPx);
        expect(bitmap.data.length).toBe(bitmap.width * bitmap.height);
        expect(bitmap.x + bitmap.width).toBeLessThanOrEqual(width);
        expect(bitmap.y + bitmap.height).toBeLessThanOrEqual(height);
        expect(toRle(bitmap, rle.size)).toEqual(rle);
        expect(setPixels(bitmap)).toEqual(setPixels(bitmapFrom(plainPixels(rle))));
      }),
    );
  });

  it("take a window anywhere on the image, also over bytes that lie in another buffer", () => {
    const buffer = Uint8Array.from([1, 1, 1, 0, 1, 0, 1, 1, 1]);
    const window: Bitmap = { x: 2, y: 1, width: 4, height: 2, data: buffer.subarray(1) };
    // Columns 2 to 5 of an image of 3 rows: 1 0, 1 1, 0 1, 1 1 below an empty row.
    expect(toRle(window, [3, 7]).counts).toEqual([7, 1, 2, 2, 2, 1, 1, 2, 3]);
  });

  it("without a pixel set are one run, and an empty window", () => {
    expect(toRle(emptyBitmap({ x: 1, y: 1, width: 3, height: 2 }), [5, 6]).counts).toEqual([30]);
    expect(toRle(emptyBitmap({ x: 0, y: 0, width: 0, height: 0 }), [5, 6]).counts).toEqual([30]);
    expect(fromRle({ size: [5, 6], counts: [30] })).toEqual(emptyBitmap({ x: 0, y: 0, width: 0, height: 0 }));
  });
});

describe("room", () => {
  const image = { width: 40, height: 30 };
  const dot: Bitmap = { x: 10, y: 10, width: 2, height: 1, data: Uint8Array.of(1, 1) };

  it("is made for a rectangle and its margin on the image, the pixels staying where they are", () => {
    const roomy = withRoom(dot, { x: 20.5, y: 5, width: 3, height: 3.2 }, image, 4);
    expect(roomy).toMatchObject({ x: 6, y: 1, width: 22, height: 14 });
    expect(setPixels(roomy)).toEqual(["10 10", "11 10"]);
    expect(setPixels(dot)).toEqual(["10 10", "11 10"]);
    const whole = withRoom(dot, { x: -5, y: -5, width: 90, height: 90 }, image);
    expect(whole).toMatchObject({ x: 0, y: 0, width: 40, height: 30 });
  });

  it("that is there already, or that lies beside the image, changes nothing", () => {
    const roomy = withRoom(dot, { x: 5, y: 5, width: 10, height: 10 }, image, 0);
    expect(withRoom(roomy, { x: 6, y: 6, width: 9, height: 9 }, image)).toBe(roomy);
    expect(withRoom(dot, { x: 50, y: 5, width: 10, height: 10 }, image)).toBe(dot);
  });

  it("of an empty window is only what is asked for", () => {
    const empty = emptyBitmap({ x: 0, y: 0, width: 0, height: 0 });
    expect(withRoom(empty, { x: 20, y: 20, width: 2, height: 2 }, image, 1)).toMatchObject({
      x: 19,
      y: 19,
      width: 4,
      height: 4,
    });
  });
});

describe("filled rings", () => {
  it("of half a square hold the pixels whose centres are inside", () => {
    const bitmap = emptyBitmap({ x: 0, y: 0, width: 5, height: 5 });
    const triangle: Point[] = [
      [0, 0],
      [5, 0],
      [0, 4.9],
    ];
    fillRings(bitmap, [triangle], 1);
    expect(drawn(bitmap)).toEqual(["####.", "###..", "##...", "#....", "....."]);
  });

  it("are, in any window, the pixels that the even-odd rule says of their centres", () => {
    // On a grid of quarters corners and edges meet centres of pixels.
    const place = fc.integer({ min: -16, max: 80 }).map((quarters) => quarters / 4);
    const ring = fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 8 });
    const window = fc.record({
      x: fc.nat(6),
      y: fc.nat(6),
      width: fc.nat(14),
      height: fc.nat(14),
    });
    fc.assert(
      fc.property(
        fc.array(ring, { maxLength: 3 }),
        window,
        fc.constantFrom(0 as const, 1 as const),
        (rings, rect, value) => {
          const bitmap = emptyBitmap(rect);
          bitmap.data.fill(1 - value);
          fillRings(bitmap, rings, value);
          for (let y = rect.y; y < rect.y + rect.height; y++)
            for (let x = rect.x; x < rect.x + rect.width; x++)
              expect(isSet(bitmap, x, y)).toBe(isInside(rings, [x + 0.5, y + 0.5]) === (value === 1));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a flood", () => {
  const lake = () =>
    bitmapFrom(
      rowsFrom(".........", ".#####...", ".#...#...", ".#.#.##..", ".#...#.#.", ".##.#..#.", "..#####.."),
      3,
      2,
    );

  it("fills the gap around a point, up to the mask, and not over corners", () => {
    const bitmap = lake();
    expect(floodFill(bitmap, 5.2, 4.8)).toBe(9);
    expect(drawn(bitmap)).toEqual([
      ".........",
      ".#####...",
      ".#####...",
      ".######..",
      ".#####.#.",
      ".####..#.",
      "..#####..",
    ]);
  });

  it("with 0 takes away the part of the mask around a point", () => {
    const bitmap = lake();
    expect(floodFill(bitmap, 6, 5, 0)).toBe(1);
    expect(isSet(bitmap, 6, 5)).toBe(false);
  });

  it("changes nothing where the value is there already, or beside the window", () => {
    const bitmap = lake();
    expect(floodFill(bitmap, 4, 3)).toBe(0);
    expect(floodFill(bitmap, 2.9, 3)).toBe(0);
    expect(floodFill(bitmap, 3, 99)).toBe(0);
    expect(bitmap).toEqual(lake());
  });

  it("reaches all pixels of its value joined by their sides, and no others", () => {
    fc.assert(
      fc.property(anyMask, fc.nat(13), fc.nat(13), (rows, px, py) => {
        const [x, y] = [px % (rows[0]?.length ?? 1), py % rows.length];
        const bitmap = bitmapFrom(rows);
        const value = isSet(bitmap, x, y) ? 0 : 1;
        const expected = rows.map((row) => row.slice());
        const reach = (column: number, row: number) => {
          const line = expected[row];
          if (!line || line[column] !== 1 - value) return;
          line[column] = value;
          reach(column + 1, row);
          reach(column - 1, row);
          reach(column, row + 1);
          reach(column, row - 1);
        };
        reach(x, y);
        floodFill(bitmap, x, y, value);
        expect(rowsOf(bitmap)).toEqual(expected);
      }),
    );
  });
});

describe("holes", () => {
  it("are filled where no way leads out over sides; what is open stays", () => {
    const bitmap = bitmapFrom(
      rowsFrom("##.##....", "#...#.#..", "##.##..#.", "..#.#...#", "..###..#.", "#.....#.."),
    );
    expect(fillHoles(bitmap)).toBe(1);
    expect(drawn(bitmap)).toEqual([
      "##.##....",
      "#...#.#..",
      "##.##..#.",
      "..###...#",
      "..###..#.",
      "#.....#..",
    ]);
  });

  it("filled leave no gap that does not reach the border, and take no pixel away", () => {
    fc.assert(
      fc.property(anyMask, (rows) => {
        const bitmap = bitmapFrom(rows);
        const filled = fillHoles(bitmap);
        const after = rowsOf(bitmap);
        const count = (all: number[][]) => all.flat().reduce((sum, bit) => sum + bit, 0);
        expect(count(after) - count(rows)).toBe(filled);
        expect(rows.every((row, y) => row.every((bit, x) => bit <= (after[y]?.[x] as number)))).toBe(true);
        expect(fillHoles(bitmap)).toBe(0);
      }),
    );
  });
});
