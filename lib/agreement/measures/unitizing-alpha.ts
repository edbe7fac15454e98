/** Krippendorff's unitizing alpha of two annotators' spans, summed over labels; chance puts them elsewhere in the same text. */
import type { ShareMeasure } from "../measure";

export const unitizing: ShareMeasure = {
  id: "unitizing-alpha",
  name: "quality.m_unitizing_alpha",
  hint: "quality.h_unitizing_alpha",
  needs: "sums",
};
