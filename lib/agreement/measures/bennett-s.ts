/**
 * Bennett, Alpert and Goldstein's S (1954), with weights Brennan and Prediger (1981): chance is uniform over
 * the categories that the schema declares. Units weigh as many as their ratings; see `brennanPrediger` for the other way.
 */
import type { Coincidence } from "../coincidence";
import type { MatrixMeasure } from "../measure";
import { type ChanceCorrected, correctAgreement, noPairs } from "../measured";
import { observedAgreement, sumOfWeights, type Weighting, weightsOf } from "../weights";

/**
 * @param declared number of categories in the schema, also unused ones
 * @returns in [-1, 1]; `no-pairs` without pairs, `no-variation` with a single category
 */
export function bennettS(
  matrix: Coincidence,
  declared: number,
  weighting: Weighting = "identity",
): ChanceCorrected {
  if (matrix.total === 0) return noPairs();
  return correctAgreement(
    observedAgreement(matrix, weightsOf(weighting, declared)),
    sumOfWeights(weighting, declared) / declared ** 2,
  );
}

export const bennett: MatrixMeasure = {
  id: "bennett-s",
  name: "quality.m_bennett_s",
  hint: "quality.h_bennett",
  needs: "matrix",
  of: (matrix, { declared }) => bennettS(matrix, declared),
};
