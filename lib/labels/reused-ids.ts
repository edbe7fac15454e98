/** Ids of removed questions and labels that a new version of a label schema gives to others. */
import type { Issue } from "@/lib/core/app-error";
import { say } from "@/lib/core/message";
import { type Control, findControl, findLabel, hasLabels, type LabelSchema } from "./schema";

type Named = { id: string; name: string };
/** With the key that the id stands under in documents, see `heldKeys`. */
export type ReusedId = Issue & { key: string };

const sameName = (a: Named, b: Named): boolean =>
  a.name.trim().toLocaleLowerCase() === b.name.trim().toLocaleLowerCase();

function reused(
  { path, key }: { path: string; key: string },
  now: Named,
  before: readonly (Named | undefined)[],
): ReusedId[] {
  const other = before.find((one) => one !== undefined && !sameName(one, now));
  if (!other) return [];
  const message = say("labels.idReused", { id: now.id, other: other.name, name: now.name });
  return [{ path, message, key }];
}

/**
 * An id that was taken away and comes back under another name: answers that still hold it would change their meaning.
 * A new name for what was there all the time is no such case, nor is the same thing coming back.
 * @param earlier every version before `current`
 */
export function reusedIds(
  earlier: readonly LabelSchema[],
  current: LabelSchema,
  next: LabelSchema,
): ReusedId[] {
  return next.controls.flatMap((control, i) => {
    const path = `controls.${i}`;
    const past = earlier.map((schema) => findControl(schema, control.id));
    const now = findControl(current, control.id);
    if (!now) return reused({ path: `${path}.id`, key: control.id }, control, past);
    if (!hasLabels(control)) return [];
    const labelIn = (one: Control | undefined, id: string) => one && findLabel(one, id);
    return control.labels.flatMap((label, k) =>
      labelIn(now, label.id)
        ? []
        : reused(
            { path: `${path}.labels.${k}.id`, key: `${control.id}/${label.id}` },
            label,
            past.map((one) => labelIn(one, label.id)),
          ),
    );
  });
}
