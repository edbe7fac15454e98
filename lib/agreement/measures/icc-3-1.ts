/** ICC(3,1) of Shrout and Fleiss (1979): consistency, of one rating. */
import { iccTwoWay } from "../icc-measures";
import type { RaterMeasure } from "../measure";

export const icc31: RaterMeasure = {
  id: "icc-3-1",
  name: "quality.m_icc_3_1",
  hint: "quality.h_icc_3_1",
  needs: "raters",
  reads: "numbers",
  of: (data, categories) => iccTwoWay(data, categories, { kind: "consistent", of: "single" }),
};
