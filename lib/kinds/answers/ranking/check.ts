import { type Message, say } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import { checkLabelIds } from "../../check-label-ids";
import type { RankingControl } from "./control";

/** Every label id of the control, best first. */
export const checkRanking = (value: AnswerValue, control: RankingControl): Message | null => {
  const problem = checkLabelIds(value, control.labels, true);
  if (problem !== null) return problem;
  return Array.isArray(value) && value.length === control.labels.length
    ? null
    : say("answers.rankAll", { count: control.labels.length });
};
