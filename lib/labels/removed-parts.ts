/** What a new version of a label schema no longer has. */
import { type Control, findControl, findLabel, hasLabels, type LabelSchema } from "./schema";

/**
 * A part with a name for people, its key as `heldKeys` gives it, and a text that stands in the JSON of every document that
 * holds it (and maybe in others: it only saves reading those without it).
 */
export type RemovedPart = { name: string; key: string; text: string };

/** Ratings above the new highest one. */
function cutRatings(before: Control, after: Control): RemovedPart[] {
  if (before.kind !== "rating" || after.kind !== "rating") return [];
  return Array.from({ length: Math.max(0, before.max - after.max) }, (_, i) => {
    const rating = after.max + i + 1;
    return {
      name: `${before.name} › ${rating}`,
      key: `${before.id}/${rating}`,
      text: JSON.stringify(before.id),
    };
  });
}

/** Controls, and labels and ratings of controls that stay, present in `before` and absent from `after`. */
export function removedParts(before: LabelSchema, after: LabelSchema): RemovedPart[] {
  return before.controls.flatMap((control) => {
    const kept = findControl(after, control.id);
    if (!kept || kept.kind !== control.kind)
      return [{ name: control.name, key: control.id, text: JSON.stringify(control.id) }];
    if (!hasLabels(control)) return cutRatings(control, kept);
    return control.labels
      .filter((label) => !findLabel(kept, label.id))
      .map((label) => ({
        name: `${control.name} › ${label.name}`,
        key: `${control.id}/${label.id}`,
        text: JSON.stringify(label.id),
      }));
  });
}
