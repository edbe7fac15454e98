/** Relations between the same regions, whatever their label, against all of them. */
import type { ShareMeasure } from "../measure";

export const sameLink: ShareMeasure = {
  id: "f1-links",
  name: "quality.m_f1_links",
  hint: "quality.h_f1_links",
  needs: "sums",
};
