/**
 * Scott's pi for two raters (Public Opinion Quarterly 1955): chance agreement from the shares of the pooled ratings.
 * For more raters use `fleissKappa`, of which this is the case m = 2.
 */
import type { Coincidence } from "../coincidence";
import type { MatrixMeasure } from "../measure";
import { type ChanceCorrected, correctAgreement, noPairs } from "../measured";
import { expectedAgreement, observedAgreement, sharesOf, type Weighting, weightsOf } from "../weights";

/** In [-1, 1]; `no-pairs` without pairs, `no-variation` when one category has all the ratings. */
export function scottPi(matrix: Coincidence, weighting: Weighting = "identity"): ChanceCorrected {
  if (matrix.total === 0) return noPairs();
  const shares = sharesOf(matrix);
  return correctAgreement(
    observedAgreement(matrix, weightsOf(weighting, matrix.size)),
    expectedAgreement(shares, shares, weighting, matrix.size),
  );
}

export const scott: MatrixMeasure = {
  id: "scott-pi",
  name: "quality.m_scott_pi",
  hint: "quality.h_scott",
  needs: "matrix",
  of: (matrix) => scottPi(matrix),
};
