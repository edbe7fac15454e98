/**
 * The one table of actions. Labels and figures of the schema are actions too: keys, help and a palette entry alike. Those
 * of `late-actions.ts` are loaded once the first task stands.
 */

import { answerKind } from "@/lib/kinds";
import type { ClosedValue } from "@/lib/kinds/define";
import { placedValuesOf, valuesOf } from "@/lib/labels/closed-values";
import { assignHotkeys, hotkeyTarget } from "@/lib/labels/hotkeys";
import { labelNamer } from "@/lib/labels/label-name";
import {
  type AnswerControl,
  type Control,
  hasLabels,
  isAnswerControl,
  isRegionControl,
  type Label,
  type LabelSchema,
} from "@/lib/labels/schema";
import { chooseLabel, chooseValue } from "../choose-label";
import { selectedRegions } from "../state";
import type { Action, ActionContext } from "./action";
import { EDIT_ACTIONS } from "./edit-actions";
import { REGION_ACTIONS } from "./region-actions";
import { TASK_ACTIONS, TOOL_ACTIONS } from "./view-actions";

export const labelActionId = (control: string, label: string): string =>
  `label.${hotkeyTarget(control, label)}`;

export const ratingActionId = (control: string, figure: string | number): string =>
  `rate.${control}/${figure}`;

/** A control per region can be answered only while a region is selected. */
const isAnswerable = (control: Control, { editor }: ActionContext): boolean => {
  const now = editor?.getState();
  if (!now || now.readOnly) return false;
  return !("per" in control && control.per === "region") || selectedRegions(now).length > 0;
};

/** @param name as the label is called where others of its control are not beside it: in a tree its path */
function labelAction(
  control: Control,
  label: Label,
  { name, key }: { name: string; key: string | undefined },
): Action {
  return {
    id: labelActionId(control.id, label.id),
    group: "labels",
    label: { text: `${control.name}: ${name}` },
    shortcuts: key === undefined ? [] : [key],
    isEnabled: (context) => isAnswerable(control, context),
    run: ({ editor, repeat }) => {
      if (editor && !repeat) chooseLabel(editor, { control: control.id, label: label.id });
    },
  };
}

/** The key at `at` gives what is shown there; the id of its action stays that of the value there is. */
function figureAction(
  control: AnswerControl,
  { id, name }: ClosedValue,
  { at, key }: { at: number; key: string | undefined },
): Action {
  return {
    id: ratingActionId(control.id, id),
    group: "labels",
    label: { text: `${control.name}: ${name}` },
    shortcuts: key === undefined ? [] : [key],
    isEnabled: (context) => isAnswerable(control, context),
    run: ({ editor, repeat }) => {
      const value = placedValuesOf(control, editor?.getState().document.places)[at];
      if (editor && value && !repeat) chooseValue(editor, control, value.id);
    },
  };
}

/** More labels of one control would bury what else the palette has. */
const MAX_LISTED = 500;

function labelActions(schema: LabelSchema): Action[] {
  const { byLabel, byFigure } = assignHotkeys(schema);
  return schema.controls.flatMap((control): Action[] => {
    const kind = isAnswerControl(control) ? answerKind(control.kind) : null;
    if (kind && isAnswerControl(control) && kind.valueKeys === "figures") {
      const placed = placedValuesOf(control);
      return valuesOf(control).map(({ id, name }, at) =>
        figureAction(
          control,
          { id, name: placed[at]?.name ?? name },
          { at, key: byFigure.get(control.id)?.[at] },
        ),
      );
    }
    if (!hasLabels(control) || (kind && !kind.choose)) return [];
    const canChoose = kind && isAnswerControl(control) ? kind.choosable?.(control) : undefined;
    const nameOf = labelNamer(control);
    // Of a large tree those with a key: the others are found in its own field.
    const isListed = (id: string) =>
      control.labels.length <= MAX_LISTED || byLabel.has(hotkeyTarget(control.id, id));
    return control.labels
      .filter(({ id }) => isListed(id) && (canChoose?.(id) ?? true))
      .map((label) =>
        labelAction(control, label, {
          name: nameOf(label.id) ?? label.name,
          key: byLabel.get(hotkeyTarget(control.id, label.id)),
        }),
      );
  });
}

/** Those without which no task is answered. */
export const FIRST_ACTIONS: readonly Action[] = [
  ...TASK_ACTIONS,
  ...TOOL_ACTIONS,
  ...EDIT_ACTIONS,
  ...REGION_ACTIONS,
];

/** The actions for a label schema; ids are unique. @param late those of `late-actions.ts`, once they are loaded */
export function actionsFor(schema: LabelSchema, late: readonly Action[]): Action[] {
  const hasRegions = schema.controls.some(isRegionControl);
  const fixed = [...FIRST_ACTIONS, ...late].filter(
    ({ group, suits }) => (hasRegions || group !== "regions") && (suits?.(schema) ?? true),
  );
  return [...labelActions(schema), ...fixed];
}
