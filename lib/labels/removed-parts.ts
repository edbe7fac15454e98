/** What a new version of a label schema no longer has. */
import { findControl, findLabel, hasLabels, type LabelSchema } from "./schema";

/** Controls, and labels of controls that stay, present in `before` and absent from `after`; ids with readable names. */
export function removedParts(before: LabelSchema, after: LabelSchema): { id: string; name: string }[] {
  return before.controls.flatMap((control) => {
    const kept = findControl(after, control.id);
    if (!kept || kept.kind !== control.kind) return [{ id: control.id, name: control.name }];
    if (!hasLabels(control)) return [];
    return control.labels
      .filter((label) => !findLabel(kept, label.id))
      .map((label) => ({ id: label.id, name: `${control.name} › ${label.name}` }));
  });
}
