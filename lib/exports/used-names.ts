/** The names behind the ids of an item, so that a line of JSON can be read without the label schema beside it. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { findControl, findLabel, type LabelSchema } from "@/lib/labels/schema";

/** Keys of what a document says: `controlId` and `controlId/labelId`; values that are no labels give keys without a name. */
function* usedKeys({ answers, regions, relations }: AnnotationDocument): Generator<[string, string[]]> {
  for (const [control, value] of Object.entries(answers)) yield [control, [value].flat().map(String)];
  for (const { control, labels, attributes = {} } of regions) {
    yield [control, labels];
    for (const [id, value] of Object.entries(attributes)) yield [id, [value].flat().map(String)];
  }
  for (const { control, label } of relations) yield [control, [label]];
}

/**
 * @returns names by `controlId` and by `controlId/labelId`, of the controls and labels that the documents use; ids that the
 *   schema no longer has are left out
 */
export function usedNames(
  schema: LabelSchema,
  documents: readonly AnnotationDocument[],
): Record<string, string> {
  const names: Record<string, string> = {};
  for (const document of documents)
    for (const [id, labels] of usedKeys(document)) {
      const control = findControl(schema, id);
      if (!control) continue;
      names[id] = control.name;
      for (const label of labels) {
        const name = findLabel(control, label)?.name;
        if (name !== undefined) names[`${id}/${label}`] = name;
      }
    }
  return names;
}
