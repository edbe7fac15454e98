import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRle, emptyRle, type Rle, rleArea, rleBounds, rleContains } from "@/lib/geometry/rle";
import { intersectRles, rleIou, subtractRles, uniteRles } from "@/lib/geometry/rle-sets";
import { rleFromString, rleToString } from "@/lib/geometry/rle-string";
import { anyMask, plainRle, type Rows, rowsFrom, twoMasks } from "./masks";

/** Made with pycocotools 2.0.11: encode, area and toBbox. */
const RING = rowsFrom("........", "..#####.", "..#..##.", "..#####.", "........", "........");
const VECTORS: [string, Rows, { text: string; counts: number[]; area: number; box: number[] | null }][] = [
  ["one pixel", rowsFrom("...", ".#."), { text: "312", counts: [3, 1, 2], area: 1, box: [1, 1, 1, 1] }],
  ["all pixels", rowsFrom("##", "##"), { text: "04", counts: [0, 4], area: 4, box: [0, 0, 2, 2] }],
  [
    "none",
    rowsFrom(".....", ".....", ".....", "....."),
    { text: "d0", counts: [20], area: 0, box: null }, // pycocotools gives [0, 0, 0, 0]
  ],
  [
    "a ring",
    RING,
    {
      text: "=33NN020N022005",
      counts: [13, 3, 3, 1, 1, 1, 3, 1, 1, 1, 3, 3, 3, 3, 8],
      area: 13,
      box: [2, 1, 5, 3],
    },
  ],
];

const boxOf = (rle: Rle) => {
  const bounds = rleBounds(rle);
  return bounds && [bounds.x, bounds.y, bounds.width, bounds.height];
};

describe("run lengths", () => {
  it.each(VECTORS)("of %s are those of pycocotools", (_name, rows, { text, counts, area, box }) => {
    const rle = plainRle(rows);
    expect(rle.counts).toEqual(counts);
    expect(checkRle(rle)).toBeNull();
    expect(rleToString(counts)).toBe(text);
    expect(rleFromString(text)).toEqual({ ok: true, value: counts });
    expect(rleArea(rle)).toBe(area);
    expect(boxOf(rle)).toEqual(box);
  });

  it("of 12 megapixels with a rectangle of 3000 × 1000 at (500, 1000) begin as pycocotools writes them", () => {
    const counts = [500 * 3000 + 1000];
    for (let column = 0; column < 3000; column++) counts.push(1000, 2000);
    counts[counts.length - 1] = 1000 + 500 * 3000;
    const rle: Rle = { size: [3000, 4000], counts };
    expect(checkRle(rle)).toBeNull();
    const text = rleToString(counts);
    expect(text.slice(0, 14)).toBe("Xji]1Xo0`n1000");
    expect(text.length).toBe(6013);
    expect(boxOf(rle)).toEqual([500, 1000, 3000, 1000]);
  });

  it("have the area, the bounds and the pixels that counting gives", () => {
    fc.assert(
      fc.property(anyMask, (rows) => {
        const rle = plainRle(rows);
        const set = rows.flatMap((row, y) => row.flatMap((bit, x) => (bit ? [{ x, y }] : [])));
        expect(rleArea(rle)).toBe(set.length);
        const [xs, ys] = [set.map(({ x }) => x), set.map(({ y }) => y)];
        const [left, top] = [Math.min(...xs), Math.min(...ys)];
        const box = [left, top, Math.max(...xs) - left + 1, Math.max(...ys) - top + 1];
        expect(boxOf(rle)).toEqual(set.length === 0 ? null : box);
        rows.forEach((row, y) => {
          row.forEach((bit, x) => {
            expect(rleContains(rle, x, y)).toBe(bit === 1);
            expect(rleContains(rle, x + 0.99, y + 0.99)).toBe(bit === 1);
          });
        });
      }),
    );
  });

  it("contain no point beside the image", () => {
    const all: Rle = { size: [2, 3], counts: [0, 6] };
    expect(rleContains(all, 2.5, 1.5)).toBe(true);
    for (const [x, y] of [
      [-0.1, 0],
      [0, -0.1],
      [3, 0],
      [0, 2],
      [Number.NaN, 0],
    ] as const)
      expect(rleContains(all, x, y)).toBe(false);
  });

  it("may hold runs of length 0 anywhere", () => {
    const rle: Rle = { size: [2, 3], counts: [1, 0, 1, 2, 0, 1, 0, 0, 1] };
    expect(checkRle(rle)).toBeNull();
    expect(rleArea(rle)).toBe(3);
    expect(boxOf(rle)).toEqual([1, 0, 2, 2]);
    expect(uniteRles(rle, emptyRle([2, 3])).counts).toEqual([2, 3, 1]);
    expect(rleFromString(rleToString(rle.counts))).toEqual({ ok: true, value: rle.counts });
  });

  it("that are none are refused with the reason", () => {
    expect(checkRle({ size: [2, 3], counts: [1, 2] })).toEqual({ fault: "sum", covered: 3, all: 6 });
    expect(checkRle({ size: [2, 3], counts: [] })).toEqual({ fault: "sum", covered: 0, all: 6 });
    expect(checkRle({ size: [2, 3], counts: [8, -2] })).toEqual({ fault: "run", index: 1 });
    expect(checkRle({ size: [2, 3], counts: [1, 2.5, 2.5] })).toEqual({ fault: "run", index: 1 });
    expect(checkRle({ size: [0, 3], counts: [0] })).toEqual({ fault: "size" });
    expect(checkRle({ size: [2, Number.NaN], counts: [6] })).toEqual({ fault: "size" });
  });
});

