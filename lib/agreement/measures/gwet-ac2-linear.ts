/** Gwet's AC2 with linear weights, for ordered categories. */
import { gwetAc } from "../gwet-ac";
import type { MatrixMeasure } from "../measure";

export const gwetAc2Linear: MatrixMeasure = {
  id: "gwet-ac2-linear",
  name: "quality.m_gwet_ac2_linear",
  hint: "quality.h_gwet",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix, { declared, singles }) => gwetAc(matrix, { declared, weighting: "linear", singles }),
};
