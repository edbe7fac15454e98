/**
 * The content that a task shows to its annotators: of its data the fields that the inputs name, an image by the hash of
 * its bytes. Tasks that show the same are duplicates to a model, whatever else stands in their rows (a number, a date,
 * a source).
 */
import type { LabelSchema } from "./schema";

/**
 * @param pictures hash of each image by field
 * @returns by field; one that the task lacks is left out
 */
export function shownContent(
  schema: LabelSchema,
  data: Readonly<Record<string, unknown>>,
  pictures: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const { kind, field } of schema.inputs) {
    const value =
      kind === "image" ? pictures.get(field) : Object.hasOwn(data, field) ? data[field] : undefined;
    if (value !== undefined) shown[field] = value;
  }
  return shown;
}
