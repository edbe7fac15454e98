/** How the places of spans lie against chance: Krippendorff's unitizing alpha and Mathet's gamma. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outdatedIn, summarize, type Unit, unitOf } from "@/lib/agreement/agreement";
import { gammaOf, gammaParts, MOST_GAMMA_UNITS } from "@/lib/agreement/gamma";
import {
  bestDisorder,
  type LabeledUnit,
  MOST_ALIGNED_UNITS,
  unitDissimilarity,
} from "@/lib/agreement/gamma-alignment";
import { placementSums } from "@/lib/agreement/span-placement";
import { apart, type Stretch, unitizingAlpha, unitizingParts } from "@/lib/agreement/unitizing-alpha";
import { by, spanControl, spanRegion, withRegions } from "./build";

const stretches = fc
  .array(fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: 1, max: 9 })), { maxLength: 5 })
  .map((list) => apart(list.map(([start, size]) => ({ start, end: start + size }))));
const LENGTH = 60;

describe("unitizing alpha", () => {
  /** The disagreement of Krippendorff 1995, by every pair of sections. */
  function observedSlowly(raters: Stretch[][], length: number): number {
    const sections = raters.map((units) => {
      let from = 0;
      const all = units.flatMap(({ start, end }) => {
        const before = start > from ? [{ start: from, end: start, unit: false }] : [];
        from = end;
        return [...before, { start, end, unit: true }];
      });
      return from < length ? [...all, { start: from, end: length, unit: false }] : all;
    });
    let sum = 0;
    sections.forEach((own, i) => {
      sections.forEach((others, j) => {
        if (i === j) return;
        for (const g of own)
          for (const h of others) {
            const inside = (x: typeof g, y: typeof h) => y.start <= x.start && x.end <= y.end;
            if (g.unit && h.unit && g.start < h.end && h.start < g.end)
              sum += (g.start - h.start) ** 2 + (g.end - h.end) ** 2;
            else if (g.unit && !h.unit && inside(g, h)) sum += (g.end - g.start) ** 2;
            else if (!g.unit && h.unit && inside(h, g)) sum += (h.end - h.start) ** 2;
          }
      });
    });
    return sum / (raters.length * (raters.length - 1) * length ** 2);
  }

  it("has the disagreement of all pairs of sections, for two and more annotators", () => {
    fc.assert(
      fc.property(fc.array(stretches, { minLength: 2, maxLength: 4 }), (raters) => {
        expect(unitizingParts(raters, LENGTH).observed).toBeCloseTo(observedSlowly(raters, LENGTH), 12);
      }),
    );
  });

  it("is 1 for equal units, at most 1, and does not depend on the order of annotators or the direction of reading", () => {
    const turned = (units: Stretch[]) =>
      units.map(({ start, end }) => ({ start: LENGTH - end, end: LENGTH - start })).toReversed();
    fc.assert(
      fc.property(stretches, stretches, (a, b) => {
        const parts = unitizingParts([a, b], LENGTH);
        for (const other of [
          unitizingParts([b, a], LENGTH),
          unitizingParts([turned(a), turned(b)], LENGTH),
        ]) {
          expect(other.observed).toBeCloseTo(parts.observed, 12);
          expect(other.expected).toBeCloseTo(parts.expected, 12);
        }
        const { value, reason } = unitizingAlpha([parts]);
        if (value === null) expect(reason).toBeDefined();
        else expect(value).toBeLessThanOrEqual(1);
        const same = unitizingAlpha([unitizingParts([a, a], LENGTH)]);
        if (a.length > 0 && same.value !== null) expect(same.value).toBe(1);
      }),
    );
  });

  it("nothing marked has no variation, no label nothing to compare", () => {
    expect(unitizingAlpha([unitizingParts([[], []], 10)])).toMatchObject({
      value: null,
      reason: "no-variation",
    });
    expect(unitizingAlpha([])).toMatchObject({ value: null, reason: "nothing-to-compare" });
  });
});

const units = fc
  .array(fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom("x", "y")), {
    maxLength: 3,
  })
  .map((list) => list.map(([start, size, label]): LabeledUnit => ({ start, end: start + size, label })));

/** Every way to take at most one unit of each annotator, until none is left. */
function slowly(raters: readonly (readonly LabeledUnit[])[]): number {
  const pairs = (raters.length * (raters.length - 1)) / 2;
  const first = raters.findIndex((own) => own.length > 0);
  if (first < 0) return 0;
  const [unit] = raters[first] as LabeledUnit[];
  let best = Infinity;
  const choose = (rater: number, chosen: (number | null)[]): void => {
    if (rater < raters.length) {
      const own = raters[rater] as readonly LabeledUnit[];
      const ways = rater === first ? [0] : [null, ...own.keys()];
      for (const way of ways) choose(rater + 1, [...chosen, way]);
      return;
    }
    let cost = 0;
    for (let i = 0; i < raters.length; i++)
      for (let j = 0; j < i; j++) {
        const [x, y] = [chosen[i], chosen[j]];
        const [a, b] = [x == null ? null : raters[i]?.[x], y == null ? null : raters[j]?.[y]];
        cost += a && b ? unitDissimilarity(a, b) : 1;
      }
    const rest = raters.map((own, i) => own.filter((_, at) => at !== chosen[i]));
    best = Math.min(best, cost / pairs + slowly(rest));
  };
  if (unit) choose(0, []);
  return best;
}

