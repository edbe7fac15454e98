/** What the labels of a file are called in a project whose labels began as them. */
import type { ImportLabels } from "@/lib/contracts/imports";
import { hasLabels, type LabelSchema } from "@/lib/labels/schema";

const labelsIn = ({ controls }: LabelSchema) =>
  controls.flatMap((control) => (hasLabels(control) ? control.labels : []));

/**
 * @param begun the labels as the file has them
 * @param schema the same after they were edited: renamed ones are still found, removed ones are left out of the import
 */
export function ownLabelMap(begun: LabelSchema, schema: LabelSchema): ImportLabels["map"] {
  const names = new Map(labelsIn(schema).map(({ id, name }) => [id, name]));
  const changed = labelsIn(begun).filter(({ id, name }) => names.get(id) !== name);
  return Object.fromEntries(changed.map(({ id, name }) => [name, names.has(id) ? id : null]));
}
