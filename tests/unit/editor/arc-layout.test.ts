import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ArcEnds, layoutArcs } from "@/lib/editor/arc-layout";

const box = (line: number, left: number, width = 40) => ({
  left,
  right: left + width,
  top: 100 + line * 34,
});

/** Straight stretches of a path, corners taken as sharp. */
function stretches(path: string): { x1: number; y1: number; x2: number; y2: number }[] {
  const corners: [number, number][] = [];
  for (const [, kind, x, y] of path.matchAll(/([MLQ])(-?[\d.]+) (-?[\d.]+)/g)) {
    // Of a round corner only its control point counts; the points beside it lie on the lines.
    if (kind === "Q") corners.pop();
    corners.push([Number(x), Number(y)]);
  }
  return corners.slice(1).map(([x2, y2], i) => {
    const [x1, y1] = corners[i] as [number, number];
    return { x1: Math.min(x1, x2), x2: Math.max(x1, x2), y1: Math.min(y1, y2), y2: Math.max(y1, y2) };
  });
}

const arcs = fc
  .array(fc.tuple(fc.nat(4), fc.nat(500), fc.nat(4), fc.nat(500)), { maxLength: 12 })
  .map((list) =>
    list.map(
      ([line, x, other, x2], i): ArcEnds => ({
        ...{ id: `${i}`, from: box(line, x + 210), to: box(other, x2 + 210) },
      }),
    ),
  );

describe("arcs over a text", () => {
  test("of one line the shorter one lies nearer to it, and arrows end above their span", () => {
    const placed = layoutArcs(
      [
        { id: "long", from: box(1, 50), to: box(1, 400) },
        { id: "short", from: box(1, 200), to: box(1, 100) },
      ],
      40,
    );
    const [short, long] = ["short", "long"].map((id) => placed.find((arc) => arc.id === id));
    expect(short?.label.y).toBeGreaterThan(long?.label.y ?? 0);
    expect(short?.arrow).toContain("L120 134");
  });

  test("an end that is not in the page is shown as the way to it", () => {
    const [arc] = layoutArcs([{ id: "a", from: box(0, 60), to: "below" }], 40);
    expect(arc?.path.startsWith("M80 100")).toBe(true);
    expect(layoutArcs([{ id: "b", from: "above", to: "below" }], 40)).toEqual([]);
  });

  test("no two arcs run over each other on a line or beside the text, in whatever order they come", () => {
    fc.assert(
      fc.property(arcs, (given: ArcEnds[]) => {
        const placed = layoutArcs(given, 200);
        expect(layoutArcs(given.toReversed(), 200)).toEqual(placed);
        const flat = placed.flatMap(({ id, path }) => stretches(path).map((one) => ({ id, ...one })));
        const long = flat.filter(({ x1, x2, y1, y2 }) => x2 - x1 > 1 || (y2 - y1 > 1 && x1 < 200));
        for (const a of long)
          for (const b of long) {
            if (a.id >= b.id) continue;
            const isLevel = a.y1 === a.y2 && b.y1 === b.y2 && a.y1 === b.y1 && a.x1 < b.x2 && b.x1 < a.x2;
            const isUpright = a.x1 === a.x2 && b.x1 === b.x2 && a.x1 === b.x1 && a.y1 < b.y2 && b.y1 < a.y2;
            expect(isLevel || isUpright, `${a.id} over ${b.id}`).toBe(false);
          }
      }),
    );
  });
});
