/** Spans that both marked with the same start, end and label, against all of them. */
import type { ShareMeasure } from "../measure";

export const sameSpan: ShareMeasure = {
  id: "f1-exact",
  name: "quality.m_f1_exact",
  hint: "quality.h_f1_exact",
  needs: "sums",
};
