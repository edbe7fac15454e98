/** Randolph's free-marginal kappa for many raters (2005): each unit weighs the same, and chance is uniform. */
import { brennanPrediger } from "../brennan-prediger";
import type { MatrixMeasure } from "../measure";

export const randolph: MatrixMeasure = {
  id: "randolph-kappa",
  name: "quality.m_randolph_kappa",
  hint: "quality.h_randolph",
  needs: "matrix",
  of: (matrix, { declared }) => brennanPrediger(matrix, declared),
};
