/** Gwet's AC2 with quadratic weights, for ordered categories. */
import { gwetAc } from "../gwet-ac";
import type { MatrixMeasure } from "../measure";

export const gwetAc2: MatrixMeasure = {
  id: "gwet-ac2",
  name: "quality.m_gwet_ac2",
  hint: "quality.h_gwet",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix, { declared, singles }) => gwetAc(matrix, { declared, weighting: "quadratic", singles }),
};
