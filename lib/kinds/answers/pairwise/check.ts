import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import { pairwiseValues } from "./candidates";
import type { PairwiseControl } from "./control";

/** Which candidate is the best: `left`, `right` or the id of another input; `tie` and `both-bad` where they are allowed. */
export const checkPairwise = (value: AnswerValue, control: PairwiseControl): Message | null => {
  const ids = pairwiseValues(control).map(({ id }) => id);
  return typeof value === "string" && ids.includes(value)
    ? null
    : say("answers.expectedOneOf", { values: ids.join(", ") });
};
