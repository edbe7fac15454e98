/**
 * Writes into a label schema the key and the colour that each label has, so that neither changes under the annotators
 * when another label is added, moved, removed or given a key. A label that was there before keeps its key and colour,
 * unless a manager gave its key to another label; a new one takes the next free key and the colour used least.
 */
import { PALETTE_SLOTS } from "./color";
import { assignHotkeys, chooserLabels, hotkeyTarget } from "./hotkeys";
import { hasLabels, type Label, type LabelSchema } from "./schema";

type Styles = Map<string, Pick<Label, "hotkey" | "color">>;

function mapLabels(schema: LabelSchema, change: (label: Label, target: string) => Label): LabelSchema {
  const controls = schema.controls.map((control) =>
    hasLabels(control)
      ? {
          ...control,
          labels: control.labels.map((label) => change(label, hotkeyTarget(control.id, label.id))),
        }
      : control,
  );
  return { ...schema, controls } as LabelSchema;
}

/** The label with this key and colour, its members in a fixed order; an undefined one is left out. */
export function withStyle(label: Label, { hotkey, color }: Pick<Label, "hotkey" | "color">): Label {
  const { hotkey: _key, color: _color, ...rest } = label;
  return {
    ...rest,
    ...(color === undefined ? {} : { color }),
    ...(hotkey === undefined ? {} : { hotkey }),
  };
}

function stylesOf(schema: LabelSchema): Styles {
  const styles: Styles = new Map();
  mapLabels(schema, (label, target) => {
    styles.set(target, { hotkey: label.hotkey, color: label.color });
    return label;
  });
  return styles;
}

/** Earlier keys and colours that no other label has taken meanwhile. */
function keepStyles(schema: LabelSchema, before: Styles): LabelSchema {
  const taken = new Set<string>();
  mapLabels(schema, (label) => {
    if (label.hotkey !== undefined) taken.add(label.hotkey.toLowerCase());
    return label;
  });
  return mapLabels(schema, (label, target) => {
    const had = before.get(target);
    const key = label.hotkey ?? had?.hotkey;
    const isFree = label.hotkey !== undefined || (key !== undefined && !taken.has(key.toLowerCase()));
    return withStyle(label, { hotkey: isFree ? key : undefined, color: label.color ?? had?.color });
  });
}

function fillColors(schema: LabelSchema): LabelSchema {
  const uses = new Map<string, number>(PALETTE_SLOTS.map((slot) => [slot, 0]));
  const use = (color: string) => uses.has(color) && uses.set(color, (uses.get(color) ?? 0) + 1);
  mapLabels(schema, (label) => {
    if (label.color !== undefined) use(label.color);
    return label;
  });
  return mapLabels(schema, (label) => {
    if (label.color !== undefined) return label;
    const least = Math.min(...uses.values());
    const color = PALETTE_SLOTS.find((slot) => uses.get(slot) === least) ?? PALETTE_SLOTS[0];
    use(color);
    return withStyle(label, { ...label, color });
  });
}

/**
 * Without the keys of labels that may not be chosen, as branches of a tree where only the finest may: another label gets
 * such a key, and both would have it once the branch may be chosen again.
 */
function freeIdleKeys(schema: LabelSchema): LabelSchema {
  const idle = new Set(
    schema.controls.flatMap((control) => {
      const chosen = chooserLabels(control);
      const ids = hasLabels(control) && chosen.size > 0 ? control.labels.map(({ id }) => id) : [];
      return ids.filter((id) => !chosen.has(id)).map((id) => hotkeyTarget(control.id, id));
    }),
  );
  return mapLabels(schema, (label, target) =>
    idle.has(target) ? withStyle(label, { hotkey: undefined, color: label.color }) : label,
  );
}

/** @param before the version that is replaced, if any; a style it does not set is taken as annotators saw it */
export function withStableStyles(schema: LabelSchema, before?: LabelSchema): LabelSchema {
  const kept = freeIdleKeys(before ? keepStyles(schema, stylesOf(withStableStyles(before))) : schema);
  const { byLabel } = assignHotkeys(kept);
  const keyed = mapLabels(kept, (label, target) =>
    withStyle(label, { hotkey: label.hotkey ?? byLabel.get(target), color: label.color }),
  );
  return fillColors(keyed);
}
