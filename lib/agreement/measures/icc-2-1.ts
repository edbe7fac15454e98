/** ICC(2,1) of Shrout and Fleiss (1979): absolute agreement, of one rating. */
import { iccTwoWay } from "../icc-measures";
import type { RaterMeasure } from "../measure";

export const icc21: RaterMeasure = {
  id: "icc-2-1",
  name: "quality.m_icc_2_1",
  hint: "quality.h_icc_2_1",
  needs: "raters",
  reads: "numbers",
  of: (data, categories) => iccTwoWay(data, categories, { kind: "absolute", of: "single" }),
};
