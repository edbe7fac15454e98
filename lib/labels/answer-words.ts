/** An answer in words, with label names instead of ids. Labels the schema no longer has are shown by their id. */
import type { AnnotationDocument, AnswerValue } from "@/lib/annotation/document";
import type { ClosedValue } from "@/lib/kinds/define";
import { placedValuesOf, valuesOf } from "@/lib/labels/closed-values";
import { type Control, isAnswerControl } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";

/** The letter under which a candidate was shown to the annotator who chose it; null where it was shown by its name. */
export function placeOfAnswer(control: Control, { answers, places }: AnnotationDocument): string | null {
  if (!places || !isAnswerControl(control)) return null;
  const isOf = ({ id }: ClosedValue) => id === answers[control.id];
  const shown = placedValuesOf(control, places).find(isOf)?.name;
  return shown === undefined || shown === valuesOf(control).find(isOf)?.name ? null : shown;
}

/** @param nameOf what `valueNamer` makes of the control: made once where many answers to it are told */
export function answerWords(
  control: Control,
  value: AnswerValue | undefined,
  nameOf?: (id: string) => string | undefined,
): string | null {
  if (value === undefined) return null;
  const namer = nameOf ?? valueNamer(control);
  const word = (one: string) => namer(one) ?? one;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(word).join(", ");
  if (typeof value === "string") return word(value) || null;
  return "unit" in control && control.unit ? `${value} ${control.unit}` : String(value);
}
