/**
 * Fleiss' kappa for many raters (Psychological Bulletin 1971): chance agreement from the pooled shares. Units may have
 * different numbers of ratings; each then weighs as many as its ratings, as in `percentAgreement`, so that with the
 * same number everywhere the published definition results.
 */
import type { Coincidence } from "../coincidence";
import type { MatrixMeasure } from "../measure";
import { type ChanceCorrected, correctAgreement, noPairs } from "../measured";
import { expectedAgreement, observedAgreement, sharesOf, weightsOf } from "../weights";

/** In [-1, 1]; `no-pairs` without pairs, `no-variation` when one category has all the ratings. */
export function fleissKappa(matrix: Coincidence): ChanceCorrected {
  if (matrix.total === 0) return noPairs();
  const shares = sharesOf(matrix);
  return correctAgreement(
    observedAgreement(matrix, weightsOf("identity", matrix.size)),
    expectedAgreement(shares, shares, "identity", matrix.size),
  );
}

export const fleiss: MatrixMeasure = {
  id: "fleiss-kappa",
  name: "quality.m_fleiss_kappa",
  hint: "quality.h_fleiss",
  needs: "matrix",
  of: (matrix) => fleissKappa(matrix),
};
