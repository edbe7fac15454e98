/**
 * Gwet's AC1, and AC2 with weights (British Journal of Mathematical and Statistical Psychology 2008; Handbook of
 * Inter-Rater Reliability 2014): chance agreement is small when one category dominates, where kappa and alpha collapse.
 * Shares are those of the pairable ratings and units weigh as many as their ratings, as everywhere in this folder.
 */
import type { Coincidence } from "./coincidence";
import { type ChanceCorrected, correctAgreement, noPairs } from "./measured";
import { observedAgreement, sharesOf, type Weighting, weightsOf } from "./weights";

/**
 * AC1 with identity weights, AC2 otherwise.
 * @param declared number of categories in the schema, also those nobody used
 * @returns at most 1; `no-pairs` without pairs, `no-variation` with a single category
 */
export function gwetAc(
  matrix: Coincidence,
  declared: number,
  weighting: Weighting = "identity",
): ChanceCorrected {
  if (matrix.total === 0) return noPairs();
  const weight = weightsOf(weighting, declared);
  const observed = observedAgreement(matrix, weight);
  if (declared < 2) return { value: null, reason: "no-variation", observed, expected: 1 };
  let sumOfWeights = declared;
  if (weighting !== "identity")
    for (let i = 0; i < declared; i++) for (let j = 0; j < i; j++) sumOfWeights += 2 * weight(i, j);
  const spread = sharesOf(matrix).reduce((sum, share) => sum + share * (1 - share), 0);
  return correctAgreement(observed, (sumOfWeights / (declared * (declared - 1))) * spread);
}
