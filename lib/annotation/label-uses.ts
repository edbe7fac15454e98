/** How often a document uses each label, for the index that task lists are filtered by. */
import { answerKind } from "@/lib/kinds";
import { type Control, isAnswerControl, type LabelSchema } from "@/lib/labels/schema";
import type { AnnotationDocument, AnswerValue } from "./document";

/** Its answers are one of a list, so that each has a key of its own; free text would make a key of every sentence. */
const isClosed = (control: Control): boolean => {
  if (!isAnswerControl(control)) return true;
  const kind = answerKind(control.kind);
  return kind.values !== undefined || kind.candidates !== undefined;
};

/** Key of a control, or of one of its labels or values. */
export const labelKey = (control: string, label?: string | number): string =>
  label === undefined ? control : `${control}/${label}`;

/**
 * @returns for each control that is answered, and each of its labels, values or candidates: how many regions, relations and
 *   answers have it, by `labelKey`. Of controls that the schema has no more the keys are those in the document.
 */
export function labelUses({ controls }: LabelSchema, document: AnnotationDocument): Map<string, number> {
  const free = new Set(controls.filter((control) => !isClosed(control)).map(({ id }) => id));
  const uses = new Map<string, number>();
  const add = (key: string) => uses.set(key, (uses.get(key) ?? 0) + 1);
  const addAnswers = (answers: Readonly<Record<string, AnswerValue>>) => {
    for (const [control, value] of Object.entries(answers)) {
      add(labelKey(control));
      if (!free.has(control)) for (const one of [value].flat()) add(labelKey(control, one));
    }
  };
  addAnswers(document.answers);
  for (const { control, labels, attributes } of document.regions) {
    add(labelKey(control));
    for (const label of labels) add(labelKey(control, label));
    if (attributes) addAnswers(attributes);
  }
  for (const { control, label } of document.relations) {
    add(labelKey(control));
    add(labelKey(control, label));
  }
  return uses;
}
