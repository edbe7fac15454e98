/** An answer in words, with label names instead of ids. Labels the schema no longer has are shown by their id. */
import type { AnswerValue } from "@/lib/annotation/document";
import { type Control, findLabel } from "@/lib/labels/schema";

export function answerWords(control: Control, value: AnswerValue | undefined): string | null {
  if (value === undefined) return null;
  const word = (one: string) => findLabel(control, one)?.name ?? one;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(word).join(", ");
  return typeof value === "string" ? word(value) || null : String(value);
}
