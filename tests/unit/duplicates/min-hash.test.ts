import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/core/random";
import { bandsFor, chanceOf, estimated, PERMUTATIONS, writeSignature } from "@/lib/duplicates/min-hash";
import { jaccard, mixed } from "@/lib/duplicates/text-shingles";

const signed = (...sets: Uint32Array[]): Uint16Array => {
  const signatures = new Uint16Array(sets.length * PERMUTATIONS);
  for (const [i, set] of sets.entries()) writeSignature(set, signatures, i * PERMUTATIONS);
  return signatures;
};
const setOf = (values: Iterable<number>) => Uint32Array.from(new Set(values), mixed).sort();

describe("the estimate of a signature (Broder 1997)", () => {
  it("has no bias, and the standard error √(J(1−J)/k)", () => {
    const random = seededRandom(7);
    for (const index of [0.2, 0.5, 0.8]) {
      const errors: number[] = [];
      for (let round = 0; round < 200; round++) {
        const at = () => Math.floor(random() * 2 ** 32);
        const shared = Array.from({ length: 400 * index }, at);
        const a = setOf([...shared, ...Array.from({ length: (400 - shared.length) / 2 }, at)]);
        const b = setOf([...shared, ...Array.from({ length: (400 - shared.length) / 2 }, at)]);
        errors.push(estimated(signed(a, b), 0, PERMUTATIONS) - jaccard(a, b));
      }
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
      const deviation = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
      const theory = Math.sqrt((index * (1 - index)) / PERMUTATIONS);
      expect(Math.abs(mean)).toBeLessThan((4 * theory) / Math.sqrt(errors.length));
      expect(deviation / theory).toBeGreaterThan(0.8);
      expect(deviation / theory).toBeLessThan(1.2);
    }
  });

  it("does not depend on the order of the set, and is 1 for equal sets", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(2 ** 31), { minLength: 1, maxLength: 60 }), (values) => {
        const there = Uint32Array.from(values, mixed);
        const back = there.slice().reverse();
        expect(estimated(signed(there, back), 0, PERMUTATIONS)).toBe(1);
      }),
    );
  });

  it("is the same in every process: the signature of a set is fixed", () => {
    const [first, second, last] = [0, 1, PERMUTATIONS - 1].map((k) => signed(setOf([1, 2, 3]))[k]);
    expect([first, second, last]).toEqual([34825, 59037, 41949]);
  });
});

describe("bandsFor", () => {
  it.each([0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1])("misses at most one in a thousand pairs of %s", (threshold) => {
    const found = bandsFor(threshold);
    expect(chanceOf(threshold, found)).toBeGreaterThanOrEqual(0.999);
    expect(found.bands * found.rows).toBeLessThanOrEqual(PERMUTATIONS);
    const stricter = { bands: Math.floor(PERMUTATIONS / (found.rows + 1)), rows: found.rows + 1 };
    if (found.rows < 16) expect(chanceOf(threshold, stricter)).toBeLessThan(0.999);
  });

  it("finds pairs of 0.8 in 25 bands of 5, and leaves most pairs of 0.3 alone", () => {
    expect(bandsFor(0.8)).toEqual({ bands: 25, rows: 5 });
    // 1 − (1 − 0.8⁵)²⁵ and 1 − (1 − 0.3⁵)²⁵
    expect(chanceOf(0.8, bandsFor(0.8))).toBeCloseTo(0.99995, 5);
    expect(chanceOf(0.3, bandsFor(0.8))).toBeCloseTo(0.059, 3);
  });
});
