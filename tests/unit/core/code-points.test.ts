import { describe, expect, it } from "vitest";
import { indexCodePoints } from "@/lib/core/code-points";
import { seededRandom } from "@/lib/core/random";
import { randomText } from "../../support/random-text";

describe("a code point index", () => {
  it.each([
    ["", 0],
    ["abc", 3],
    ["e\u0301", 2], // a letter and its combining mark are two code points
    ["\u{1F600}", 1], // two UTF-16 units
    ["\u{1F468}\u200D\u{1F469}", 3], // a joined emoji: man, joiner, woman
    ["\ud83d", 1], // half a pair counts as one
    ["\ude00\ud83d", 2], // halves in the wrong order are no pair
  ])("counts %j as %i", (text, length) => {
    expect(indexCodePoints(text).length).toBe(length);
  });

  it("converts around an emoji, and takes the middle of a pair for its start", () => {
    const index = indexCodePoints("a\u{1F600}b");
    expect([0, 1, 2, 3].map(index.toUnits)).toEqual([0, 1, 3, 4]);
    expect([0, 1, 2, 3, 4].map(index.fromUnits)).toEqual([0, 1, 1, 2, 3]);
    expect(index.slice(1, 2)).toBe("\u{1F600}");
  });

  it("clamps offsets outside the text", () => {
    const index = indexCodePoints("\u{1F600}b");
    expect([-5, 9].map(index.toUnits)).toEqual([0, 3]);
    expect([-5, 9].map(index.fromUnits)).toEqual([0, 2]);
    expect(index.slice(-1, 99)).toBe("\u{1F600}b");
  });

  it("agrees with Array.from in length, every slice and every offset, for any text", () => {
    const random = seededRandom(1);
    for (let round = 0; round < 500; round++) {
      const text = randomText(random, 12, true);
      const points = Array.from(text);
      const index = indexCodePoints(text);
      expect(index.length).toBe(points.length);
      for (let start = 0; start <= points.length; start++) {
        const units = points.slice(0, start).join("").length;
        expect(index.toUnits(start)).toBe(units);
        expect(index.fromUnits(units)).toBe(start);
        for (let end = start; end <= points.length; end++)
          expect(index.slice(start, end)).toBe(points.slice(start, end).join(""));
      }
    }
  });
});
