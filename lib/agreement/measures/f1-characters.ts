/** Characters that both marked with the same label, against all that either marked. */
import type { ShareMeasure } from "../measure";

export const sameCharacters: ShareMeasure = {
  id: "f1-characters",
  name: "quality.m_f1_characters",
  hint: "quality.h_f1_characters",
  needs: "sums",
};
