import type { AnswerScale } from "../../compare";
import { pairwiseValues } from "./candidates";
import type { PairwiseControl } from "./control";

/** Candidates are compared, wherever each annotator was shown them. */
export const scale = (control: PairwiseControl): AnswerScale => ({
  type: "nominal",
  categories: pairwiseValues(control).map(({ id }) => id),
});
