/** An answer in words, with label names instead of ids. Labels the schema no longer has are shown by their id. */
import type { AnswerValue } from "@/lib/annotation/document";
import { answerKind } from "@/lib/kinds";
import { type Control, findLabel, isAnswerControl } from "@/lib/labels/schema";

export function answerWords(control: Control, value: AnswerValue | undefined): string | null {
  if (value === undefined) return null;
  const nameOf = isAnswerControl(control) ? answerKind(control.kind).nameOf : undefined;
  const word = (one: string) =>
    nameOf && isAnswerControl(control) ? nameOf(one, control) : (findLabel(control, one)?.name ?? one);
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(word).join(", ");
  return typeof value === "string" ? word(value) || null : String(value);
}
