/** Rows of a file with probabilities. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { probabilityReader } from "@/lib/label-errors/read-probabilities";

const LABELS = [
  { id: "a1", name: "Cat" },
  { id: "b2", name: "Dog" },
];
const read = (value: Record<string, unknown>) => probabilityReader(LABELS)(value);
const valuesOf = (value: Record<string, unknown>) => {
  const row = read(value);
  return row.ok ? row.value : row.error;
};

describe("a row of probabilities", () => {
  it("names its task and its labels by id or by name, in any order, as text or number", () => {
    const expected = { values: [0.25, 0.75], scaled: false };
    expect(valuesOf({ Dog: "0.75", Cat: "0.25", task_id: "t" })).toEqual({
      ...expected,
      task: { by: "task", id: "t" },
    });
    expect(valuesOf({ external_id: 12, a1: 0.25, Dog: 0.75 })).toEqual({
      ...expected,
      task: { by: "external", id: "12" },
    });
    expect(valuesOf({ id: "x", probabilities: { b2: 0.75, a1: 0.25 } })).toEqual({
      ...expected,
      task: { by: "either", id: "x" },
    });
    expect(valuesOf({ id: "x", external_id: "y", a1: 0.25, b2: 0.75 })).toMatchObject({
      task: { by: "external", id: "y" },
    });
  });

  it("sums to 1 afterwards, keeps the ratios, and says where the sum was another one", () => {
    const share = fc.double({ min: 0.001, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const row = read({ id: "t", a1: a, b2: b });
        if (!row.ok) throw new Error("refused");
        const [x = 0, y = 0] = row.value.values;
        expect(x + y).toBeCloseTo(1, 9);
        expect(x * b).toBeCloseTo(y * a, 3 - Math.ceil(Math.log10(Math.max(a, b, 1))));
        expect(row.value.scaled).toBe(Math.abs(a + b - 1) > 1e-3);
      }),
    );
  });

  it("is refused with the column that is wrong", () => {
    const refused = (value: Record<string, unknown>) => {
      const row = read(value);
      return row.ok ? null : row.error;
    };
    expect(refused({ id: "t", a1: 1 })).toMatchObject({
      key: "labelErrors.missingLabels",
      params: { labels: "Dog" },
    });
    expect(refused({ id: "t", a1: 1, b2: 0, Bird: 0 })).toMatchObject({ params: { column: "Bird" } });
    expect(refused({ id: "t", a1: 1, Cat: 0, b2: 0 })).toMatchObject({ key: "labelErrors.labelTwice" });
    expect(refused({ a1: 1, b2: 0 })).toMatchObject({ key: "labelErrors.noTaskColumn" });
    expect(refused({ id: " ", a1: 1, b2: 0 })).toMatchObject({ key: "labelErrors.noTask" });
    expect(refused({ id: "t", a1: 0, b2: 0 })).toMatchObject({ key: "labelErrors.allZero" });
    for (const bad of ["", "x", -0.1, null, Number.POSITIVE_INFINITY, "NaN"])
      expect(refused({ id: "t", a1: bad, b2: 0 })).toMatchObject({ params: { column: "a1" } });
  });

  it("takes a name that two labels have for neither", () => {
    const twins = probabilityReader([...LABELS, { id: "c3", name: "Dog" }]);
    expect(twins({ id: "t", a1: 1, Dog: 0, c3: 0 })).toMatchObject({
      ok: false,
      error: { key: "labelErrors.unknownLabel" },
    });
    expect(twins({ id: "t", a1: 1, b2: 0, c3: 0 }).ok).toBe(true);
  });
});