describe("the compressed string", () => {
  it("read again gives the runs", () => {
    const runs = fc.array(fc.oneof(fc.nat(40), fc.nat(2 ** 29 - 1)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(runs, (counts) => {
        const text = rleToString(counts);
        expect(text).toMatch(/^[0-o]+$/);
        expect(rleFromString(text)).toEqual({ ok: true, value: counts });
      }),
    );
  });

  it("of very many runs is made whole", () => {
    const counts = Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 5000);
    expect(rleFromString(rleToString(counts))).toEqual({ ok: true, value: counts });
  });

  it("with a strange character, a number without end or a run below zero is refused at its place", () => {
    expect(rleFromString("31 2")).toEqual({ ok: false, error: { fault: "character", at: 2 } });
    expect(rleFromString("31p")).toEqual({ ok: false, error: { fault: "character", at: 2 } });
    expect(rleFromString("31P")).toEqual({ ok: false, error: { fault: "number", at: 3 } });
    expect(rleFromString("PPPPPP1")).toEqual({ ok: false, error: { fault: "number", at: 6 } });
    expect(rleFromString("3O")).toEqual({ ok: false, error: { fault: "negative", at: 1 } });
    expect(rleFromString("")).toEqual({ ok: true, value: [] });
  });
});

describe("masks put together", () => {
  it("hold the pixels that the sets hold, in as few runs as there are", () => {
    const join = (a: Rows, b: Rows, keep: (one: number, other: number) => boolean) =>
      plainRle(a.map((row, y) => row.map((bit, x) => +keep(bit, b[y]?.[x] as number))));
    fc.assert(
      fc.property(twoMasks, ([a, b]) => {
        const [one, other] = [plainRle(a), plainRle(b)];
        const both = join(a, b, (p, q) => p === 1 && q === 1);
        const either = join(a, b, (p, q) => p === 1 || q === 1);
        expect(uniteRles(one, other)).toEqual(either);
        expect(intersectRles(one, other)).toEqual(both);
        expect(subtractRles(one, other)).toEqual(join(a, b, (p, q) => p === 1 && q === 0));
        const iou = rleArea(either) === 0 ? 0 : rleArea(both) / rleArea(either);
        expect(rleIou(one, other)).toBeCloseTo(iou, 12);
        expect(rleIou(other, one)).toBe(rleIou(one, other));
      }),
    );
  });

  it("of different images are a fault of the caller", () => {
    expect(() => uniteRles(emptyRle([2, 3]), emptyRle([3, 2]))).toThrow(RangeError);
    expect(() => rleIou(emptyRle([2, 3]), emptyRle([2, 4]))).toThrow("2 × 3 and 2 × 4");
  });
});
