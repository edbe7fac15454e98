/** Krippendorff's alpha over labels of a tree, which differ less the longer they go the same way from the top. */
import { customDistance } from "../distances";
import { krippendorffAlpha } from "../krippendorff-alpha";
import { type MatrixMeasure, oncePerValues } from "../measure";
import { pathDistance } from "../path-distance";

const distanceOf = oncePerValues(({ values, parentOf = () => undefined }) =>
  customDistance((row, column) => pathDistance(values[row] ?? "", values[column] ?? "", parentOf)),
);

export const alphaPath: MatrixMeasure = {
  id: "alpha-path",
  name: "quality.m_alpha_path",
  hint: "quality.h_alpha_path",
  needs: "matrix",
  looksAtAllPairs: true,
  of: (matrix, categories) => krippendorffAlpha(matrix, distanceOf(categories)),
};
