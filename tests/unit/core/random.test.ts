import { describe, expect, it } from "vitest";
import { seededRandom, seedFrom, shuffled } from "@/lib/core/random";

const take = (seed: number, count: number) => Array.from({ length: count }, seededRandom(seed));

describe("the seeded generator", () => {
  it("gives the same numbers for the same seed, others for another", () => {
    expect(take(7, 100)).toEqual(take(7, 100));
    expect(take(7, 5)).not.toEqual(take(8, 5));
  });

  it("counts the low 32 bits of its seed only", () => {
    expect(take(2 ** 32 + 7, 10)).toEqual(take(7, 10));
    expect(take(-1, 10)).toEqual(take(2 ** 32 - 1, 10));
  });

  it("stays in [0, 1) and fills ten bins evenly, within five standard deviations", () => {
    const bins = new Array<number>(10).fill(0);
    const values = take(9, 100_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    for (const value of values) bins[Math.floor(value * 10)]! += 1;
    for (const count of bins) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(9_000));
  });
});

describe("a seed from text", () => {
  it.each([
    ["", 0x811c9dc5],
    ["a", 0xe40c292c],
    ["foobar", 0xbf9cf968],
  ])("of %j is its FNV-1a hash as published by Noll", (text, hash) => {
    expect(seedFrom(text)).toBe(hash);
  });
});

describe("a shuffle", () => {
  it("keeps every item, leaves its argument alone and repeats with its seed", () => {
    const items = Object.freeze(Array.from({ length: 50 }, (_, i) => i));
    const first = shuffled(items, seededRandom(1));
    expect(first.toSorted((a, b) => a - b)).toEqual(items);
    expect(first).not.toEqual(items);
    expect(shuffled(items, seededRandom(1))).toEqual(first);
  });

  it("gives each of the six orders of three items equally often, within five standard deviations", () => {
    const random = seededRandom(2);
    const counts = new Map<string, number>();
    for (let i = 0; i < 60_000; i++) {
      const order = shuffled(["a", "b", "c"], random).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    const deviation = Math.sqrt(60_000 * (1 / 6) * (5 / 6));
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(5 * deviation);
  });
});
