/** The inputs that questions of a label schema compare with each other. */
import { answerKind } from "@/lib/kinds";
import { type Control, isAnswerControl, type LabelSchema } from "./schema";

/** Its values stand for inputs: it is about several of them. */
export const comparesInputs = (control: Control): boolean =>
  isAnswerControl(control) && (answerKind(control.kind).compared?.(control) ?? []).length > 0;

export function comparedInputs({ controls }: LabelSchema): Set<string> {
  const answers = controls.filter(isAnswerControl);
  return new Set(answers.flatMap((control) => answerKind(control.kind).compared?.(control) ?? []));
}
