/** The share of pairs of sets with at least one label in common (maximum percentage agreement), chance included. */
import { meanLikeness } from "../mean-likeness";
import { type MatrixMeasure, oncePerValues } from "../measure";
import { setTable } from "../set-distance-table";
import { anyDistance } from "../set-distances";

const distanceOf = oncePerValues(({ values }) => setTable(values, anyDistance));

export const anySharedLabel: MatrixMeasure = {
  id: "any-shared-label",
  name: "quality.m_any_shared_label",
  hint: "quality.h_any_shared_label",
  needs: "matrix",
  of: (matrix, categories) => {
    const distance = distanceOf(categories);
    return meanLikeness(matrix, (row, column) => 1 - distance(row, column));
  },
};
