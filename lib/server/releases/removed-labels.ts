/**
 * Counts regions and answers with labels that were removed from the schema: agreed labels leave them out, so the
 * release lists them.
 */
import type { AnnotationDocument, AnswerValue } from "@/lib/annotation/document";
import { fitAnswer } from "@/lib/annotation/fit-answer";
import type { ReleaseCounts } from "@/lib/contracts/releases";
import { findControl, findLabel, hasLabels, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";

export type Removed = { regions: number; answers: number; tasks: number };

export const noRemoved = (): Removed => ({ regions: 0, answers: 0, tasks: 0 });

const isGone = (schema: LabelSchema, controlId: string, label: string): boolean => {
  const control = findControl(schema, controlId);
  return !control || (hasLabels(control) && !findLabel(control, label));
};

/** Whether the present schema takes less than the answer says. */
function isCut(schema: LabelSchema, controlId: string, value: AnswerValue): boolean {
  const control = findControl(schema, controlId);
  if (!control) return [value].flat().some((one) => typeof one === "string");
  return isAnswerControl(control) && fitAnswer(value, control).dropped > 0;
}

/** Counts one more task: regions without a label that is still there, and answers with one that is not. */
export function addRemoved(
  removed: Removed,
  schema: LabelSchema,
  answers: readonly { document: AnnotationDocument }[],
): void {
  let regions = 0;
  let gone = 0;
  for (const { document } of answers) {
    for (const { control, labels } of document.regions)
      if (labels.every((label) => isGone(schema, control, label))) regions++;
    for (const [control, value] of Object.entries(document.answers))
      if (isCut(schema, control, value)) gone++;
  }
  removed.regions += regions;
  removed.answers += gone;
  if (regions + gone > 0) removed.tasks++;
}

/** One warning, or none when nothing was removed. */
export const removedWarnings = (removed: Removed): ReleaseCounts["warnings"] =>
  removed.tasks > 0 ? [{ code: "removed-labels", params: { ...removed } }] : [];
