import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign, type Edge } from "@/lib/agreement/max-weight-matching";
import { matchRegions } from "@/lib/agreement/region-matching";
import { locate } from "@/lib/agreement/region-unit";
import { seededRandom } from "@/lib/core/random";
import { boxExtent, boxIou } from "@/lib/kinds/regions/box/iou";
import type { BoxShape } from "@/lib/kinds/regions/box/shape";
import { boxRegion } from "./build";

/** The best sum over all matchings, by trying them. */
function bestSum(rows: number, edges: readonly Edge[], used = new Set<number>(), row = 0): number {
  if (row === rows) return 0;
  let best = bestSum(rows, edges, used, row + 1);
  for (const edge of edges) {
    if (edge.a !== row || used.has(edge.b)) continue;
    used.add(edge.b);
    best = Math.max(best, edge.weight + bestSum(rows, edges, used, row + 1));
    used.delete(edge.b);
  }
  return best;
}

const locateBoxes = (regions: ReturnType<typeof boxRegion>[]) => locate("box", regions, boxExtent);
const matchBoxes = (a: ReturnType<typeof boxRegion>[], b: ReturnType<typeof boxRegion>[]) => {
  const [left, right] = [locateBoxes(a), locateBoxes(b)];
  return matchRegions(left, right, boxIou).map((match) => [left[match.a]?.id, right[match.b]?.id]);
};

const boxes = (prefix: string) =>
  fc
    .array(
      fc.record({
        x: fc.integer({ min: 0, max: 30 }),
        y: fc.integer({ min: 0, max: 30 }),
        width: fc.integer({ min: 1, max: 20 }),
        height: fc.integer({ min: 1, max: 20 }),
        label: fc.constantFrom("p", "q"),
        rotation: fc.constantFrom(0, 0, 0, 30),
      }),
      { maxLength: 8 },
    )
    .map((items) =>
      items.map((item, i) =>
        boxRegion(`${prefix}${i}`, item.label, [item.x, item.y, item.width, item.height, item.rotation]),
      ),
    );

describe("assignment", () => {
  it("finds the largest sum of weights (against trying every matching), each index at most once", () => {
    const edges = fc.uniqueArray(
      fc.record({
        a: fc.integer({ min: 0, max: 5 }),
        b: fc.integer({ min: 0, max: 5 }),
        weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
      }),
      { maxLength: 24, selector: ({ a, b }) => a * 6 + b },
    );
    fc.assert(
      fc.property(edges, (list) => {
        const partner = assign(6, 6, list);
        const taken = [...partner].filter((b) => b >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        let sum = 0;
        partner.forEach((b, a) => {
          if (b < 0) return;
          const edge = list.find((item) => item.a === a && item.b === b);
          expect(edge).toBeDefined();
          sum += edge?.weight ?? 0;
        });
        expect(sum).toBeCloseTo(bestSum(6, list), 9);
      }),
      { numRuns: 500 },
    );
  });

  it("gives up a good pair where two fair ones are worth more", () => {
    expect([
      ...assign(2, 2, [
        { a: 0, b: 0, weight: 0.6 },
        { a: 0, b: 1, weight: 0.5 },
        { a: 1, b: 0, weight: 0.5 },
      ]),
    ]).toEqual([1, 0]);
  });

  it("2,000 boxes per side, each overlapping many others, match", () => {
    const random = seededRandom(3);
    const side = (prefix: string) =>
      Array.from({ length: 2000 }, (_, i) =>
        boxRegion(`${prefix}${i}`, "p", [
          random() * 1000,
          random() * 1000,
          40 + random() * 40,
          40 + random() * 40,
        ]),
      );
    const [a, b] = [side("a"), side("b")];
    const matches = matchBoxes(a, b);
    expect(matches.length).toBeGreaterThan(1500);
  });
});

describe("matching of regions", () => {
  it("does not depend on which annotator comes first or on the order of regions", () => {
    fc.assert(
      fc.property(boxes("a"), boxes("b"), (a, b) => {
        const pairs = matchBoxes(a, b);
        const swapped = matchBoxes(b.toReversed(), a.toReversed()).map(([x, y]) => [y, x]);
        expect(swapped.sort()).toEqual(pairs.slice().sort());
      }),
    );
  });

  it("identical boxes with different labels are paired label by label", () => {
    const at: [number, number, number, number] = [0, 0, 10, 10];
    const pairs = matchBoxes(
      [boxRegion("1", "p", at), boxRegion("2", "q", at)],
      [boxRegion("3", "q", at), boxRegion("4", "p", at)],
    );
    expect(pairs).toEqual([
      ["1", "4"],
      ["2", "3"],
    ]);
  });

  it("of equal candidates the first region id is taken", () => {
    const at: [number, number, number, number] = [0, 0, 10, 10];
    expect(matchBoxes([boxRegion("z", "p", at)], [boxRegion("n", "p", at), boxRegion("m", "p", at)])).toEqual(
      [["z", "m"]],
    );
  });
});

describe("IoU of boxes", () => {
  const box = (x: number, y: number, width: number, height: number, rotation = 0): BoxShape => ({
    kind: "box",
    x,
    y,
    width,
    height,
    rotation,
  });

  it("a square and itself turned by 45 degrees share an octagon: IoU = 1/√2", () => {
    // Area of the octagon: 2(√2 - 1)s², of the union: 2s² - that.
    const octagon = 2 * (Math.SQRT2 - 1);
    expect(boxIou(box(0, 0, 2, 2), box(0, 0, 2, 2, 45))).toBeCloseTo(octagon / (2 - octagon), 12);
    expect(octagon / (2 - octagon)).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it("a quarter turn with sides swapped is the same box", () => {
    expect(boxIou(box(0, 0, 8, 2), box(3, -3, 2, 8, 90))).toBeCloseTo(1, 12);
  });

  it("is symmetric, within [0, 1], and 1 for the box itself", () => {
    const any = fc.record({
      x: fc.double({ min: -50, max: 50, noNaN: true }),
      y: fc.double({ min: -50, max: 50, noNaN: true }),
      width: fc.double({ min: 0.1, max: 60, noNaN: true }),
      height: fc.double({ min: 0.1, max: 60, noNaN: true }),
      rotation: fc.integer({ min: -360, max: 360 }),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(boxIou(a, b)).toBeCloseTo(boxIou(b, a), 6);
        expect(boxIou(a, b)).toBeGreaterThanOrEqual(0);
        expect(boxIou(a, b)).toBeLessThanOrEqual(1);
        expect(boxIou(a, a)).toBeCloseTo(1, 6);
      }),
    );
  });
});
