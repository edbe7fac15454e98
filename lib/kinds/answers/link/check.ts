import { MAX_CANDIDATE_ID_CHARS, NIL } from "@/lib/candidates/candidate";
import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import type { LinkControl } from "./control";

/** The id of a candidate, or NIL where it is allowed. The server alone knows which ids the list has. */
export const checkLink = (value: AnswerValue, { nil = false }: LinkControl): Message | null => {
  if (typeof value !== "string" || value === "" || value.length > MAX_CANDIDATE_ID_CHARS)
    return say("answers.expectedCandidate");
  return value === NIL && !nil ? say("answers.noNil") : null;
};
