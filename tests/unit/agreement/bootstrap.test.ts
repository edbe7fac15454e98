import { describe, expect, it } from "vitest";
import { binomial, multinomial } from "@/lib/agreement/binomial";
import { bootstrapIntervals } from "@/lib/agreement/bootstrap";
import { coincidenceBuilder, contributionsOf } from "@/lib/agreement/coincidence";
import { nominal } from "@/lib/agreement/distances";
import { krippendorffAlpha } from "@/lib/agreement/krippendorff-alpha";
import { ratioInterval } from "@/lib/agreement/ratio-interval";
import { seededRandom } from "@/lib/core/random";

describe("binomial draws", () => {
  it.each([
    [1, 0.5],
    [30, 0.1],
    [40, 0.5],
    [1000, 0.003],
    [1000, 0.4],
    [1_000_000, 0.25],
    [1_000_000, 0.9999],
  ])("n=%d p=%d have the mean and variance of the distribution", (n, p) => {
    const random = seededRandom(7);
    const draws = 20_000;
    let [sum, squares] = [0, 0];
    for (let i = 0; i < draws; i++) {
      const k = binomial(n, p, random);
      if (!(Number.isInteger(k) && k >= 0 && k <= n)) throw new Error(`${k} is no count of ${n}`);
      sum += k - n * p;
      squares += (k - n * p) ** 2;
    }
    const variance = n * p * (1 - p);
    expect(Math.abs(sum / draws)).toBeLessThan(5 * Math.sqrt(variance / draws));
    expect(squares / draws / variance).toBeGreaterThan(0.94);
    expect(squares / draws / variance).toBeLessThan(1.06);
  });

  it("a multinomial draw gives away every item, none to empty cells", () => {
    const out = new Float64Array(4);
    for (let seed = 0; seed < 200; seed++) {
      multinomial(1000, [3, 0, 5, 2], 10, seededRandom(seed), out);
      expect(out.reduce((sum, count) => sum + count, 0)).toBe(1000);
      expect(out[1]).toBe(0);
    }
  });
});

const alphaInterval = (units: number, seed: number) => {
  const contributions = contributionsOf([
    { ratings: [0, 0], units: units * 0.4 },
    { ratings: [0, 1], units: units * 0.2 },
    { ratings: [1, 1], units: units * 0.4 },
  ]);
  const build = coincidenceBuilder(contributions, 2);
  const [interval] = bootstrapIntervals(
    contributions.map((item) => item.units),
    (drawn) => [krippendorffAlpha(build(drawn), nominal).value],
    10,
    { seed },
  );
  return interval ?? null;
};

describe("bootstrap over units", () => {
  it("the same seed gives the same interval, another seed nearly the same", () => {
    expect(alphaInterval(500, 1)).toEqual(alphaInterval(500, 1));
    const [a, b] = [alphaInterval(500, 1), alphaInterval(500, 2)];
    expect(a).not.toEqual(b);
    expect(Math.abs((a?.[0] ?? 9) - (b?.[0] ?? 0))).toBeLessThan(0.02);
  });

  it("matches the normal interval: alpha is 1 - 2 × (share of split units) for even categories", () => {
    const [low, high] = alphaInterval(10_000, 3) ?? [0, 0];
    const error = 2 * Math.sqrt((0.2 * 0.8) / 10_000);
    expect(low).toBeCloseTo(0.6 - 1.96 * error, 2);
    expect(high).toBeCloseTo(0.6 + 1.96 * error, 2);
    expect(high - low).toBeCloseTo(2 * 1.96 * error, 2);
  });

  it("there is none for a single unit, or when most replicates are undefined, or when none are asked for", () => {
    const options = { seed: 1 };
    expect(bootstrapIntervals([1], () => [0.5], 1, options)).toEqual([null]);
    expect(bootstrapIntervals([5, 5], () => [null], 1, options)).toEqual([null]);
    expect(bootstrapIntervals([5, 5], () => [1], 1, { seed: 1, replicates: 0 })).toEqual([null]);
  });

  it("of a ratio: many distinct tasks get the linearised interval, close to that of the bootstrap", () => {
    const random = seededRandom(5);
    const ratios = Array.from({ length: 30_000 }, (): [number, number] => {
      const all = 1000 + Math.floor(random() * 100_000);
      return [Math.floor(all * (0.5 + random() / 2)), all];
    });
    const linear = ratioInterval(ratios, { seed: 1 });
    const small = ratioInterval(ratios.slice(0, 15_000), { seed: 1 });
    expect((linear?.[0] ?? 0) + (linear?.[1] ?? 0)).toBeCloseTo(1.5, 1);
    const [wide, narrow] = [(small?.[1] ?? 0) - (small?.[0] ?? 0), (linear?.[1] ?? 0) - (linear?.[0] ?? 0)];
    expect(wide / narrow).toBeGreaterThan(1.25);
    expect(wide / narrow).toBeLessThan(1.6);
  });
});
