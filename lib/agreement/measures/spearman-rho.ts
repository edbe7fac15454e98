/** The mean of Spearman's rank correlation over pairs of orders of one task (1904), by mid-ranks. Pairs in which an order ties all labels are left out. */
import { meanLikeness } from "../mean-likeness";
import type { MatrixMeasure } from "../measure";
import { spearmanRho } from "../rank-correlation";
import { rankCorrelations } from "../rank-table";

const correlationOf = rankCorrelations(spearmanRho);

export const spearman: MatrixMeasure = {
  id: "spearman-rho",
  name: "quality.m_spearman_rho",
  hint: "quality.h_spearman_rho",
  needs: "matrix",
  reads: "ranks",
  of: (matrix, categories) => meanLikeness(matrix, correlationOf(categories)),
};
