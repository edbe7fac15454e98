/** An answer in words, with label names instead of ids. Labels the schema no longer has are shown by their id. */
import type { AnswerValue } from "@/lib/annotation/document";
import type { Control } from "@/lib/labels/schema";
import { valueNamer } from "@/lib/labels/value-name";

export function answerWords(control: Control, value: AnswerValue | undefined): string | null {
  if (value === undefined) return null;
  const nameOf = valueNamer(control);
  const word = (one: string) => nameOf(one) ?? one;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(word).join(", ");
  if (typeof value === "string") return word(value) || null;
  return "unit" in control && control.unit ? `${value} ${control.unit}` : String(value);
}
