/** Lines and points that the best one-to-one matching pairs at a nearness of 0.5 or more, against all of them. */
import type { ShareMeasure } from "../measure";

export const foundNear50: ShareMeasure = {
  id: "f1-near-50",
  name: "quality.m_f1_near_50",
  hint: "quality.h_f1_near_50",
  needs: "sums",
};
