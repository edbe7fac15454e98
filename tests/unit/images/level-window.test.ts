import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelWindow, MAX_LEVEL, movedEnd, placeOfLevel, spread } from "@/lib/images/level-window";

describe("the window of a deep image", () => {
  it("goes from the 0.5th to the 99.5th percentile, by nearest rank", () => {
    // 1 to 1,000: 5 values lie at or below 5, 995 at or below 995.
    const values = Uint16Array.from({ length: 1_000 }, (_, i) => i + 1);
    expect(levelWindow(values)).toEqual({ low: 5, high: 995, min: 1, max: 1_000 });
  });

  it("is not widened by single hot or dead pixels", () => {
    const values = Uint16Array.from({ length: 4_000 }, (_, i) => 1_000 + (i % 100));
    values[7] = MAX_LEVEL;
    values[8] = 0;
    expect(levelWindow(values)).toEqual({ low: 1_000, high: 1_099, min: 0, max: MAX_LEVEL });
  });

  it("shows what differs where nearly all is of one level", () => {
    const values = new Uint16Array(10_000).fill(300);
    values[0] = 900;
    expect(levelWindow(values)).toMatchObject({ low: 300, high: 900 });
  });

  it("always has room between its levels, within those of 16 bits", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: MAX_LEVEL })), (levels) => {
        const { low, high, min, max } = levelWindow(Uint16Array.from(levels));
        expect(low).toBeLessThan(high);
        expect(min).toBeLessThanOrEqual(low);
        expect(high).toBeLessThanOrEqual(max);
        expect(min).toBeGreaterThanOrEqual(0);
        expect(max).toBeLessThanOrEqual(MAX_LEVEL);
      }),
    );
  });

  it("becomes the whole range when it is spread", () => {
    const { factor, offset } = spread({ low: 100, high: 4_195 });
    expect(100 * factor + offset).toBeCloseTo(0, 6);
    expect(4_195 * factor + offset).toBeCloseTo(MAX_LEVEL, 6);
  });

  it("stays in order and in range wherever its sliders are moved, and every move has an effect where there is room", () => {
    const range = { min: 100, max: 60_000 };
    const levels = fc.uniqueArray(fc.integer(range), { minLength: 2, maxLength: 2 });
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(levels, fc.constantFrom("low" as const, "high" as const), place, (pair, end, to) => {
        const [low = 0, high = 0] = pair.toSorted((a, b) => a - b);
        const moved = movedEnd({ low, high }, end, to, range);
        expect(moved.low).toBeLessThan(moved.high);
        expect(moved.low).toBeGreaterThanOrEqual(range.min);
        expect(moved.high).toBeLessThanOrEqual(range.max);
        expect(placeOfLevel(moved[end], range)).toBeLessThanOrEqual(1);
      }),
    );
    // The first step of a slider is less than a level.
    expect(movedEnd({ low: 100, high: 900 }, "low", 0.001, range)).toEqual({ low: 101, high: 900 });
    expect(movedEnd({ low: 101, high: 900 }, "low", 0, range)).toEqual({ low: 100, high: 900 });
  });
});
