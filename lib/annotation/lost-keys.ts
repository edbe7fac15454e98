/**
 * What of a stored document some controls no longer take after their settings changed, by keys as `heldKeys` gives them:
 * `controlId/labelId` where a label is not taken, `controlId` where an answer, region or relation is not taken as a whole or a
 * part of a shape goes.
 * What `fitDocument` leaves out is lost; whether shapes fit their image is out of scope.
 */
import {
  type AnswerControl,
  type Control,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  isRelationControl,
} from "@/lib/labels/schema";
import { takesLabel } from "@/lib/labels/takes-label";
import type { AnnotationDocument, AnswerValue } from "./document";
import { fitAnswer } from "./fit-answer";
import { fitShape } from "./fit-shape";
import { ENDS, takesEnd } from "./relation-ends";

type Controls = ReadonlyMap<string, Control>;

/** The labels of a control that can be lost one by one; none where no label is an answer by itself, as in a ranking. */
function singleLabels(control: AnswerControl): Set<string> {
  const labels = hasLabels(control) ? control.labels : [];
  return new Set(labels.some(({ id }) => takesLabel(id, control)) ? labels.map(({ id }) => id) : []);
}

function addAnswers(
  answers: Readonly<Record<string, AnswerValue>>,
  per: "task" | "region",
  controls: Controls,
  keys: Set<string>,
): void {
  for (const [id, value] of Object.entries(answers)) {
    const control = controls.get(id);
    if (!control) continue;
    if (!isAnswerControl(control) || (control.per ?? "task") !== per) {
      keys.add(id);
      continue;
    }
    const { kept, dropped, refused } = fitAnswer(value, control);
    if (dropped === 0) continue;
    const known = singleLabels(control);
    const named = refused.filter((label) => known.has(label));
    for (const label of named) keys.add(`${id}/${label}`);
    if (kept === null && named.length === 0) keys.add(id);
  }
}

/** @param controls by id, in their new version; what the document holds of others is left out of account */
export function lostKeys(
  { answers, regions, relations }: AnnotationDocument,
  controls: Controls,
): Set<string> {
  const keys = new Set<string>();
  addAnswers(answers, "task", controls, keys);
  const controlOf = new Map(regions.map((region) => [region.id, region.control]));
  for (const { control: id, labels, attributes, shape } of regions) {
    const control = controls.get(id);
    if (control && isRegionControl(control) && fitShape(shape, control) !== shape) keys.add(id);
    if (control && labels.length > 1 && !(isRegionControl(control) && control.multiple)) keys.add(id);
    if (attributes) addAnswers(attributes, "region", controls, keys);
  }
  for (const relation of relations) {
    const control = controls.get(relation.control);
    if (!control || !isRelationControl(control)) continue;
    if (!ENDS.every((end) => takesEnd(control, end, controlOf.get(relation[end]) ?? "")))
      keys.add(relation.control);
  }
  return keys;
}
