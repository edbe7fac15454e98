/** Shapes that the best one-to-one matching pairs at an IoU of 0.75 or more, against all of them. */
import type { ShareMeasure } from "../measure";

export const foundAt75: ShareMeasure = {
  id: "f1-iou-75",
  name: "quality.m_f1_iou_75",
  hint: "quality.h_f1_iou_75",
  needs: "sums",
};
