import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import type { PairwiseControl } from "./control";

/** Which of two inputs is better: `left`, `right`, or `tie` where the control allows it. */
export const checkPairwise = (value: AnswerValue, { allowTie }: PairwiseControl): Message | null =>
  value === "left" || value === "right" || (allowTie === true && value === "tie")
    ? null
    : say(allowTie ? "answers.expectedSideOrTie" : "answers.expectedSide");
