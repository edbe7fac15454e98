/** The mean IoU of shapes that were matched at 0.5 or more. */
import type { ShareMeasure } from "../measure";

export const meanIou: ShareMeasure = {
  id: "mean-iou",
  name: "quality.m_mean_iou",
  hint: "quality.h_mean_iou",
  needs: "sums",
};
