/** Gwet's AC1: chance agreement stays small when one category dominates. */
import { gwetAc } from "../gwet-ac";
import type { MatrixMeasure } from "../measure";

export const gwetAc1: MatrixMeasure = {
  id: "gwet-ac1",
  name: "quality.m_gwet_ac1",
  hint: "quality.h_gwet",
  needs: "matrix",
  of: (matrix, { declared, singles }) => gwetAc(matrix, { declared, singles }),
};
