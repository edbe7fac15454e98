/**
 * Agreement on one category alone (specific agreement: Dice 1945, Cicchetti and Feinstein 1990; for many raters Uebersax
 * 1982): of the ratings that chose it, the share of paired ratings that chose it too. Observed, chance included; the same
 * corrected for chance is `oneVersusRestAlpha`.
 */
import type { Measured } from "./measured";

/**
 * @param own pairable ratings that chose the category
 * @param split the weight of ordered pairs of ratings in which only the first chose it
 * @returns a share in [0, 1]; `nothing-to-compare` where nobody chose it
 */
export function specificAgreement(own: number, split: number): Measured {
  if (own === 0) return { value: null, reason: "nothing-to-compare" };
  return { value: Math.min(Math.max(1 - split / own, 0), 1) };
}
