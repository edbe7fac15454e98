import type { AnswerValue } from "../../answer-value";
import type { PairwiseControl } from "./control";

/** Which of two inputs is better: `left`, `right`, or `tie` where the control allows it. */
export const checkPairwise = (value: AnswerValue, { allowTie }: PairwiseControl): string | null =>
  value === "left" || value === "right" || (allowTie === true && value === "tie")
    ? null
    : `expected left or right${allowTie ? " or tie" : ""}`;
