/** ICC(1,k) of Shrout and Fleiss (1979), with any annotators per task, of the mean of the ratings of a task. */
import { iccOneWay } from "../icc-measures";
import type { RaterMeasure } from "../measure";

export const icc1K: RaterMeasure = {
  id: "icc-1-k",
  name: "quality.m_icc_1_k",
  hint: "quality.h_icc_1_k",
  needs: "raters",
  reads: "numbers",
  of: (data, categories) => iccOneWay(data, categories, "mean"),
};
