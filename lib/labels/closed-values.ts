import { answerKind } from "@/lib/kinds";
import type { ClosedValue } from "@/lib/kinds/define";
import { type AnswerControl, type Control, hasLabels, isAnswerControl } from "./schema";

/** `valuesOf` a question in the order and by the names that they have where inputs stand at these places. */
export const placedValuesOf = (control: AnswerControl, places: readonly string[] = []): ClosedValue[] =>
  answerKind(control.kind).placedValues?.(control, places) ?? valuesOf(control);

/** The answers there are to choose from, or the labels of regions and relations. */
export const valuesOf = (control: Control): ClosedValue[] =>
  isAnswerControl(control)
    ? (answerKind(control.kind).values?.(control) ?? [])
    : hasLabels(control)
      ? control.labels
      : [];
