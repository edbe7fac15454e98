/**
 * Gwet's AC1, and AC2 with weights (British Journal of Mathematical and Statistical Psychology 2008; Handbook of
 * Inter-Rater Reliability 2014): chance agreement is small when one category dominates, where kappa and alpha collapse.
 * As published, every unit weighs the same however many rated it, unlike in the other measures of this folder, and units
 * rated once count for the shares of the categories though not for agreement.
 */
import type { Coincidence } from "./coincidence";
import { type ChanceCorrected, correctAgreement, noPairs } from "./measured";
import { equalObservedAgreement, sumOfWeights, type Weighting, weightsOf } from "./weights";

/** What the coincidence matrix does not hold. */
export type GwetOptions = {
  /** Categories of the schema, also unused ones. */
  declared: number;
  /** Default identity, which is AC1. */
  weighting?: Weighting;
  /** Per category, the units that one rater alone rated so; default none. */
  singles?: ArrayLike<number>;
};

/** At most 1; `no-pairs` without pairs, `no-variation` with a single declared category. */
export function gwetAc(
  matrix: Coincidence,
  { declared, weighting = "identity", singles = [] }: GwetOptions,
): ChanceCorrected {
  if (matrix.things === 0) return noPairs();
  const observed = equalObservedAgreement(matrix, weightsOf(weighting, declared));
  if (declared < 2) return { value: null, reason: "no-variation", observed, expected: 1 };
  let units = matrix.things;
  for (let k = 0; k < singles.length; k++) units += singles[k] as number;
  let spread = 0;
  for (let k = 0; k < matrix.size; k++) {
    const share = ((matrix.equalTotals[k] as number) + (singles[k] ?? 0)) / units;
    spread += share * (1 - share);
  }
  return correctAgreement(
    observed,
    (sumOfWeights(weighting, declared) / (declared * (declared - 1))) * spread,
  );
}
