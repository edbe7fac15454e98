/**
 * Counts regions and answers with labels that were removed from the schema: agreed labels leave them out, so the
 * release lists them.
 */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { ReleaseCounts } from "@/lib/contracts/releases";
import { findControl, findLabel, hasLabels, type LabelSchema } from "@/lib/labels/schema";

export type Removed = { regions: number; answers: number; tasks: number };

export const noRemoved = (): Removed => ({ regions: 0, answers: 0, tasks: 0 });

const isGone = (schema: LabelSchema, controlId: string, label: string): boolean => {
  const control = findControl(schema, controlId);
  return !control || (hasLabels(control) && !findLabel(control, label));
};

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
      if ([value].flat().some((one) => typeof one === "string" && isGone(schema, control, one))) gone++;
  }
  removed.regions += regions;
  removed.answers += gone;
  if (regions + gone > 0) removed.tasks++;
}

/** One warning, or none when nothing was removed. */
export const removedWarnings = (removed: Removed): ReleaseCounts["warnings"] =>
  removed.tasks > 0 ? [{ code: "removed-labels", params: { ...removed } }] : [];
