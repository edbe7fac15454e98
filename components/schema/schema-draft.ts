/** New parts of a label schema while it is being edited; what they must satisfy is decided by `checkLabelSchema`. */

import type { Translate } from "@/lib/i18n";
import { kindOf, REGION_KINDS, type RegionKindName, regionKind } from "@/lib/kinds";
import type { PRESETS } from "@/lib/kinds/settings";
import { type HeldKeys, newControlId, newLabelId } from "@/lib/labels/change-ids";
import { assignHotkeys, isReserved } from "@/lib/labels/hotkeys";
import { type Control, type ControlKind, hasLabels, type Label, type LabelSchema } from "@/lib/labels/schema";

/** A problem of the schema in the language of the page. */
export type ShownIssue = { path: string; text: string };

/** `base`, or with the first number that makes it free. */
export function freeId(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base;
  let n = 2;
  while (taken.includes(`${base}-${n}`)) n += 1;
  return `${base}-${n}`;
}

/** A new label under a name of its own. */
export const newLabel = (
  control: { id: string; labels: readonly Label[] },
  name: string,
  held: HeldKeys,
): Label => ({ id: newLabelId(control, name, held), name });

export function newControl(
  kind: ControlKind,
  { schema, held }: { schema: LabelSchema; held: HeldKeys },
  name: string,
): Control {
  const id = newControlId(schema, name, held);
  const first = newLabel({ id, labels: [] }, "1", held);
  const labels = [first, newLabel({ id, labels: [first] }, "2", held)];
  const manifest = kindOf(kind);
  const wanted = kind in REGION_KINDS ? regionKind(kind as RegionKindName).on : "text";
  const input = (schema.inputs.find((one) => one.kind === wanted) ?? schema.inputs[0])?.id ?? wanted;
  return manifest.blank({ id, name, labels, input, inputs: schema.inputs.map((one) => one.id) });
}

/** A ready control, its labels in the language of the page; a key that is taken is left to be given out. */
export function presetControl(
  preset: (typeof PRESETS)[number],
  { schema, held }: { schema: LabelSchema; held: HeldKeys },
  t: Translate,
): Control {
  const control = newControl(preset.kind, { schema, held }, t(preset.name));
  const { byKey } = assignHotkeys(schema);
  const own = new Set(
    schema.controls.flatMap((one) => (hasLabels(one) ? one.labels : [])).map(({ hotkey }) => hotkey),
  );
  const isFree = (key: string) => !own.has(key) && !isReserved(key, schema) && !byKey.has(key);
  const labels = preset.labels.map(({ id, name, key }) => ({
    id,
    name: t(name),
    ...(isFree(key) ? { hotkey: key } : {}),
  }));
  return { ...control, labels } as Control;
}

/** Without a layout and neighbours that the inputs no longer allow, so that removing an input leaves no problem behind. */
export function withFittingSurroundings({ layout, neighbours, ...rest }: LabelSchema): LabelSchema {
  const isSeveral = rest.inputs.length > 1;
  const hasText = rest.inputs.some(({ kind }) => kind === "text");
  return {
    ...rest,
    ...(layout !== undefined && isSeveral && { layout }),
    ...(neighbours !== undefined && hasText && { neighbours }),
  };
}

/** Moves one item of a list; out of range leaves it alone. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const to = from + by;
  const copy = [...list];
  const [item] = copy.splice(from, 1);
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  copy.splice(to, 0, item);
  return copy;
}

/** The same object without what is undefined or empty, so that an emptied field is an absent one. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== "")) as T;
}
