/** Which controls are asked, given the answers so far. */
import type { Control, LabelSchema } from "@/lib/labels/schema";
import type { AnnotationDocument, AnswerValue } from "./document";

function isMet(
  control: Control,
  answers: Record<string, AnswerValue>,
  document: AnnotationDocument,
): boolean {
  const when = control.visibleWhen;
  if (!when) return true;
  const value = answers[when.control];
  const labels = value === undefined ? [] : [value].flat().map(String);
  for (const region of document.regions) if (region.control === when.control) labels.push(...region.labels);
  for (const relation of document.relations)
    if (relation.control === when.control) labels.push(relation.label);
  if (when.anyOf === undefined) return labels.length > 0;
  const wanted = new Set(when.anyOf);
  return labels.some((id) => wanted.has(id));
}

/**
 * Ids of the controls asked for the document. A condition on a hidden control is not met.
 * @param answers the task's answers, or a region's attributes laid over them
 */
export function visibleControls(
  schema: LabelSchema,
  document: AnnotationDocument,
  answers: Record<string, AnswerValue> = document.answers,
): Set<string> {
  const byId = new Map(schema.controls.map((control) => [control.id, control]));
  const known = new Map<string, boolean>();
  const visible = (control: Control): boolean => {
    const cached = known.get(control.id);
    if (cached !== undefined) return cached;
    known.set(control.id, false); // stands while its own condition is followed; the schema check refuses cycles
    const parent = control.visibleWhen && byId.get(control.visibleWhen.control);
    const result = isMet(control, answers, document) && (parent === undefined || visible(parent));
    known.set(control.id, result);
    return result;
  };
  return new Set(schema.controls.filter(visible).map((control) => control.id));
}
