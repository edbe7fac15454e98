/**
 * Brennan and Prediger's coefficient (Educational and Psychological Measurement 1981): chance is uniform over the categories
 * that the schema declares. With ratings missing every unit that two or more rated weighs the same, however many rated it
 * (Gwet, Handbook of Inter-Rater Reliability, 2014); `bennettS` weighs a unit by its ratings. Without weights this is
 * Randolph's free-marginal kappa (2005).
 */
import type { Coincidence } from "./coincidence";
import { type ChanceCorrected, correctAgreement, noPairs } from "./measured";
import { equalObservedAgreement, sumOfWeights, type Weighting, weightsOf } from "./weights";

/**
 * @param declared number of categories in the schema, also unused ones
 * @returns at most 1; `no-pairs` without pairs, `no-variation` with a single category
 */
export function brennanPrediger(
  matrix: Coincidence,
  declared: number,
  weighting: Weighting = "identity",
): ChanceCorrected {
  if (matrix.things === 0) return noPairs();
  return correctAgreement(
    equalObservedAgreement(matrix, weightsOf(weighting, declared)),
    sumOfWeights(weighting, declared) / declared ** 2,
  );
}
