/** Krippendorff's alpha over sets of labels, compared with MASI (Passonneau 2006). */

import { krippendorffAlpha } from "../krippendorff-alpha";
import { type MatrixMeasure, oncePerValues } from "../measure";
import { setDistance } from "../set-distance-table";
import { masiDistance } from "../set-distances";

const distanceOf = oncePerValues(({ values }) => setDistance(values, masiDistance));

export const alphaMasi: MatrixMeasure = {
  id: "alpha-masi",
  name: "quality.m_alpha_masi",
  hint: "quality.h_alpha_sets",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix, categories) => krippendorffAlpha(matrix, distanceOf(categories)),
};
