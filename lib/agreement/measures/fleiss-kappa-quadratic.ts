/** Fleiss' kappa with quadratic weights, for ordered categories. */
import type { MatrixMeasure } from "../measure";
import { fleissKappa } from "./fleiss-kappa";

export const fleissKappaQuadratic: MatrixMeasure = {
  id: "fleiss-kappa-quadratic",
  name: "quality.m_fleiss_kappa_quadratic",
  hint: "quality.h_fleiss_weighted",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix) => fleissKappa(matrix, "quadratic"),
};
