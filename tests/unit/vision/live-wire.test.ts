import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "@/lib/core/geometry";
import { snapped, wireBetween } from "@/lib/vision/image-wire";
import { edgesOf, type Node, straightened, strongestNear, wireFrom, wirePath } from "@/lib/vision/live-wire";
import type { Pixels } from "@/lib/vision/pixels";
import { darkThing, greys, imageOf, pixelsOf } from "./pictures";

const LOOK = { scale: 1, threshold: 16 };
const path = (pixels: Pixels, from: Node, to: Node, threshold = 16) => {
  const wire = wireFrom(edgesOf(pixels), from, threshold);
  return { wire, nodes: wirePath(wire, to) };
};
const at = (column: number, row: number): Node => ({ column, row });

describe("edges of an image", () => {
  it("are as strong as the pixels across a corner differ, in the channel that differs most", () => {
    const { columns, rows, strength } = edgesOf(greys("00", "09"));
    expect([columns, rows]).toEqual([3, 3]);
    // In the middle, and where the outermost pixels go on beside the image.
    expect([...strength]).toEqual([0, 0, 0, 0, 90, 90, 0, 90, 0]);
    const blue = pixelsOf(2, 1, (x) => [5 * x, 0, 40 * x]);
    expect(edgesOf(blue).strength[1]).toBe(40);
  });
});

describe("the cheapest path", () => {
  const square = darkThing(60, 60, (x, y) => x >= 20 && x < 40 && y >= 20 && y < 40);

  it("goes along a drawn edge round its corners, not straight through", () => {
    const { nodes } = path(square, at(20, 38), at(38, 20));
    const farthest = Math.max(
      ...nodes.map(({ column, row }) => Math.min(Math.abs(column - 20), Math.abs(row - 20))),
    );
    expect(farthest).toBeLessThanOrEqual(1);
    expect(nodes.some(({ column, row }) => column <= 21 && row <= 21)).toBe(true);
  });

  it("takes the edge even where it is a detour, unless the threshold lies above it", () => {
    const arc = darkThing(80, 80, (x, y) => Math.hypot(x + 0.5 - 40, y + 0.5 - 40) < 25);
    const { nodes } = path(arc, at(15, 40), at(40, 15));
    for (const { column, row } of nodes)
      expect(Math.abs(Math.hypot(column - 40, row - 40) - 25)).toBeLessThan(1.5);
    const over = path(arc, at(15, 40), at(40, 15), 255);
    expect(straightened(over.wire, over.nodes)).toEqual([at(15, 40), at(40, 15)]);
  });

  it("is straight on an image without edges, whatever its direction", () => {
    const flat = pixelsOf(50, 40, () => [120, 130, 140]);
    for (const to of [at(49, 13), at(3, 37), at(20, 20), at(5, 0)]) {
      const { wire, nodes } = path(flat, at(5, 5), to);
      expect(straightened(wire, nodes)).toEqual([at(5, 5), to]);
    }
    expect(wireBetween(imageOf(flat), [5.5, 5.25], [48, 13], LOOK)).toEqual([
      [5.5, 5.25],
      [48, 13],
    ]);
  });

  it("is straight up to an edge and then follows it", () => {
    const half = darkThing(60, 60, (x) => x >= 30);
    const { wire, nodes } = path(half, at(3, 10), at(30, 58));
    const kept = straightened(wire, nodes);
    const [first, second] = kept;
    expect(first).toEqual(at(3, 10));
    expect(second?.column).toBeGreaterThanOrEqual(29);
  });

  const noisy = fc
    .tuple(fc.integer({ min: 2, max: 24 }), fc.integer({ min: 2, max: 24 }), fc.infiniteStream(fc.nat(255)))
    .map(([width, height, greysOf]) =>
      pixelsOf(width, height, () => {
        const grey = greysOf.next().value as number;
        return [grey, grey, 0];
      }),
    );

  it("goes from neighbour to neighbour on any image, from its beginning to every node", () => {
    fc.assert(
      fc.property(noisy, fc.nat(), fc.nat(), fc.nat(255), (pixels, a, b, threshold) => {
        const { columns, rows } = edgesOf(pixels);
        const node = (i: number) => at(i % columns, Math.floor(i / columns) % rows);
        const { nodes } = path(pixels, node(a), node(b), threshold);
        expect([nodes[0], nodes.at(-1)]).toEqual([node(a), node(b)]);
        nodes.slice(1).forEach(({ column, row }, i) => {
          const [dx, dy] = [column - (nodes[i]?.column ?? 0), row - (nodes[i]?.row ?? 0)];
          expect(Math.max(Math.abs(dx), Math.abs(dy))).toBe(1);
        });
        expect(new Set(nodes.map(({ column, row }) => `${column},${row}`)).size).toBe(nodes.length);
      }),
    );
  });
});

