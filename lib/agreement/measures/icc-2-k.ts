/** ICC(2,k) of Shrout and Fleiss (1979): absolute agreement, of the mean of the ratings of a task. */
import { iccTwoWay } from "../icc-measures";
import type { RaterMeasure } from "../measure";

export const icc2K: RaterMeasure = {
  id: "icc-2-k",
  name: "quality.m_icc_2_k",
  hint: "quality.h_icc_2_k",
  needs: "raters",
  reads: "numbers",
  of: (data, categories) => iccTwoWay(data, categories, { kind: "absolute", of: "mean" }),
};
