/** Turns measures of a coincidence matrix into results with bootstrap intervals. */
import { bootstrapIntervals, type Interval, ROUGH_BELOW_UNITS } from "./bootstrap";
import { type Contribution, coincidenceBuilder } from "./coincidence";
import type { MeasureResult, SummaryOptions } from "./control-agreement";
import type { Categories, MatrixMeasure } from "./measure";
import type { Measured } from "./measured";

/** What results say about the data they rest on. */
export type Basis = { units: number; pairs: number };

/** A result without interval. */
export function plainResult(id: string, { value, reason }: Measured, basis: Basis): MeasureResult {
  const result: MeasureResult = {
    id,
    value,
    interval: null,
    rough: basis.units < ROUGH_BELOW_UNITS,
    units: basis.units,
    pairs: basis.pairs,
  };
  return reason === undefined ? result : { ...result, reason };
}

/** What measures of a matrix are evaluated on; contributions in a fixed order, so that the seed decides the intervals. */
export type MatrixData = {
  contributions: readonly Contribution[];
  categories: Categories;
  basis: Basis;
};

type MatrixFunction = Pick<MatrixMeasure, "id" | "of" | "looksAtAllPairs">;

/** All measures with intervals from the same replicates. */
export function matrixResults(
  headline: MatrixFunction,
  others: readonly MatrixFunction[],
  { contributions, categories, basis }: MatrixData,
  options: SummaryOptions,
): { headline: MeasureResult; others: MeasureResult[] } {
  const measures = [headline, ...others];
  const size = categories.values.length;
  const units = contributions.map((item) => item.units);
  const build = coincidenceBuilder(contributions, size);
  const whole = build(units);
  const cells = contributions.reduce((sum, item) => sum + item.values.length, 0);
  const beyondCells = measures.some(({ looksAtAllPairs }) => looksAtAllPairs) ? size * size : 0;
  // The matrix of all units is evaluated before the replicates are drawn: `build` may reuse its memory.
  const values = measures.map(({ of }) => of(whole, categories));
  const intervals = bootstrapIntervals(
    units,
    (drawn) => {
      const matrix = build(drawn);
      return measures.map(({ of }) => of(matrix, categories).value);
    },
    measures.length * (cells + size + beyondCells),
    options,
  );
  const resultOf = ({ id }: MatrixFunction, value: Measured, interval: Interval | null): MeasureResult => ({
    ...plainResult(id, value, basis),
    interval: value.value === null ? null : interval,
  });
  const results = measures.map((measure, i) =>
    resultOf(measure, values[i] as Measured, intervals[i] ?? null),
  );
  return { headline: results[0] as MeasureResult, others: results.slice(1) };
}
