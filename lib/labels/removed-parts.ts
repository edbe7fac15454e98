/** What a new version of a label schema no longer has. */
import { type Control, findControl, findLabel, hasLabels, type LabelSchema } from "./schema";

/** A part with a name for people, and how a document that holds it has it in its JSON. */
export type RemovedPart = { name: string; inJson: string };

/** Ratings above the new highest one. */
function cutRatings(before: Control, after: Control): RemovedPart[] {
  if (before.kind !== "rating" || after.kind !== "rating") return [];
  return Array.from({ length: Math.max(0, before.max - after.max) }, (_, i) => {
    const rating = after.max + i + 1;
    return { name: `${before.name} › ${rating}`, inJson: `${JSON.stringify(before.id)}:${rating}` };
  });
}

/** Controls, and labels and ratings of controls that stay, present in `before` and absent from `after`. */
export function removedParts(before: LabelSchema, after: LabelSchema): RemovedPart[] {
  return before.controls.flatMap((control) => {
    const kept = findControl(after, control.id);
    if (!kept || kept.kind !== control.kind)
      return [{ name: control.name, inJson: JSON.stringify(control.id) }];
    if (!hasLabels(control)) return cutRatings(control, kept);
    return control.labels
      .filter((label) => !findLabel(kept, label.id))
      .map((label) => ({ name: `${control.name} › ${label.name}`, inJson: JSON.stringify(label.id) }));
  });
}
