/** What the controls of answers take, by the rules of their kinds. */
import { answerKind } from "@/lib/kinds";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import type { AnswerControl } from "./schema";

export const takesAnswer = (value: AnswerValue, control: AnswerControl): boolean =>
  answerKind(control.kind).check(value, control) === null;

/** Whether a label may be the answer: by itself, or as a list of one. */
export const takesLabel = (id: string, control: AnswerControl): boolean =>
  takesAnswer(id, control) || takesAnswer([id], control);
