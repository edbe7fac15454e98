/** A measure that is a share of sums over tasks, with its interval. */
import type { MeasureResult, SummaryOptions } from "./control-agreement";
import type { ShareMeasure } from "./measure";
import { type Basis, plainResult } from "./measure-results";
import type { Measured } from "./measured";
import { type Ratio, ratioInterval } from "./ratio-interval";

/** `nothing-to-compare` where there is nothing to have. */
export function shareOf([numerator, denominator]: Ratio): Measured {
  return denominator === 0
    ? { value: null, reason: "nothing-to-compare" }
    : { value: numerator / denominator };
}

/**
 * @param ratios by measure, one per task that has it, or per shard of such; of a measure that no task has, every task was too large
 * @param basis of all measures of the control; of tasks that were left out this measure says fewer
 */
export function shareResult(
  { id }: ShareMeasure,
  ratios: ReadonlyMap<string, readonly Ratio[]>,
  basis: Basis,
  options: SummaryOptions,
): MeasureResult {
  const own = ratios.get(id);
  if (basis.units === 0) return plainResult(id, { value: null, reason: "no-pairs" }, basis);
  if (!own) return plainResult(id, { value: null, reason: "too-large" }, { ...basis, units: 0 });
  const sum: [number, number] = [0, 0];
  let units = 0;
  for (const [x, y, tasks = 1] of own) {
    sum[0] += x;
    sum[1] += y;
    units += tasks;
  }
  const measured = shareOf(sum);
  return {
    ...plainResult(id, measured, { ...basis, units }),
    interval: measured.value === null ? null : ratioInterval(own, options),
  };
}
