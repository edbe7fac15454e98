/** The names behind the ids of an item, so that a line of JSON can be read without the label schema beside it. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import { heldKeys } from "@/lib/annotation/held-keys";
import type { LabelNames } from "@/lib/labels/label-names";

/** @returns names by `controlId` and by `controlId/labelId`, of all that the documents use; removed labels are marked */
export function usedNames(
  known: LabelNames,
  documents: readonly AnnotationDocument[],
): Record<string, string> {
  const names: Record<string, string> = {};
  for (const document of documents)
    for (const key of heldKeys(document)) {
      const name = known.get(key);
      if (name !== undefined) names[key] = name;
    }
  return names;
}
