/** Masks as plain rows of zeros and ones, and what follows from their definition, to compare with. */
import fc from "fast-check";
import type { Bitmap } from "@/lib/geometry/bitmap";
import type { Rle } from "@/lib/geometry/rle";

export type Rows = number[][];

/** `.` and `#`, one string a row. */
export const rowsFrom = (...lines: string[]): Rows => lines.map((line) => [...line].map((c) => +(c === "#")));

export const bitmapFrom = (rows: Rows, x = 0, y = 0): Bitmap => ({
  x,
  y,
  width: rows[0]?.length ?? 0,
  height: rows.length,
  data: Uint8Array.from(rows.flat()),
});

export const rowsOf = ({ width, height, data }: Bitmap): Rows =>
  Array.from({ length: height }, (_, row) => [...data.subarray(row * width, (row + 1) * width)]);

/** The lines of a bitmap, to read in a failed test. */
export const drawn = (bitmap: Bitmap): string[] =>
  rowsOf(bitmap).map((row) => row.map((bit) => (bit ? "#" : ".")).join(""));

/** Pixel by pixel down the columns. */
export function plainRle(rows: Rows): Rle {
  const [height, width] = [rows.length, rows[0]?.length ?? 0];
  const counts = [0];
  let value = 0;
  for (let x = 0; x < width; x++)
    for (let y = 0; y < height; y++) {
      if (rows[y]?.[x] !== value) {
        counts.push(0);
        value = 1 - value;
      }
      counts[counts.length - 1] = (counts.at(-1) as number) + 1;
    }
  return { size: [height, width], counts };
}

export const plainPixels = ({ size: [height, width], counts }: Rle): Rows => {
  const all = counts.flatMap((count, i) => Array.from({ length: count }, () => i % 2));
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => all[x * height + y] as number),
  );
};

export const sizes = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 }));

/** From thin to full, that runs go on over the ends of columns too. */
export const masks = ([height, width]: [number, number]): fc.Arbitrary<Rows> =>
  fc.integer({ min: 0, max: 10 }).chain((density) => {
    const bit = fc.integer({ min: 0, max: 9 }).map((value) => +(value < density));
    const row = fc.array(bit, { minLength: width, maxLength: width });
    return fc.array(row, { minLength: height, maxLength: height });
  });

export const anyMask = sizes.chain(masks);
export const twoMasks = sizes.chain((size) => fc.tuple(masks(size), masks(size)));
