/**
 * The interval of a ratio of sums over tasks, such as a pooled F1: Σ numerator / Σ denominator. Few distinct pairs of
 * counts are bootstrapped; many (by character, mean IoU) get the linearised interval for a ratio (Cochran, Sampling
 * Techniques 1977, 6.4), to which the bootstrap tends for so many tasks.
 */
import { type BootstrapOptions, bootstrapIntervals, type Interval } from "./bootstrap";

/** Whole numbers, so that sums do not depend on the order; of how many tasks, 1 where nothing is said. */
export type Ratio = readonly [numerator: number, denominator: number, tasks?: number];

const MOST_BOOTSTRAPPED = 20_000;
const NORMAL_975 = 1.959963984540054;

/** Distinct ratios with their number of tasks, in a fixed order. */
function distinct(ratios: Iterable<Ratio>): { ratio: Ratio; units: number }[] {
  const counts = new Map<string, { ratio: Ratio; units: number }>();
  for (const ratio of ratios) {
    const key = `${ratio[0]}/${ratio[1]}`;
    const known = counts.get(key);
    if (known) known.units++;
    else counts.set(key, { ratio, units: 1 });
  }
  return [...counts.values()].sort((a, b) => a.ratio[1] - b.ratio[1] || a.ratio[0] - b.ratio[0]);
}

function linearised(rows: { ratio: Ratio; units: number }[]): Interval | null {
  let [n, x, y] = [0, 0, 0];
  for (const { ratio, units } of rows) {
    n += units;
    x += units * ratio[0];
    y += units * ratio[1];
  }
  if (n < 2 || y === 0) return null;
  const value = x / y;
  let squares = 0;
  for (const { ratio, units } of rows) squares += units * (ratio[0] - value * ratio[1]) ** 2;
  const error = Math.sqrt((squares * n) / (n - 1)) / y;
  // Figures against chance have negative numerators, and limits below 0.
  const least = rows.some(({ ratio }) => ratio[0] < 0) ? -Infinity : 0;
  return [Math.max(least, value - NORMAL_975 * error), Math.min(1, value + NORMAL_975 * error)];
}

/**
 * 95 % limits of a share.
 * @param ratios one per task or per shard of tasks, also those with nothing to compare (0/0)
 * @returns null with fewer than two tasks, nothing to compare, or zero replicates asked for
 */
export function ratioInterval(ratios: Iterable<Ratio>, options: BootstrapOptions): Interval | null {
  if (options.replicates === 0) return null;
  const rows = distinct(ratios);
  if (rows.length > MOST_BOOTSTRAPPED) return linearised(rows);
  const statistic = (units: Float64Array) => {
    let [x, y] = [0, 0];
    rows.forEach(({ ratio }, i) => {
      x += (units[i] as number) * ratio[0];
      y += (units[i] as number) * ratio[1];
    });
    return [y === 0 ? null : x / y];
  };
  const units = rows.map((row) => row.units);
  return bootstrapIntervals(units, statistic, rows.length, options)[0] ?? null;
}
