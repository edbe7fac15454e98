import { answerKind } from "@/lib/kinds";
import { type Control, findLabel, isAnswerControl } from "./schema";

/**
 * What the labels of a control are called where they stand alone: their names, or their paths where they lie below each
 * other, since two labels of a tree may have one name. Undefined for a label that the control does not have.
 */
export function labelNamer(control: Control | undefined): (id: string) => string | undefined {
  if (!control) return () => undefined;
  const own = isAnswerControl(control) ? answerKind(control.kind).namesOf?.(control) : undefined;
  return own ?? ((id) => findLabel(control, id)?.name);
}
