/** ICC(3,k) of Shrout and Fleiss (1979): consistency, of the mean of the ratings of a task. */
import { iccTwoWay } from "../icc-measures";
import type { RaterMeasure } from "../measure";

export const icc3K: RaterMeasure = {
  id: "icc-3-k",
  name: "quality.m_icc_3_k",
  hint: "quality.h_icc_3_k",
  needs: "raters",
  reads: "numbers",
  of: (data, categories) => iccTwoWay(data, categories, { kind: "consistent", of: "mean" }),
};
