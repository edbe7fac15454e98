/**
 * Percent agreement: the share of pairs of ratings that are equal. With missing ratings there are two definitions; here
 * each unit weighs as many as its ratings (Krippendorff's 1 - Do), not one each. Units with one rating are left out.
 */
import type { Coincidence } from "../coincidence";
import type { MatrixMeasure } from "../measure";
import type { Measured } from "../measured";
import { observedAgreement, type Weighting, weightsOf } from "../weights";

/** A share in [0, 1], or `no-pairs`. With weights, partial agreement counts (irrCAC `pa2`). */
export function percentAgreement(matrix: Coincidence, weighting: Weighting = "identity"): Measured {
  if (matrix.total === 0) return { value: null, reason: "no-pairs" };
  return { value: observedAgreement(matrix, weightsOf(weighting, matrix.size)) };
}

export const percent: MatrixMeasure = {
  id: "percent",
  name: "quality.m_percent",
  hint: "quality.h_percent",
  needs: "matrix",
  of: (matrix) => percentAgreement(matrix),
};
