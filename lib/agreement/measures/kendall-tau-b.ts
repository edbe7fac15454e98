/** The mean of Kendall's tau-b over pairs of orders of one task (Biometrika 1945). Pairs in which an order ties all labels are left out. */
import { meanLikeness } from "../mean-likeness";
import type { MatrixMeasure } from "../measure";
import { kendallTauB } from "../rank-correlation";
import { rankCorrelations } from "../rank-table";

const correlationOf = rankCorrelations(kendallTauB);

export const kendallTau: MatrixMeasure = {
  id: "kendall-tau-b",
  name: "quality.m_kendall_tau_b",
  hint: "quality.h_kendall_tau_b",
  needs: "matrix",
  reads: "ranks",
  of: (matrix, categories) => meanLikeness(matrix, correlationOf(categories)),
};
