/**
 * Fleiss' kappa for many raters (Psychological Bulletin 1971): chance agreement from the pooled shares. Units may have
 * different numbers of ratings; each then weighs as many as its ratings, as in `percentAgreement`, so that with the
 * same number everywhere the published definition results.
 */
import type { Coincidence } from "../coincidence";
import type { MatrixMeasure } from "../measure";
import type { ChanceCorrected } from "../measured";
import type { Weighting } from "../weights";
import { scottPi } from "./scott-pi";

/** Of two raters it is Scott's pi, and pooled over pairs the formula is the same. See `scottPi` for what is undefined. */
export const fleissKappa = (matrix: Coincidence, weighting: Weighting = "identity"): ChanceCorrected =>
  scottPi(matrix, weighting);

export const fleiss: MatrixMeasure = {
  id: "fleiss-kappa",
  name: "quality.m_fleiss_kappa",
  hint: "quality.h_fleiss",
  needs: "matrix",
  of: (matrix) => fleissKappa(matrix),
};
