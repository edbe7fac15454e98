/** How far matched points lie apart on average, as a share of what the kind takes for its measure; 0 is the same place. */
import type { ShareMeasure } from "../measure";

export const meanDistance: ShareMeasure = {
  id: "mean-distance",
  name: "quality.m_mean_distance",
  hint: "quality.h_mean_distance",
  needs: "sums",
  isDistance: true,
};
