/** Lines and points that the best one-to-one matching pairs at a nearness of 0.75 or more, against all of them. */
import type { ShareMeasure } from "../measure";

export const foundNear75: ShareMeasure = {
  id: "f1-near-75",
  name: "quality.m_f1_near_75",
  hint: "quality.h_f1_near_75",
  needs: "sums",
};
