/** ICC(1,1) of Shrout and Fleiss (1979), with any annotators per task, of one rating. */
import { iccOneWay } from "../icc-measures";
import type { RaterMeasure } from "../measure";

export const icc11: RaterMeasure = {
  id: "icc-1-1",
  name: "quality.m_icc_1_1",
  hint: "quality.h_icc_1_1",
  needs: "raters",
  reads: "numbers",
  of: (data, categories) => iccOneWay(data, categories, "single"),
};
