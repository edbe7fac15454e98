/**
 * Differences of two raters' numbers as Bland and Altman tell them (The Lancet 1986): how far one lies above the other on the
 * whole, and between which limits 95 % of the differences are expected, were they normally distributed. It says nothing of
 * which of the two is right.
 */

/** All in the numbers' unit, of the first rater's number less the second one's. */
export type BlandAltman = {
  meanDifference: number;
  /** Mean ± 1.96 standard deviations of the differences. */
  limits: [low: number, high: number];
  deviation: number;
  units: number;
};

const NORMAL_975 = 1.959963984540054;

/**
 * @param pairs both numbers of a unit, and how many units have them
 * @returns null with fewer than two units: there is no deviation
 */
export function blandAltman(
  pairs: readonly (readonly [first: number, second: number, units: number])[],
): BlandAltman | null {
  let [units, sum] = [0, 0];
  for (const [a, b, count] of pairs) {
    units += count;
    sum += count * (a - b);
  }
  if (units < 2) return null;
  const meanDifference = sum / units;
  let squares = 0;
  for (const [a, b, count] of pairs) squares += count * (a - b - meanDifference) ** 2;
  const deviation = Math.sqrt(squares / (units - 1));
  const reach = NORMAL_975 * deviation;
  return { meanDifference, limits: [meanDifference - reach, meanDifference + reach], deviation, units };
}
