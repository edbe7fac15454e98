/** Cohen's weighted kappa with quadratic weights (Psychological Bulletin 1968). */
import { cohenKappa } from "../cohen-kappa";
import type { TableMeasure } from "../measure";

export const weightedKappaQuadratic: TableMeasure = {
  id: "weighted-kappa-quadratic",
  name: "quality.m_weighted_kappa",
  hint: "quality.h_weighted",
  needs: "table",
  of: ({ cells }, { declared }) => cohenKappa(cells, declared, "quadratic"),
};
