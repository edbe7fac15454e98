/** Krippendorff's alpha over the labels of matched regions; label sets by MASI, which is nominal for single labels. */
import { krippendorffAlpha } from "../krippendorff-alpha";
import { type LabelMeasure, oncePerValues } from "../measure";
import { setDistance } from "../set-distance-table";
import { masiDistance } from "../set-distances";

const distanceOf = oncePerValues(({ values }) => setDistance(values, masiDistance));

export const labelAlpha: LabelMeasure = {
  id: "label-alpha",
  name: "quality.m_label_alpha",
  hint: "quality.h_label_alpha",
  needs: "labels",
  looksAtAllPairs: true,
  of: (matrix, categories) => krippendorffAlpha(matrix, distanceOf(categories)),
};
