/** Krippendorff's alpha over categories that differ or do not (Content Analysis, 2004, chapter 11). */
import { nominal } from "../distances";
import { krippendorffAlpha } from "../krippendorff-alpha";
import type { MatrixMeasure } from "../measure";

export const alphaNominal: MatrixMeasure = {
  id: "alpha-nominal",
  name: "quality.m_alpha_nominal",
  hint: "quality.h_alpha",
  needs: "matrix",
  of: (matrix) => krippendorffAlpha(matrix, nominal),
};
