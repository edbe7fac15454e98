/** Turns measures of a coincidence matrix into results with bootstrap intervals. */
import { bootstrapIntervals, ROUGH_BELOW_UNITS } from "./bootstrap";
import { type Coincidence, type Contribution, coincidenceBuilder } from "./coincidence";
import type { MeasureResult, SummaryOptions } from "./control-agreement";
import type { Measured } from "./measured";

/** A measure that needs only the coincidence matrix. */
export type MatrixMeasure = { id: string; of: (matrix: Coincidence) => Measured };

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

/**
 * All measures with intervals from the same replicates.
 * @param contributions in a fixed order, so that the seed decides the intervals
 * @param size number of categories; @param stepsPerEvaluation beyond one step per cell, such as size² for a distance
 */
export function matrixResults(
  measures: readonly MatrixMeasure[],
  contributions: readonly Contribution[],
  size: number,
  stepsPerEvaluation: number,
  basis: Basis,
  options: SummaryOptions,
): MeasureResult[] {
  const units = contributions.map((item) => item.units);
  const build = coincidenceBuilder(contributions, size);
  const values = measures.map(({ of }) => of(build(units)));
  const cells = contributions.reduce((sum, item) => sum + item.values.length, 0);
  const intervals = bootstrapIntervals(
    units,
    (drawn) => {
      const matrix = build(drawn);
      return measures.map(({ of }) => of(matrix).value);
    },
    measures.length * (cells + size + stepsPerEvaluation),
    options,
  );
  return measures.map(({ id }, i) => {
    const value = values[i] as Measured;
    return {
      ...plainResult(id, value, basis),
      interval: value.value === null ? null : (intervals[i] ?? null),
    };
  });
}
