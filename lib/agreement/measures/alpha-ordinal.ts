/** Krippendorff's alpha over ranks: how many ratings lie between two of them (Content Analysis, 2004, chapter 11). */
import { ordinal } from "../distances";
import { krippendorffAlpha } from "../krippendorff-alpha";
import type { MatrixMeasure } from "../measure";

export const alphaOrdinal: MatrixMeasure = {
  id: "alpha-ordinal",
  name: "quality.m_alpha_ordinal",
  hint: "quality.h_alpha_ordinal",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix) => krippendorffAlpha(matrix, ordinal),
};
