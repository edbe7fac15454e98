/** Turns measures of a coincidence matrix into results with bootstrap intervals. */
import { bootstrapIntervals, type Interval, ROUGH_BELOW_UNITS } from "./bootstrap";
import { type Contribution, coincidenceBuilder } from "./coincidence";
import type { MeasureResult, SummaryOptions } from "./control-agreement";
import type { Categories, MatrixMeasure, UnitMeasure } from "./measure";
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

/** The mean of a measure over single units, those left out of which it tells nothing. */
export function unitResult(
  { id, of }: UnitMeasure,
  { contributions, categories, basis }: MatrixData,
  options: SummaryOptions,
): MeasureResult {
  const told = contributions.flatMap((unit) => {
    const value = of(unit, categories);
    return value === null ? [] : [{ value, units: unit.units }];
  });
  const mean = (units: ArrayLike<number>): number | null => {
    let [sum, count] = [0, 0];
    told.forEach(({ value }, i) => {
      sum += (units[i] as number) * value;
      count += units[i] as number;
    });
    return count === 0 ? null : sum / count;
  };
  const units = told.map((one) => one.units);
  const value = mean(units);
  if (value === null)
    return plainResult(id, { value, reason: basis.pairs === 0 ? "no-pairs" : "nothing-to-compare" }, basis);
  const [interval] = bootstrapIntervals(units, (drawn) => [mean(drawn)], told.length, options);
  return { ...plainResult(id, { value }, basis), interval: interval ?? null };
}
