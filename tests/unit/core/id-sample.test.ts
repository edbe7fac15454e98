/** Random samples by the ends of ids. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInSample, sampleStretches } from "@/lib/core/id-sample";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** Every 32nd of all ends there are. */
const ENDS = Array.from({ length: 32 ** 3 }, (_, i) => {
  const three = [i >> 10, (i >> 5) & 31, i & 31].map((value) => ALPHABET.charAt(value)).join("");
  return `${"0".repeat(22)}${three}${ALPHABET.charAt((i * 7) % 32)}`;
});
const shareOf = (percent: number, seed: number) => {
  const stretches = sampleStretches(percent, seed);
  return ENDS.filter((id) => isInSample(id, stretches)).length / ENDS.length;
};

describe("a sample", () => {
  it("holds the share that was asked for, whatever the seed, and all of them at 100 %", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 9_999 }), (percent, seed) => {
        expect(shareOf(percent, seed)).toBeCloseTo(percent / 100, 2);
      }),
      { numRuns: 60 },
    );
    expect(shareOf(100, 5)).toBe(1);
  });

  it("is the same for the same seed, and next to another one for the next", () => {
    expect(sampleStretches(10, 3)).toEqual(sampleStretches(10, 3));
    const [a, b] = [sampleStretches(10, 3), sampleStretches(10, 4)];
    expect(ENDS.filter((id) => isInSample(id, a) && isInSample(id, b))).toEqual([]);
  });
});
