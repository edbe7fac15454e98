/**
 * Cohen's kappa of two raters, each with a distribution of their own (Educational and Psychological Measurement 1960).
 */
import { cohenKappa } from "../cohen-kappa";
import type { TableMeasure } from "../measure";

export const cohen: TableMeasure = {
  id: "cohen-kappa",
  name: "quality.m_cohen_kappa",
  hint: "quality.h_cohen",
  needs: "table",
  of: ({ cells }, { declared }) => cohenKappa(cells, declared),
};
