/** Which controls, labels and ratings a document holds. */
import { MAX_CANDIDATE_ID_CHARS } from "@/lib/candidates/candidate";
import type { AnnotationDocument, AnswerValue } from "./document";

/** Longer texts are no ids. */
const MAX_ID_CHARS = MAX_CANDIDATE_ID_CHARS;

function addAnswers(answers: Readonly<Record<string, AnswerValue>>, keys: Set<string>): void {
  for (const [control, value] of Object.entries(answers)) {
    keys.add(control);
    for (const one of [value].flat())
      if (typeof one === "number" || one.length <= MAX_ID_CHARS) keys.add(`${control}/${one}`);
  }
}

/**
 * Keys `controlId` and `controlId/labelId` (or `controlId/4` for a rating) of every answer, region, attribute and relation.
 * The text of a span or of a free answer is no label: `note/refund` is a key of the control `note` alone.
 */
export function heldKeys({ answers, regions, relations }: AnnotationDocument): Set<string> {
  const keys = new Set<string>();
  addAnswers(answers, keys);
  for (const { control, labels, attributes } of regions) {
    keys.add(control);
    for (const label of labels) keys.add(`${control}/${label}`);
    if (attributes) addAnswers(attributes, keys);
  }
  for (const { control, label } of relations) keys.add(control).add(`${control}/${label}`);
  return keys;
}
