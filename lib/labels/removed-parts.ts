/** What a new version of a label schema no longer has or takes. */
import { canonicalJson } from "@/lib/core/canonical-json";
import { answerKind } from "@/lib/kinds";
import { valuesOf } from "./closed-values";
import { labelNamer } from "./label-name";
import { type Control, findControl, hasLabels, isAnswerControl, type LabelSchema } from "./schema";
import { takesAnswer, takesLabel } from "./takes-label";
import { PATH_SEPARATOR } from "./tree";

/**
 * A part with its shown name, its key as `heldKeys` gives it, and a text that stands in the JSON of every document that
 * holds it (and maybe in others: it only saves reading those without it).
 */
export type RemovedPart = { name: string; key: string; text: string };

const canChoose = (control: Control, id: string): boolean =>
  isAnswerControl(control) && takesLabel(id, control);

/** `Topic › Other`, of a tree with the label's whole path. */
export const partName = (control: Control, id: string): string =>
  [control.name, labelNamer(control)(id) ?? valuesOf(control).find((one) => one.id === id)?.name ?? id].join(
    PATH_SEPARATOR,
  );

/**
 * Controls, and labels and figures of controls that stay, present in `before` and absent from `after`; and labels that
 * could be chosen before and no longer can.
 */
export function removedParts(before: LabelSchema, after: LabelSchema): RemovedPart[] {
  return before.controls.flatMap((control) => {
    const kept = findControl(after, control.id);
    if (!kept || kept.kind !== control.kind)
      return [{ name: control.name, key: control.id, text: JSON.stringify(control.id) }];
    const left = new Set(valuesOf(kept).map(({ id }) => id));
    const isLost = (id: string) =>
      !left.has(id) || (hasLabels(control) && canChoose(control, id) && !canChoose(kept, id));
    return valuesOf(control)
      .filter(({ id }) => isLost(id))
      .map(({ id }) => ({
        name: partName(control, id),
        key: `${control.id}/${id}`,
        // Figures stand in documents as numbers.
        text: JSON.stringify(hasLabels(control) ? id : control.id),
      }));
  });
}

/** The settings of a control that decide which answers it takes, its labels and its default apart. */
function settingsOf(control: Control): string {
  const {
    name: _name,
    description: _description,
    required: _required,
    visibleWhen: _when,
    default: _default,
    ...rest
  } = control as Control & { default?: unknown };
  return canonicalJson("labels" in rest ? { ...rest, labels: [] } : rest);
}

/** Whether an answer that fitted before does not fit for the labels that were added: a ranking has all of them. */
function missesLabels(before: Control, after: Control): boolean {
  if (!isAnswerControl(before) || !isAnswerControl(after)) return false;
  const example = answerKind(before.kind).example(before);
  return Array.isArray(example) && example.length > 1 && !takesAnswer(example, after);
}

/** Controls, in their new version, of which the removed parts do not say all that is lost: each answer has to be looked at. */
export const narrowedControls = (before: LabelSchema, after: LabelSchema): Control[] =>
  after.controls.filter((control) => {
    const old = findControl(before, control.id);
    if (!old || old.kind !== control.kind) return false;
    return settingsOf(old) !== settingsOf(control) || missesLabels(old, control);
  });
