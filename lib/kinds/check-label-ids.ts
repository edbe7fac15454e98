import { type Message, say } from "@/lib/core/message";
import { listed } from "@/lib/labels/listed";
import type { Label } from "@/lib/labels/parts";
import type { AnswerValue } from "./answer-value";

/** Shared by the kinds whose values are label ids. Of several labels none may be chosen: an empty list is an answer. */
export function checkLabelIds(
  value: AnswerValue,
  labels: readonly Label[],
  multiple: boolean,
): Message | null {
  const values = multiple ? value : [value];
  if (!Array.isArray(values)) return say("answers.expectedLabelIds");
  const ids = new Set(labels.map((label) => label.id));
  if (new Set(values).size < values.length) return say("answers.labelTwice");
  for (const id of values)
    if (typeof id !== "string" || !ids.has(id))
      return say("answers.unknownLabel", { label: String(id), labels: listed(labels) });
  return null;
}
