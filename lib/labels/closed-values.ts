import { answerKind } from "@/lib/kinds";
import type { ClosedValue } from "@/lib/kinds/define";
import { type Control, hasLabels, isAnswerControl } from "./schema";

/** The answers there are to choose from, or the labels of regions and relations. */
export const valuesOf = (control: Control): ClosedValue[] =>
  isAnswerControl(control)
    ? (answerKind(control.kind).values?.(control) ?? [])
    : hasLabels(control)
      ? control.labels
      : [];
