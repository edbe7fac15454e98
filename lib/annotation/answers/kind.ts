/** The contract of a kind of answer (choice, rating, …). One file per kind; `index.ts` registers them. */
import { listed } from "@/lib/labels/listed";
import type { ControlKind, ControlOf, Label } from "@/lib/labels/schema";
import type { AnswerValue } from "../document";

export type AnswerKind<K extends ControlKind> = {
  kind: K;
  /** What is wrong with the value for this control, in a sentence; null when it may be stored. */
  check: (value: AnswerValue, control: ControlOf<K>) => string | null;
};

/** Shared by the kinds whose values are label ids. Of several labels none may be chosen: an empty list is an answer. */
export function checkLabelIds(
  value: AnswerValue,
  labels: readonly Label[],
  multiple: boolean,
): string | null {
  const values = multiple ? value : [value];
  if (!Array.isArray(values)) return "expected a list of label ids";
  const ids = new Set(labels.map((label) => label.id));
  if (new Set(values).size < values.length) return "the same label stands twice";
  for (const id of values)
    if (typeof id !== "string" || !ids.has(id))
      return `there is no label "${String(id)}" here; there are: ${listed(labels)}`;
  return null;
}
