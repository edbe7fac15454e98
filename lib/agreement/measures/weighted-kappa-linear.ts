/** Cohen's weighted kappa with linear weights (Psychological Bulletin 1968). */
import { cohenKappa } from "../cohen-kappa";
import type { TableMeasure } from "../measure";

export const weightedKappaLinear: TableMeasure = {
  id: "weighted-kappa-linear",
  name: "quality.m_weighted_kappa_linear",
  hint: "quality.h_weighted",
  needs: "table",
  of: ({ cells }, { declared }) => cohenKappa(cells, declared, "linear"),
};
