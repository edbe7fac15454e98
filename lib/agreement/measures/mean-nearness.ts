/** The mean nearness of lines and points that were matched at 0.5 or more. */
import type { ShareMeasure } from "../measure";

export const meanNearness: ShareMeasure = {
  id: "mean-nearness",
  name: "quality.m_mean_nearness",
  hint: "quality.h_mean_nearness",
  needs: "sums",
};
