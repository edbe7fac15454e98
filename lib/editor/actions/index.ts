/** The one table of actions. Labels of the schema are actions too, so they have keys, help and a palette entry alike. */
import { assignHotkeys, hotkeyTarget } from "@/lib/labels/hotkeys";
import { hasLabels, type LabelSchema } from "@/lib/labels/schema";
import { chooseLabel } from "../choose-label";
import { selectedRegions } from "../state";
import type { Action } from "./action";
import { EDIT_ACTIONS } from "./edit-actions";
import { REGION_ACTIONS } from "./region-actions";
import { TASK_ACTIONS, VIEW_ACTIONS } from "./view-actions";

export const labelActionId = (control: string, label: string): string =>
  `label.${hotkeyTarget(control, label)}`;

function labelActions(schema: LabelSchema): Action[] {
  const { byLabel } = assignHotkeys(schema);
  return schema.controls.flatMap((control): Action[] => {
    if (!hasLabels(control) || control.kind === "relation") return [];
    const perRegion = "per" in control && control.per === "region";
    return control.labels.map((label) => {
      const key = byLabel.get(hotkeyTarget(control.id, label.id));
      return {
        id: labelActionId(control.id, label.id),
        group: "labels",
        label: { text: `${control.name}: ${label.name}` },
        shortcuts: key === undefined ? [] : [key],
        isEnabled: ({ editor }) => {
          const now = editor?.getState();
          if (!now || now.readOnly) return false;
          return !perRegion || selectedRegions(now).length > 0;
        },
        run: ({ editor, repeat }) => {
          if (editor && !repeat) chooseLabel(editor, { control: control.id, label: label.id });
        },
      };
    });
  });
}

/** Every action for a label schema; ids are unique. */
export function allActions(schema: LabelSchema): Action[] {
  return [...labelActions(schema), ...TASK_ACTIONS, ...VIEW_ACTIONS, ...EDIT_ACTIONS, ...REGION_ACTIONS];
}