describe("the best alignment of gamma", () => {
  it("is found for two annotators as for more, against every alignment there is", () => {
    fc.assert(
      fc.property(fc.array(units, { minLength: 2, maxLength: 3 }), (raters) => {
        fc.pre(raters.flat().length <= 7);
        expect(bestDisorder(raters)).toBeCloseTo(slowly(raters), 9);
      }),
      { numRuns: 150 },
    );
  });

  it("is 0 for equal units, symmetric, and no more than leaving all alone", () => {
    fc.assert(
      fc.property(units, units, units, (a, b, c) => {
        expect(bestDisorder([a, a])).toBeCloseTo(0, 12);
        expect(bestDisorder([a, a, a])).toBeCloseTo(0, 12);
        expect(bestDisorder([b, c, a])).toBeCloseTo(bestDisorder([a, b, c]) ?? -1, 9);
        expect(bestDisorder([a, b])).toBeLessThanOrEqual(a.length + b.length);
      }),
    );
  });

  it("of more units of three annotators than are searched is not there", () => {
    const many = Array.from({ length: MOST_ALIGNED_UNITS }, (_, i) => ({
      start: i * 5,
      end: i * 5 + 4,
      label: "x",
    }));
    expect(bestDisorder([many, many, many])).toBeNull();
    expect(gammaOf(gammaParts([many, many, many], { length: 200, samples: 3, seed: 1 }))).toEqual({
      value: null,
      reason: "too-large",
    });
  });
});

describe("gamma", () => {
  const text = [
    { start: 3, end: 9, label: "x" },
    { start: 40, end: 52, label: "y" },
    { start: 90, end: 95, label: "x" },
  ];
  const options = { length: 200, samples: 200, seed: 7 };

  it("is 1 for equal spans, near 0 for spans of chance, and the same for the same seed", () => {
    expect(gammaOf(gammaParts([text, text], options)).value).toBe(1);
    const parts = gammaParts([text, text.map((unit) => ({ ...unit, start: unit.start + 1 }))], options);
    expect(gammaParts([text, text.map((unit) => ({ ...unit, start: unit.start + 1 }))], options)).toEqual(
      parts,
    );
    expect(gammaOf(parts).value).toBeGreaterThan(0.9);
    const moved = text.map(({ start, end, label }) => ({
      start: (start + 97) % 200,
      end: end + ((start + 97) % 200) - start,
      label,
    }));
    expect(Math.abs(gammaOf(gammaParts([text, moved], options)).value ?? 9)).toBeLessThan(0.3);
  });

  it("nobody having marked anything there is nothing to compare", () => {
    expect(gammaOf(gammaParts([[], []], options))).toEqual({ value: null, reason: "nothing-to-compare" });
  });
});

describe("spans of a project", () => {
  const control = spanControl(["per", "loc"]);
  const texts = (length: number) => ({ textLength: () => length });
  const unit = (length: number | null, a: [number, number], b: [number, number]) =>
    unitOf(
      control,
      by(withRegions([spanRegion("1", "per", a)]), withRegions([spanRegion("1", "per", b)])),
      [control],
      length === null ? {} : texts(length),
    ) as Unit;
  const figures = (...list: Unit[]) => {
    const summary = summarize(
      control,
      list.map((one) => ({ unit: one })),
      { seed: 1, replicates: 40 },
    );
    return { ...summary, of: new Map(summary.measures.map((one) => [one.id, one])) };
  };

  it("equal spans are 1; a span elsewhere is below chance; the longer the text the smaller the chance", () => {
    expect(figures(unit(44, [0, 5], [0, 5])).of.get("unitizing-alpha")?.value).toBe(1);
    expect(figures(unit(44, [0, 5], [0, 5])).of.get("gamma")?.value).toBe(1);
    expect(figures(unit(44, [0, 5], [30, 35])).of.get("unitizing-alpha")?.value).toBeLessThan(0.1);
    const near = [20, 400].map(
      (length) => figures(unit(length, [0, 6], [1, 6])).of.get("unitizing-alpha")?.value ?? 0,
    );
    expect(near[1]).toBeGreaterThan(near[0] as number);
  });

  it("tells unitizing alpha by label too, and intervals over tasks", () => {
    const all = figures(unit(44, [0, 5], [0, 5]), unit(44, [4, 9], [5, 9]), unit(44, [10, 15], [30, 35]));
    expect(all.byLabel.map(({ label, placed }) => [label, placed === undefined])).toEqual([
      ["per", false],
      ["loc", true],
    ]);
    expect(all.byLabel[0]?.placed).toBe(all.of.get("unitizing-alpha")?.value);
    expect(all.of.get("gamma")?.interval).not.toBeNull();
  });

  it("a text with more spans than gamma is computed for is left out, and says so", () => {
    const spans = Array.from({ length: MOST_GAMMA_UNITS }, (_, i) => ({
      labels: ["x"],
      shape: [{ start: 2 * i, end: 2 * i + 1 }],
    }));
    expect(Object.keys(placementSums(spans, spans, 1000).sums)).toEqual(["unitizing-alpha"]);
  });

  it("units of an earlier version are told apart, and still give what they hold", () => {
    const now = unit(null, [0, 5], [0, 5]);
    const { version: _version, ...rest } = now as Extract<Unit, { kind: "regions" }>;
    const pairs = rest.pairs.map(({ placed: _placed, ...pair }) => ({
      ...pair,
      sums: Object.fromEntries(Object.entries(pair.sums).filter(([id]) => id.startsWith("f1-"))),
    }));
    const old: Unit = { ...rest, pairs };
    const isOutdated = outdatedIn(control);
    expect([isOutdated(now), isOutdated(old)]).toEqual([false, true]);
    expect(figures(old).headline.value).toBe(1);
    expect(figures(old).of.get("gamma")).toMatchObject({ value: null, reason: "too-large" });
  });
});
