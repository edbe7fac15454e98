/** What every measure of agreement owes to the pages and summaries, which know it by its manifest only. */
import { describe, expect, it } from "vitest";
import { cellsOf, coincidenceOf } from "@/lib/agreement/coincidence";
import type { Categories } from "@/lib/agreement/measure";
import { MEASURES, measureOf } from "@/lib/agreement/measures";
import { makeTranslate } from "@/lib/i18n/dictionaries";
import { LOCALES } from "@/lib/i18n/locales";

/** Four units, two ratings each, of the categories 1, 2 and 3. */
const categories: Categories = { values: ["1", "2", "3"], declared: 3, singles: [0, 0, 0] };
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
const matrixOf = (pairs: [number, number][]) =>
  coincidenceOf(
    pairs.map(([i, j]) => ({ ...cellsOf([i, j]), units: 1 })),
    3,
  );
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

  const isOfLabels = measure.needs === "matrix" || measure.needs === "table" || measure.needs === "labels";
  it.skipIf(!isOfLabels)("is 1 where all agree, less where none do, and never NaN", () => {
    const of = (pairs: [number, number][]) => {
      if (!("of" in measure) || measure.needs === "chain-scores") throw new Error("has no function");
      return measure.needs === "table"
        ? measure.of(tableOf(pairs), categories)
        : measure.of(matrixOf(pairs), categories);
    };
    expect(of(same).value).toBeCloseTo(1, 12);
    expect(of(apart).value).toBeLessThan(1);
    const none = of([]);
    expect(none.value).toBeNull();
    expect(none.reason).toBeDefined();
  });
});
