/** Names of controls and labels through the history of a label schema: what was removed is called what it was called last. */
import { exportName } from "./about";
import { labelNamer } from "./label-name";
import { type Control, hasLabels, type LabelSchema } from "./schema";

const REMOVED = " (removed)";

/** Names by `controlId` and `controlId/labelId`. */
export type LabelNames = ReadonlyMap<string, string>;

function namedLabels(control: Control): [string, string][] {
  if (!hasLabels(control)) return [];
  const nameOf = labelNamer(control);
  return control.labels.map(({ id, name }) => [`${control.id}/${id}`, nameOf(id) ?? name]);
}

/**
 * @param versions every version up to the one that counts, oldest first; the last decides what is there
 * @returns names of all there ever was; what the last version no longer has is marked as removed
 */
export function labelNames(versions: readonly LabelSchema[]): LabelNames {
  const names = new Map<string, string>();
  versions.forEach((schema, i) => {
    const isLast = i === versions.length - 1;
    const own = new Map(
      schema.controls.flatMap((control) => [
        [control.id, exportName(control)] as const,
        ...namedLabels(control),
      ]),
    );
    for (const [key, name] of own) names.set(key, name);
    if (isLast) for (const [key, name] of names) if (!own.has(key)) names.set(key, `${name}${REMOVED}`);
  });
  return names;
}