describe("the live wire on an image", () => {
  const SQUARE = darkThing(700, 500, (x, y) => x >= 100 && x < 200 && y >= 100 && y < 180);

  it("snaps to the strongest edge near the pointer, and to none where there is none", () => {
    expect(snapped(imageOf(SQUARE), [103, 140], LOOK)).toEqual([100, 140]);
    expect(snapped(imageOf(SQUARE), [50.5, 50], LOOK)).toEqual([50.5, 50]);
    expect(strongestNear(edgesOf(SQUARE), [103, 140], 2, 16)).toBeNull();
    expect(snapped(imageOf(SQUARE), [103, 140], { scale: 1, threshold: 255 })).toEqual([103, 140]);
  });

  it("keeps the few corners of its path, within a pixel of the thing's", () => {
    const found = wireBetween(imageOf(SQUARE), [100, 150], [150, 102], LOOK);
    expect(found.length).toBeLessThanOrEqual(4);
    expect([found[0], found.at(-1)]).toEqual([
      [100, 150],
      [150, 100],
    ]);
    for (const [x, y] of found) expect(Math.min(Math.abs(x - 100), Math.abs(y - 100))).toBeLessThanOrEqual(1);
  });

  it("goes on straight beyond its window of 512 pixels", () => {
    // The window reaches from 0 to 512; round a corner of the thing the path leads to its border.
    const found = wireBetween(imageOf(SQUARE), [100, 120], [680, 180], LOOK, true);
    expect([found[0], found.at(-1)]).toEqual([
      [100, 120],
      [680, 180],
    ]);
    expect(found.at(-2)?.[0]).toBe(512);
    expect(Math.abs((found.at(-2)?.[1] ?? 0) - (120 + (60 * 412) / 580))).toBeLessThan(1);
  });

  it("at the far side of the image its window reaches back: a small image lies in one window", () => {
    const small = darkThing(480, 300, (_, y) => y >= 150);
    for (const [from, to] of [
      [470, 5],
      [5, 470],
    ] as const) {
      const found = wireBetween(imageOf(small), [from, 150], [to, 152], LOOK);
      expect(found).toEqual([
        [from, 150],
        [to, 150],
      ]);
    }
  });

  it("reaches farther in steps of several pixels where the view shows them as one", () => {
    const found = wireBetween(imageOf(SQUARE), [100, 120], [680, 400], { scale: 0.25, threshold: 255 }, true);
    expect(found).toEqual([
      [100, 120],
      [680, 400],
    ]);
    const along = wireBetween(imageOf(SQUARE), [100, 160], [180, 100], { scale: 0.25, threshold: 16 });
    for (const [x, y] of along) expect(Math.min(Math.abs(x - 100), Math.abs(y - 100))).toBeLessThanOrEqual(4);
  });

  it("ends at the place itself where that is asked for, also on the edge of the image", () => {
    const corner: Point = [700, 500];
    expect(wireBetween(imageOf(SQUARE), [690, 490], corner, LOOK, true)).toEqual([[690, 490], corner]);
    expect(wireBetween(imageOf(SQUARE), [690, 490], [690, 490], LOOK, true).at(-1)).toEqual([690, 490]);
  });
});
