/**
 * Krippendorff's coincidence matrix, kept as a list of cells. A unit with m ratings adds each ordered pair of its
 * ratings with weight 1/(m-1), so it counts m in all; units with fewer than two ratings add nothing. Krippendorff,
 * Content Analysis (2004), chapter 11. The measures of this folder that do not need the raters' identities take this
 * matrix: percent, alpha, Scott, Fleiss, Bennett, Gwet.
 */
import type { Pattern } from "./patterns";

/** What one pattern adds: cells with row <= column, a value off the diagonal stands for both its mirror cells. */
export type Contribution = {
  rows: readonly number[];
  columns: readonly number[];
  values: readonly number[];
  /** How many units of resampling have this pattern. */
  units: number;
  /** Unordered pairs of ratings in one such unit. */
  pairs: number;
  /** Rated things in one such unit, each with `perThing` ratings: 1, but for tasks with several matched regions. */
  things: number;
  perThing: number;
};

/**
 * `totals[k]` is the number of pairable ratings of category k, `total` their sum. The same with every
 * rated thing weighing 1 instead of its number of ratings: `equalValues`, `equalTotals`, `things`.
 */
export type Coincidence = {
  size: number;
  rows: Int32Array;
  columns: Int32Array;
  values: Float64Array;
  totals: Float64Array;
  total: number;
  equalValues: Float64Array;
  equalTotals: Float64Array;
  things: number;
};

/** The cells of one unit that got these category indices (ascending). */
export function cellsOf(ratings: readonly number[]): Omit<Contribution, "units"> {
  const counts = new Map<number, number>();
  for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  const entries = [...counts].sort((a, b) => a[0] - b[0]);
  const m = ratings.length;
  const rows: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  if (m < 2) return { rows, columns, values, pairs: 0, things: 0, perThing: m };
  entries.forEach(([k, count], i) => {
    rows.push(k);
    columns.push(k);
    values.push((count * (count - 1)) / (m - 1));
    for (const [l, other] of entries.slice(i + 1)) {
      rows.push(k);
      columns.push(l);
      values.push((2 * count * other) / (m - 1));
    }
  });
  return { rows, columns, values, pairs: (m * (m - 1)) / 2, things: 1, perThing: m };
}

/** The contributions of rating patterns, those of single ratings left out. */
export function contributionsOf(patterns: Iterable<Pattern>): Contribution[] {
  const out: Contribution[] = [];
  for (const { ratings, units } of patterns)
    if (ratings.length >= 2) out.push({ ...cellsOf(ratings), units });
  return out;
}

/** The distinct cells of all contributions, in the order in which they come, and for every cell which of them it is. */
function distinctCells(contributions: readonly Contribution[], size: number) {
  const places = new Map<number, number>();
  const rows: number[] = [];
  const columns: number[] = [];
  const slots: number[] = [];
  for (const one of contributions)
    for (let i = 0; i < one.rows.length; i++) {
      const [row, column] = [one.rows[i] as number, one.columns[i] as number];
      const code = row * size + column;
      let slot = places.get(code);
      if (slot === undefined) {
        slot = rows.length;
        places.set(code, slot);
        rows.push(row);
        columns.push(column);
      }
      slots.push(slot);
    }
  return { rows: Int32Array.from(rows), columns: Int32Array.from(columns), slots: Int32Array.from(slots) };
}

/**
 * A function from "how many units of each contribution" to the matrix. The matrix it returns is one buffer filled
 * anew by every call, so that a thousand bootstrap replicates allocate nothing.
 */
export function coincidenceBuilder(
  contributions: readonly Contribution[],
  size: number,
): (units: ArrayLike<number>) => Coincidence {
  const { rows, columns, slots } = distinctCells(contributions, size);
  const base = Float64Array.from(contributions.flatMap((item) => [...item.values]));
  const matrix: Coincidence = {
    size,
    rows,
    columns,
    values: new Float64Array(rows.length),
    totals: new Float64Array(size),
    total: 0,
    equalValues: new Float64Array(rows.length),
    equalTotals: new Float64Array(size),
    things: 0,
  };
  const { values, totals, equalValues, equalTotals } = matrix;
  const addTotals = (sums: Float64Array, cells: Float64Array) => {
    sums.fill(0);
    for (let cell = 0; cell < cells.length; cell++) {
      const half = (cells[cell] as number) / 2;
      const [row, column] = [rows[cell] as number, columns[cell] as number];
      sums[row] = (sums[row] as number) + half;
      sums[column] = (sums[column] as number) + half;
    }
  };
  return (units) => {
    values.fill(0);
    equalValues.fill(0);
    matrix.things = 0;
    let cell = 0;
    for (let p = 0; p < contributions.length; p++) {
      const { things, perThing, values: own } = contributions[p] as Contribution;
      const weight = units[p] as number;
      const end = cell + own.length;
      if (weight === 0) cell = end;
      matrix.things += weight * things;
      for (; cell < end; cell++) {
        const value = weight * (base[cell] as number);
        const slot = slots[cell] as number;
        values[slot] = (values[slot] as number) + value;
        equalValues[slot] = (equalValues[slot] as number) + value / perThing;
      }
    }
    addTotals(totals, values);
    addTotals(equalTotals, equalValues);
    matrix.total = totals.reduce((sum, count) => sum + count, 0);
    return matrix;
  };
}

/** The matrix of all the units. */
export function coincidenceOf(contributions: readonly Contribution[], size: number): Coincidence {
  return coincidenceBuilder(contributions, size)(contributions.map((item) => item.units));
}
