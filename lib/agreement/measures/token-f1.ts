/** The mean over pairs of texts of the F1 of their words, each as often as it stands, in any order. */
import type { ShareMeasure } from "../measure";

export const tokenLikeness: ShareMeasure = {
  id: "token-f1",
  name: "quality.m_token_f1",
  hint: "quality.h_token_f1",
  needs: "sums",
};
