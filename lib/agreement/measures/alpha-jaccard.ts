/** Krippendorff's alpha over sets of labels, compared by the share of labels they have in common (Jaccard). */

import { krippendorffAlpha } from "../krippendorff-alpha";
import { type MatrixMeasure, oncePerValues } from "../measure";
import { setDistance } from "../set-distance-table";
import { jaccardDistance } from "../set-distances";

const distanceOf = oncePerValues(({ values }) => setDistance(values, jaccardDistance));

export const alphaJaccard: MatrixMeasure = {
  id: "alpha-jaccard",
  name: "quality.m_alpha_jaccard",
  hint: "quality.h_alpha_sets",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix, categories) => krippendorffAlpha(matrix, distanceOf(categories)),
};
