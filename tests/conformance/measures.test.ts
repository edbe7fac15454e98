/** What every measure of agreement owes to the pages and summaries, which know it by its manifest only. */
import { describe, expect, it } from "vitest";
import { cellsOf, coincidenceOf } from "@/lib/agreement/coincidence";
import type { Categories, Measure } from "@/lib/agreement/measure";
import { unitResult } from "@/lib/agreement/measure-results";
import type { Measured } from "@/lib/agreement/measured";
import { MEASURES, measureOf } from "@/lib/agreement/measures";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { LOCALES } from "@/lib/i18n/locales";

/** Four units, two ratings each, of the categories 1, 2 and 3, or of what the measure reads. */
const categoriesFor = ({ reads }: Measure): Categories => ({
  values: reads === "ranks" ? ["a,b,c", "c,b,a", "b,a,c"] : ["1", "2", "3"],
  declared: 3,
  singles: [0, 0, 0],
});
const same: [number, number][] = [
  [0, 0],
  [1, 1],
  [2, 2],
  [0, 0],
];
const apart: [number, number][] = [
  [0, 1],
  [1, 2],
  [0, 2],
  [0, 1],
];
const contributionsOf = (pairs: [number, number][]) =>
  pairs.map(([i, j]) => ({ ...cellsOf(i < j ? [i, j] : [j, i]), units: 1 }));
const matrixOf = (pairs: [number, number][]) => coincidenceOf(contributionsOf(pairs), 3);
/** How often each category was given by the first or the second rater. */
const ratingsOf = (pairs: [number, number][], rater: 0 | 1) => {
  const counts = new Map<number, number>();
  for (const pair of pairs) counts.set(pair[rater], (counts.get(pair[rater]) ?? 0) + 1);
  return counts;
};
const tableOf = (pairs: [number, number][]) => ({
  ...{ a: "x", b: "y", n: pairs.length },
  cells: pairs.map(([i, j]): [number, number, number] => [i, j, 1]),
});

it("the measures have ids of their own, by which they are found", () => {
  expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length);
  for (const measure of MEASURES) expect(measureOf(measure.id)).toBe(measure);
  expect(measureOf("of-a-newer-version")).toBeUndefined();
});

describe.each(MEASURES.map((measure) => [measure.id, measure] as const))("the measure %s", (id, measure) => {
  it("has a name and a sentence in every language", () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const locale of LOCALES) {
      const t = makeTranslate(locale);
      for (const key of [measure.name, measure.hint]) expect(t(key)).not.toBe(key);
      expect(t(measure.hint)).toMatch(/\.$/);
    }
  });

  /** Undefined for those that are not computed from ratings. */
  const figure = (pairs: [number, number][]): Measured | undefined => {
    const categories = categoriesFor(measure);
    const [contributions, matrix] = [contributionsOf(pairs), matrixOf(pairs)];
    switch (measure.needs) {
      case "matrix":
      case "labels":
        return measure.of(matrix, categories);
      case "table":
        return measure.of(tableOf(pairs), categories);
      case "units": {
        const basis = { units: pairs.length, pairs: pairs.length };
        return unitResult(measure, { contributions, categories, basis }, { seed: 1, replicates: 0 });
      }
      case "raters": {
        const byRater = pairs.length === 0 ? [] : [ratingsOf(pairs, 0), ratingsOf(pairs, 1)];
        const tables = pairs.length === 0 ? [] : [tableOf(pairs)];
        return measure.of({ matrix, tables, byRater, contributions }, categories);
      }
      default:
        return undefined;
    }
  };

  it.skipIf(figure(same) === undefined)("is full where all agree, less where none do, and never NaN", () => {
    const full = measure.isDistance ? 0 : 1;
    expect(figure(same)?.value).toBeCloseTo(full, 12);
    const less = figure(apart)?.value ?? Number.NaN;
    if (measure.isDistance) expect(less).toBeGreaterThan(full);
    else expect(less).toBeLessThan(full);
    const none = figure([]);
    expect(none?.value).toBeNull();
    expect(none?.reason).toBeDefined();
  });
});
