/** Krippendorff's alpha over orders of labels, which differ by the pairs that stand the other way round. */
import { customDistance } from "../distances";
import { krippendorffAlpha } from "../krippendorff-alpha";
import { type MatrixMeasure, oncePerValues } from "../measure";
import { rankDistance } from "../rank-distance";

const distanceOf = oncePerValues(({ values }) =>
  customDistance((row, column) => rankDistance(values[row] ?? "", values[column] ?? "")),
);

export const alphaRanks: MatrixMeasure = {
  id: "alpha-ranks",
  name: "quality.m_alpha_ranks",
  hint: "quality.h_alpha_ranks",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix, categories) => krippendorffAlpha(matrix, distanceOf(categories)),
};
