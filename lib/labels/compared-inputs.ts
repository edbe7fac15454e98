/** The inputs that questions of a label schema compare with each other. */
import { answerKind, isAnswerControl } from "@/lib/kinds";
import type { LabelSchema } from "./schema";

export function comparedInputs({ controls }: LabelSchema): Set<string> {
  const answers = controls.filter(isAnswerControl);
  return new Set(answers.flatMap((control) => answerKind(control.kind).compared?.(control) ?? []));
}
