/** The share of matched regions whose labels are equal. */
import type { LabelMeasure } from "../measure";
import { percentAgreement } from "./percent";

export const labelPercent: LabelMeasure = {
  id: "label-percent",
  name: "quality.m_label_percent",
  hint: "quality.h_label_percent",
  needs: "labels",
  of: (matrix) => percentAgreement(matrix),
};
