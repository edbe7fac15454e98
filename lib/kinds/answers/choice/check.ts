import type { Message } from "@/lib/core/message";
import type { AnswerValue } from "../../answer-value";
import { checkLabelIds } from "../../check-label-ids";
import type { ChoiceControl } from "./control";

/** Single: a label id. Multiple: a list of label ids without repeats, in any order; empty for none of them. */
export const checkChoice = (value: AnswerValue, control: ChoiceControl): Message | null =>
  checkLabelIds(value, control.labels, control.multiple ?? false);
