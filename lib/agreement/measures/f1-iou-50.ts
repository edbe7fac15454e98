/** Shapes that the best one-to-one matching pairs at an IoU of 0.5 or more, against all of them. */
import type { ShareMeasure } from "../measure";

export const foundAt50: ShareMeasure = {
  id: "f1-iou-50",
  name: "quality.m_f1_iou_50",
  hint: "quality.h_f1_iou_50",
  needs: "sums",
};
