/** The mean likeness of pairs of ratings, chance included; each unit weighs as many as its ratings, as in percent agreement. */
import type { Coincidence } from "./coincidence";
import type { Measured } from "./measured";

/**
 * @param likeness symmetric, of two categories by their index; null where two values cannot be compared: such pairs are left out
 * @returns `no-pairs` where no two ratings meet, `nothing-to-compare` where none of those can be compared
 */
export function meanLikeness(
  matrix: Coincidence,
  likeness: (row: number, column: number) => number | null,
): Measured {
  if (matrix.total === 0) return { value: null, reason: "no-pairs" };
  let [sum, compared] = [0, 0];
  for (let cell = 0; cell < matrix.values.length; cell++) {
    const count = matrix.values[cell] as number;
    if (count === 0) continue;
    const value = likeness(matrix.rows[cell] as number, matrix.columns[cell] as number);
    if (value === null) continue;
    sum += count * value;
    compared += count;
  }
  return compared === 0 ? { value: null, reason: "nothing-to-compare" } : { value: sum / compared };
}
