import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSet } from "@/lib/geometry/bitmap";
import { pickOnImage } from "@/lib/vision/image-wand";
import type { Pixels } from "@/lib/vision/pixels";
import { enlarged, pickAlike, type WandPick } from "@/lib/vision/wand";
import { drawn } from "../geometry/masks";
import { type Color, greys, imageOf, pixelsOf } from "./pictures";

const pick = (pixels: Pixels, column: number, row: number, tolerance: number, isContiguous = true) =>
  pickAlike(pixels, { column, row, tolerance, isContiguous });

describe("the magic wand", () => {
  const stairs = greys("0123", "1191", "2991", "0009");

  it("picks pixels that differ by the tolerance at most, joined over their sides", () => {
    expect(drawn(pick(stairs, 0, 0, 0))).toEqual(["#"]);
    expect(drawn(pick(stairs, 0, 0, 9))).toEqual(["#"]);
    expect(drawn(pick(stairs, 0, 0, 10))).toEqual(["##", "##"]);
    // The pixels on the right are reached over the top; the 9 in the corner is not.
    expect(drawn(pick(stairs, 0, 0, 30))).toEqual(["####", "##.#", "#..#", "###."]);
    const low = pick(stairs, 1, 3, 0);
    expect([low.x, low.y, drawn(low)]).toEqual([0, 3, ["###"]]);
  });

  it("picks them in the whole image where they need not be joined", () => {
    expect(drawn(pick(stairs, 0, 0, 0, false))).toEqual(["#...", "....", "....", "###."]);
    expect(drawn(pick(stairs, 3, 1, 0, false))).toEqual([".#..", "##.#", "...#", "...."]);
  });

  it("compares the channel that differs most", () => {
    const colors: Color[] = [
      [100, 100, 100],
      [110, 110, 110],
      [100, 100, 111],
      [89, 100, 100],
    ];
    const row = pixelsOf(4, 1, (x) => colors[x] ?? [0, 0, 0]);
    expect(drawn(pick(row, 0, 0, 10, false))).toEqual(["##.."]);
    expect(drawn(pick(row, 0, 0, 11, false))).toEqual(["####"]);
  });

  it("picks nothing beside the image", () => {
    for (const [x, y] of [
      [-1, 0],
      [0, -1],
      [4, 0],
      [0, 4],
    ] as const)
      expect(pick(stairs, x, y, 255).data).toHaveLength(0);
    expect(pickOnImage(imageOf(stairs), [4.5, 1], 255, true).data).toHaveLength(0);
  });

  it("goes round corners and into what lies behind: a spiral is one area", () => {
    const spiral = greys("00000", "99990", "00090", "09990", "00000");
    expect(drawn(pick(spiral, 1, 2, 0))).toEqual(["#####", "....#", "###.#", "#...#", "#####"]);
  });

  it("on a reduced image a pixel stands for a square, cut off at the edge", () => {
    const one = pick(greys("01", "11"), 1, 1, 0);
    expect(drawn(enlarged(one, 2, { width: 4, height: 4 }))).toEqual(["..##", "..##", "####", "####"]);
    expect(drawn(enlarged(one, 2, { width: 3, height: 4 }))).toEqual(["..#", "..#", "###", "###"]);
  });

  const cases = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
    .chain(([width, height]) =>
      fc.record({
        pixels: fc
          .array(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 3 }))), {
            minLength: width * height,
            maxLength: width * height,
          })
          .map((values) =>
            pixelsOf(width, height, (x, y) => {
              const [red = 0, green = 0, blue = 0] = values[y * width + x] ?? [];
              return [red * 20, green * 20, blue * 20];
            }),
          ),
        column: fc.nat({ max: width - 1 }),
        row: fc.nat({ max: height - 1 }),
        tolerance: fc.constantFrom(0, 19, 20, 40, 60),
      }),
    );
  const within = (inner: ReturnType<typeof pickAlike>, outer: ReturnType<typeof pickAlike>) => {
    for (let y = 0; y < inner.y + inner.height; y++)
      for (let x = 0; x < inner.x + inner.width; x++)
        if (isSet(inner, x, y)) expect(isSet(outer, x, y)).toBe(true);
  };

  it("always picks the first pixel; joined pixels are among all alike, and more tolerance takes none away", () => {
    fc.assert(
      fc.property(cases, ({ pixels, ...asked }) => {
        const wanted: WandPick = { ...asked, isContiguous: true };
        const joined = pickAlike(pixels, wanted);
        expect(isSet(joined, asked.column, asked.row)).toBe(true);
        const all = pickAlike(pixels, { ...wanted, isContiguous: false });
        within(joined, all);
        within(joined, pickAlike(pixels, { ...wanted, tolerance: asked.tolerance + 20 }));
        within(all, pickAlike(pixels, { ...wanted, isContiguous: false, tolerance: asked.tolerance + 20 }));
      }),
    );
  });

  it("the joined pixels are the alike ones that steps over sides lead to", () => {
    fc.assert(
      fc.property(cases, ({ pixels, ...asked }) => {
        const all = pickAlike(pixels, { ...asked, isContiguous: false });
        const found = new Set<string>();
        const waiting = [[asked.column, asked.row] as const];
        for (let at = waiting.pop(); at; at = waiting.pop()) {
          const [x, y] = at;
          if (found.has(at.join()) || !isSet(all, x, y)) continue;
          found.add(at.join());
          waiting.push([x - 1, y], [x + 1, y], [x, y - 1], [x, y + 1]);
        }
        const joined = pickAlike(pixels, { ...asked, isContiguous: true });
        expect(joined.data.reduce((sum, bit) => sum + bit, 0)).toBe(found.size);
        for (const place of found) {
          const [x = 0, y = 0] = place.split(",").map(Number);
          expect(isSet(joined, x, y)).toBe(true);
        }
      }),
    );
  });
});
