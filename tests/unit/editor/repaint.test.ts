import { describe, expect, it } from "vitest";
import { changedRegions, MOST_CHANGED, type ShownRegions } from "@/lib/editor/changed-regions";
import { type Painted, repaintOf, type Wanted } from "@/lib/editor/repaint";
import { boxRegion } from "../../support/editor-driver";

const HOME = { scale: 1, x: 0, y: 0 };
const view = { width: 800, height: 600 };
const painted = (changes: Partial<Painted> = {}): Painted => ({
  ...{ viewport: HOME, view, marginPx: 200, costMs: 15, atMs: 0 },
  ...changes,
});
const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  ...{ viewport: HOME, view, image: { width: 4000, height: 3000 }, nowMs: 10, isResting: false },
  ...changes,
});
const moved = (x: number, y = 0, scale = 1) => ({ viewport: { scale, x, y } });

describe("a bitmap of what rests", () => {
  it("is painted when there is none, or one of another size", () => {
    expect(repaintOf(null, wanted())).toBe("now");
    expect(repaintOf(painted(), wanted({ view: { width: 801, height: 600 } }))).toBe("now");
  });

  it("of the same view stays as it is, also at rest", () => {
    expect(repaintOf(painted(), wanted())).toBe("never");
    expect(repaintOf(painted(), wanted({ isResting: true }))).toBe("never");
  });

  it("follows every movement where painting is cheap", () => {
    expect(repaintOf(painted({ costMs: 1 }), wanted(moved(-5)))).toBe("now");
  });

  it("waits for rest while it covers a moving view", () => {
    expect(repaintOf(painted(), wanted({ ...moved(-150), nowMs: 5_000 }))).toBe("later");
    expect(repaintOf(painted(), wanted({ ...moved(0, 0, 1.9), nowMs: 5_000 }))).toBe("later");
    expect(repaintOf(painted(), wanted({ ...moved(-150), isResting: true }))).toBe("now");
  });

  it.each([
    ["leaves its margin", moved(-300)],
    ["is much larger", moved(0, 0, 2.1)],
    ["is much smaller", moved(100, 100, 0.45)],
  ])("is painted meanwhile, but not all the time, when the view %s", (_, move) => {
    expect(repaintOf(painted(), wanted({ ...move, nowMs: 5_000 }))).toBe("now");
    expect(repaintOf(painted(), wanted({ ...move, nowMs: 150 }))).toBe("later");
    expect(repaintOf(painted({ costMs: 50 }), wanted({ ...move, nowMs: 350 }))).toBe("later");
  });

  it("that takes several frames waits for rest in any case", () => {
    expect(repaintOf(painted({ costMs: 200 }), wanted({ ...moved(-300), nowMs: 60_000 }))).toBe("later");
  });

  it("need not cover what lies beside the image", () => {
    const small = { image: { width: 700, height: 500 }, nowMs: 5_000 };
    expect(repaintOf(painted(), wanted({ ...moved(900), ...small }))).toBe("later");
  });
});

describe("what is mended in a painting", () => {
  const [a, b, c] = [boxRegion("a", 0, 0, 9, 9), boxRegion("b", 20, 0, 9, 9), boxRegion("c", 40, 0, 9, 9)];
  const shown = (changes: Partial<ShownRegions> = {}): ShownRegions => ({
    ...{ regions: [a, b], selection: [], hidden: new Set(), locked: new Set(), lifted: new Map() },
    ...changes,
  });

  it("is nothing when nothing changed", () => {
    expect(changedRegions(shown(), shown())).toEqual([]);
    expect(changedRegions(shown(), shown({ regions: [a, b], selection: [], hidden: new Set() }))).toEqual([]);
  });

  it("is a region that came, one that went, and both shapes of one that changed", () => {
    const before = shown();
    expect(changedRegions(before, shown({ regions: [a, b, c] }))).toEqual([c]);
    expect(changedRegions(before, shown({ regions: [b] }))).toEqual([a]);
    const other = { ...a, labels: ["crane"] };
    expect(changedRegions(before, shown({ regions: [other, b] }))).toEqual([a, other]);
  });

  it("is a region that was selected or let go, hidden, locked or lifted", () => {
    const before = shown({ selection: ["a"] });
    expect(changedRegions(before, shown({ selection: ["b"] }))).toEqual([a, b]);
    expect(changedRegions(shown(), shown({ hidden: new Set(["b"]) }))).toEqual([b]);
    expect(changedRegions(shown(), shown({ locked: new Set(["a"]) }))).toEqual([a]);
    expect(changedRegions(shown(), shown({ lifted: new Map([["b", 1]]) }))).toEqual([b]);
    // The gesture goes on: the same regions are lifted, in other shapes.
    const [lifted, further] = [new Map([["b", 1]]), new Map([["b", 2]])];
    expect(changedRegions(shown({ lifted }), shown({ lifted: further }))).toEqual([]);
  });

  it("is all when many changed at once", () => {
    const many = Array.from({ length: 3 * MOST_CHANGED }, (_, i) => boxRegion(`r${i}`, i, 0, 1, 1));
    const ids = many.map(({ id }) => id);
    const before = shown({ regions: many });
    expect(changedRegions(before, shown({ regions: [] }))).toBeNull();
    expect(changedRegions(before, shown({ regions: many.map((one) => ({ ...one })) }))).toBeNull();
    expect(changedRegions(before, shown({ regions: many, selection: ids }))).toBeNull();
    expect(changedRegions(before, shown({ regions: many, hidden: new Set(ids) }))).toBeNull();
    // Half of a short list, too.
    const short = many.slice(0, 20);
    const half = shown({ regions: short, selection: ids.slice(0, 10) });
    expect(changedRegions(shown({ regions: short }), half)).toBeNull();
  });
});
