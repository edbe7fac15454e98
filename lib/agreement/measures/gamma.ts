/** Mathet's gamma of two annotators' spans; texts with more spans than a page waits for are left out. */
import type { ShareMeasure } from "../measure";

export const gamma: ShareMeasure = {
  id: "gamma",
  name: "quality.m_gamma",
  hint: "quality.h_gamma",
  needs: "sums",
};
