/**
 * Percentile bootstrap over units (Efron 1979). Units with the same pattern are interchangeable, so a replicate is one
 * multinomial draw of pattern counts: its cost depends on the number of distinct patterns, not of units. Annotators are
 * not resampled: the interval is about other tasks labeled by the same annotators.
 */
import { seededRandom } from "@/lib/core/random";
import { multinomial } from "./binomial";

/** 95 % limits, lower first. */
export type Interval = [low: number, high: number];

/** What decides an interval besides the data. */
export type BootstrapOptions = {
  /** Any integer; equal seeds and equal pattern order give equal intervals. */
  seed: number;
  /** Default 1,000. */
  replicates?: number;
};

/** Below this many units an interval is called rough. */
export const ROUGH_BELOW_UNITS = 30;

const DEFAULT_REPLICATES = 1000;
/** Elementary steps allowed in one bootstrap, roughly half a second; replicates are cut to fit. */
const BUDGET_STEPS = 200_000_000;
const FEWEST_REPLICATES = 50;

/** The value at `share` of the way through ascending numbers, interpolated linearly. */
function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * Intervals of several statistics from the same replicates.
 * @param units how many units have each pattern, in a fixed order
 * @param statistics values for resampled pattern counts; null where undefined
 * @param stepsPerReplicate cost of one evaluation; when it is so large that even 50 replicates exceed the budget, the
 *   intervals are null
 * @returns per statistic the 2.5 % and 97.5 % quantile; null with fewer than two units, or when more than half of the
 *   replicates are undefined (for alpha: nearly all ratings equal)
 */
export function bootstrapIntervals(
  units: readonly number[],
  statistics: (units: Float64Array) => readonly (number | null)[],
  stepsPerReplicate: number,
  options: BootstrapOptions,
): (Interval | null)[] {
  const total = units.reduce((sum, count) => sum + count, 0);
  const drawn = Float64Array.from(units);
  const count = statistics(drawn).length;
  const wanted = options.replicates ?? DEFAULT_REPLICATES;
  const affordable = Math.floor(BUDGET_STEPS / (stepsPerReplicate + 10 * units.length + 1));
  const replicates = Math.min(wanted, affordable);
  if (total < 2 || replicates < Math.min(wanted, FEWEST_REPLICATES))
    return Array.from({ length: count }, () => null);
  const random = seededRandom(options.seed);
  const values = Array.from({ length: count }, () => new Float64Array(replicates));
  const filled = new Int32Array(count);
  for (let replicate = 0; replicate < replicates; replicate++) {
    multinomial(total, units, total, random, drawn);
    statistics(drawn).forEach((value, i) => {
      if (value === null) return;
      (values[i] as Float64Array)[filled[i] as number] = value;
      filled[i] = (filled[i] as number) + 1;
    });
  }
  return values.map((all, i) => {
    const defined = all.slice(0, filled[i]).sort();
    return defined.length * 2 <= replicates ? null : [quantile(defined, 0.025), quantile(defined, 0.975)];
  });
}
