/** Actions on the document that every project has. */
import { removeSelected } from "../edit";
import { isEditable } from "../state";
import type { Action, ActionContext } from "./action";

const state = (context: ActionContext) => context.editor?.getState();

const hasEditable = (context: ActionContext): boolean => {
  const now = state(context);
  return now?.selection.some((id) => isEditable(now, id)) ?? false;
};

export const EDIT_ACTIONS: Action[] = [
  {
    id: "edit.undo",
    group: "edit",
    label: { key: "label.actionUndo" },
    shortcuts: ["mod+z"],
    isEnabled: (context) => {
      const now = state(context);
      return (
        now !== undefined &&
        !now.readOnly &&
        (now.history.past.length + now.unfit.size > 0 || now.gesture !== null)
      );
    },
    run: ({ editor }) => editor?.undo(),
  },
  {
    id: "edit.redo",
    group: "edit",
    label: { key: "label.actionRedo" },
    shortcuts: ["mod+shift+z", "mod+y"],
    isEnabled: (context) => {
      const now = state(context);
      return now !== undefined && !now.readOnly && (now.history.future.length > 0 || now.gesture !== null);
    },
    run: ({ editor }) => editor?.redo(),
  },
  {
    id: "region.delete",
    group: "regions",
    label: { key: "labelLater.actionDelete" },
    shortcuts: ["Delete", "Backspace"],
    isEnabled: hasEditable,
    run: ({ editor }) => editor?.dispatch(removeSelected(editor.getState())),
  },
];
