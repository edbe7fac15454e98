/** Krippendorff's alpha over numbers, by their squared distance (Content Analysis, 2004, chapter 11). */
import { interval } from "../distances";
import { krippendorffAlpha } from "../krippendorff-alpha";
import { type MatrixMeasure, oncePerValues } from "../measure";

const distanceOf = oncePerValues(({ values }) => interval(values.map(Number)));

export const alphaInterval: MatrixMeasure = {
  id: "alpha-interval",
  name: "quality.m_alpha_interval",
  hint: "quality.h_alpha_interval",
  needs: "matrix",
  of: (matrix, categories) => krippendorffAlpha(matrix, distanceOf(categories)),
};
