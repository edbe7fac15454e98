/**
 * Distances between category values for Krippendorff's alpha. A distance between values is symmetric and 0 on the
 * diagonal; `interval` and `ratio` are the squared differences of the book. `ordinal` depends on how often each category
 * was used, so alpha computes it from the totals.
 */
export type Distance =
  | { kind: "nominal" }
  | { kind: "ordinal" }
  | { kind: "interval"; values: readonly number[] }
  | { kind: "between"; between: (row: number, column: number) => number };

/** 0 for equal categories, 1 otherwise. */
export const nominal: Distance = { kind: "nominal" };

/** Categories in rank order: the distance grows with the number of ratings between two ranks. */
export const ordinal: Distance = { kind: "ordinal" };

/** A pluggable distance between category indices. */
export const customDistance = (between: (row: number, column: number) => number): Distance => ({
  kind: "between",
  between,
});

/** (v - w)² of the categories' values, in the values' unit squared. */
export const interval = (values: readonly number[]): Distance => ({ kind: "interval", values });

/** ((v - w) / (v + w))² of values that are not negative; two zeros have distance 0. */
export const ratio = (values: readonly number[]): Distance =>
  customDistance((row, column) => {
    const [v, w] = [values[row] as number, values[column] as number];
    return v + w === 0 ? 0 : ((v - w) / (v + w)) ** 2;
  });
