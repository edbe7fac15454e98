/** Fleiss' kappa with linear weights, for ordered categories. */
import type { MatrixMeasure } from "../measure";
import { fleissKappa } from "./fleiss-kappa";

export const fleissKappaLinear: MatrixMeasure = {
  id: "fleiss-kappa-linear",
  name: "quality.m_fleiss_kappa_linear",
  hint: "quality.h_fleiss_weighted",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix) => fleissKappa(matrix, "linear"),
};
