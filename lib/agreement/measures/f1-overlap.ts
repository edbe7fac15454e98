/** Spans that overlap one of the other rater with the same label, against all of them. */
import type { ShareMeasure } from "../measure";

export const overlappingSpan: ShareMeasure = {
  id: "f1-overlap",
  name: "quality.m_f1_overlap",
  hint: "quality.h_f1_overlap",
  needs: "sums",
};
