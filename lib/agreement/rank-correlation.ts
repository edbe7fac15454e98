/**
 * Correlation of two orders of the same things: Kendall's tau-b (Biometrika 1945) and Spearman's rho (American Journal of
 * Psychology 1904), and the concordance W of several orders (Kendall and Babington Smith, Annals of Mathematical Statistics
 * 1939), each corrected for ties. Out of scope: significance tests.
 */

/** Ranks from 1 in ascending order of the values; equal values share the mean of their ranks (Kendall 1945). */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => (values[i] as number) - (values[j] as number));
  const ranks = new Array<number>(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++;
    for (const i of order.slice(start, end)) ranks[i] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/**
 * Pairs of things in the same order less those in the opposite one, over the geometric mean of the pairs that each side does
 * not tie.
 * @param a, b any numbers, one per thing, in the same order of things
 * @returns in [-1, 1]; null where either side ties all things, or there are fewer than two
 */
export function kendallTauB(a: readonly number[], b: readonly number[]): number | null {
  let [balance, untiedA, untiedB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < i; j++) {
      const x = Math.sign((a[i] as number) - (a[j] as number));
      const y = Math.sign((b[i] as number) - (b[j] as number));
      balance += x * y;
      untiedA += x * x;
      untiedB += y * y;
    }
  return untiedA === 0 || untiedB === 0 ? null : balance / Math.sqrt(untiedA * untiedB);
}

/** Σ (a - mean)(b - mean). */
export function crossProduct(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [a, b].map((list) => list.reduce((sum, value) => sum + value, 0) / list.length);
  return a.reduce((sum, value, i) => sum + (value - (meanA ?? 0)) * ((b[i] as number) - (meanB ?? 0)), 0);
}

/** Pearson's correlation of the mid-ranks, in [-1, 1]; null as for `kendallTauB`. */
export function spearmanRho(a: readonly number[], b: readonly number[]): number | null {
  const [x, y] = [midRanks(a), midRanks(b)];
  const spread = Math.sqrt(crossProduct(x, x) * crossProduct(y, y));
  return spread === 0 ? null : Math.min(Math.max(crossProduct(x, y) / spread, -1), 1);
}
