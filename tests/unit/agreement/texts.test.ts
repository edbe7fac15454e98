/** Free texts that are nearly the same. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountedUnit, summarize, type Unit, unitOf } from "@/lib/agreement/agreement";
import { editDistance } from "@/lib/agreement/edit-distance";
import { editSimilarity, MOST_COMPARED_UNITS, tokenF1 } from "@/lib/agreement/text-likeness";
import type { Control } from "@/lib/labels/schema";
import { answered, by } from "./build";

/** The table of Wagner and Fischer 1974. */
function distanceSlowly(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, j) => j + 1);
  a.forEach((x, i) => {
    let left = i + 1;
    row = row.map((up, j) => {
      const corner = j === 0 ? i : (row[j - 1] as number);
      left = Math.min(left + 1, up + 1, corner + (x === b[j] ? 0 : 1));
      return left;
    });
  });
  return b.length === 0 ? a.length : (row.at(-1) ?? 0);
}

describe("the distance by edits", () => {
  it("kitten and sitting are 3 apart (Levenshtein's usual example), and Saturday and Sunday 3", () => {
    expect(editDistance([..."kitten"], [..."sitting"])).toBe(3);
    expect(editDistance([..."Saturday"], [..."Sunday"])).toBe(3);
  });

  it("is that of the whole table, also over several blocks of 32", () => {
    const word = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 110 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(distanceSlowly(a, b));
      }),
    );
  });
});

describe("how alike texts are", () => {
  it("by edits over graphemes: a flag or a letter with its accent is one", () => {
    expect(editSimilarity("ab🇩🇪", "ab🇫🇷")).toBeCloseTo(2 / 3, 12);
    expect(editSimilarity("re\u0301sume\u0301", "resume")).toBeCloseTo(4 / 6, 12);
  });

  it("by words: their order does not count, and each counts as often as it stands in both", () => {
    expect(tokenF1("the cat sat", "sat the cat")).toBe(1);
    expect(tokenF1("the the cat", "the dog")).toBeCloseTo(2 / 5, 12);
    expect(tokenF1("?!", "?")).toBeCloseTo(2 / 3, 12);
  });

  it("is symmetric, in [0, 1], and 1 exactly for equal texts by edits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        for (const of of [editSimilarity, tokenF1]) {
          const value = of(a, b) ?? Number.NaN;
          expect(of(b, a)).toBe(value);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(editSimilarity(a, a)).toBe(1);
      }),
    );
  });

  it("long texts are compared, up to a bound", () => {
    const long = "ab ".repeat(3_300);
    expect(editSimilarity(long, `x${long.slice(0, -1)}`)).toBeGreaterThan(0.99);
    expect(editSimilarity("x".repeat(MOST_COMPARED_UNITS + 1), "y")).toBeNull();
  });
});

describe("agreement on free texts", () => {
  const text: Control = { id: "c", name: "note", kind: "text" };
  const figures = (...tasks: string[][]) => {
    const units = tasks.map((values) => ({ unit: unitOf(text, by(...values.map(answered))) as Unit }));
    return new Map(summarize(text, units, { seed: 1, replicates: 40 }).measures.map((one) => [one.id, one]));
  };

  it("offers both beside equal answers, with intervals over tasks", () => {
    const all = figures(["a red car", "a red bus"], ["two dogs", "two dogs"]);
    expect(all.get("token-f1")?.value).toBeCloseTo((2 / 3 + 1) / 2, 6);
    expect(all.get("edit-similarity")?.value).toBeCloseTo((6 / 9 + 1) / 2, 6);
    expect(all.get("token-f1")?.interval).not.toBeNull();
  });

  it("a unit that several tasks have counts once for each of them", () => {
    const [far, same] = [
      ["a red car", "b"],
      ["two dogs", "two dogs"],
    ].map((values) => unitOf(text, by(...values.map(answered))) as Unit);
    const summaryOf = (units: CountedUnit[]) => summarize(text, units, { seed: 1, replicates: 40 });
    const counted = summaryOf([{ unit: far as Unit, tasks: 3 }, { unit: same as Unit }]);
    const apart = summaryOf([far, far, far, same].map((unit) => ({ unit: unit as Unit })));
    expect(counted).toEqual(apart);
  });

  it("texts too long to compare are left out, and of such alone it is said", () => {
    const long = "x".repeat(MOST_COMPARED_UNITS + 1);
    expect(figures([long, "y"]).get("token-f1")).toMatchObject({ value: null, reason: "too-large" });
    expect(figures([long, "y"], ["a", "a"]).get("token-f1")).toMatchObject({ value: 1, units: 1 });
  });
});
