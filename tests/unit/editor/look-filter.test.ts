import { describe, expect, it } from "vitest";
import { equalisingTable } from "@/components/annotate/image/look-filter";

const greys = (...levels: number[]): Uint8ClampedArray =>
  new Uint8ClampedArray(levels.flatMap((level) => [level, level, level, 255]));

describe("the table that equalises levels", () => {
  it("spreads levels by how many pixels lie below them, from black to white", () => {
    // Four levels close together, a quarter of the pixels each.
    const table = equalisingTable(greys(100, 101, 102, 103));
    expect([100, 101, 102, 103].map((level) => table[level])).toEqual([0, 1 / 3, 2 / 3, 1]);
  });

  it("never makes a lighter pixel darker", () => {
    const table = equalisingTable(greys(0, 7, 7, 7, 9, 200, 255, 255));
    expect(table.every((level, i) => i === 0 || level >= (table[i - 1] ?? 0))).toBe(true);
    expect([table[0], table[255]]).toEqual([0, 1]);
  });

  it("leaves an image of one level, and one that is transparent throughout, as it is", () => {
    for (const pixels of [greys(80, 80), new Uint8ClampedArray([9, 9, 9, 0]), new Uint8ClampedArray()])
      expect(equalisingTable(pixels)[80]).toBeCloseTo(80 / 255);
  });
});
