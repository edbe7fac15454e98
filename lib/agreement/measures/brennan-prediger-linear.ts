/** Brennan and Prediger's coefficient with linear weights, for ordered categories; each unit weighs the same. */
import { brennanPrediger } from "../brennan-prediger";
import type { MatrixMeasure } from "../measure";

export const brennanPredigerLinear: MatrixMeasure = {
  id: "brennan-prediger-linear",
  name: "quality.m_brennan_prediger_linear",
  hint: "quality.h_brennan_prediger",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix, { declared }) => brennanPrediger(matrix, declared, "linear"),
};
