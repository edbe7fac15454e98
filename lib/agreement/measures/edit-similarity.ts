/** The mean over pairs of texts of 1 - edits / graphemes of the longer one; it is never a reason to accept an answer. */
import type { ShareMeasure } from "../measure";

export const editLikeness: ShareMeasure = {
  id: "edit-similarity",
  name: "quality.m_edit_similarity",
  hint: "quality.h_edit_similarity",
  needs: "sums",
};
