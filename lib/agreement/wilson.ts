/** Limits of a share. */

const Z = 1.959964;

/**
 * Wilson's 95 % limits (Wilson 1927) of a share, or of a mean of values in [0, 1], whose variance is at most that of a
 * share: the limits are then rather too wide.
 * @param sum of the values, in [0, count]
 * @param count how many there are, at least 1
 */
export function wilsonInterval(sum: number, count: number): [low: number, high: number] {
  const value = sum / count;
  const z2 = Z * Z;
  const middle = (value + z2 / (2 * count)) / (1 + z2 / count);
  const half = (Z / (1 + z2 / count)) * Math.sqrt((value * (1 - value)) / count + z2 / (4 * count * count));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
