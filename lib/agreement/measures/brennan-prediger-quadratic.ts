/** Brennan and Prediger's coefficient with quadratic weights, for ordered categories; each unit weighs the same. */
import { brennanPrediger } from "../brennan-prediger";
import type { MatrixMeasure } from "../measure";

export const brennanPredigerQuadratic: MatrixMeasure = {
  id: "brennan-prediger-quadratic",
  name: "quality.m_brennan_prediger_quadratic",
  hint: "quality.h_brennan_prediger",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix, { declared }) => brennanPrediger(matrix, declared, "quadratic"),
};
