/** What a new version of a label schema no longer has. */
import { valuesOf } from "./closed-values";
import { findControl, hasLabels, type LabelSchema } from "./schema";

/**
 * A part with its shown name, its key as `heldKeys` gives it, and a text that stands in the JSON of every document that
 * holds it (and maybe in others: it only saves reading those without it).
 */
export type RemovedPart = { name: string; key: string; text: string };

/** Controls, and labels and figures of controls that stay, present in `before` and absent from `after`. */
export function removedParts(before: LabelSchema, after: LabelSchema): RemovedPart[] {
  return before.controls.flatMap((control) => {
    const kept = findControl(after, control.id);
    if (!kept || kept.kind !== control.kind)
      return [{ name: control.name, key: control.id, text: JSON.stringify(control.id) }];
    const left = new Set(valuesOf(kept).map(({ id }) => id));
    return valuesOf(control)
      .filter(({ id }) => !left.has(id))
      .map(({ id, name }) => ({
        name: `${control.name} › ${name}`,
        key: `${control.id}/${id}`,
        // Figures stand in documents as numbers.
        text: JSON.stringify(hasLabels(control) ? id : control.id),
      }));
  });
}
