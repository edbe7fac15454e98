/** Relations between the same regions with the same label, against all of them. */
import type { ShareMeasure } from "../measure";

export const sameRelation: ShareMeasure = {
  id: "f1-relations",
  name: "quality.m_f1_relations",
  hint: "quality.h_f1_relations",
  needs: "sums",
};
