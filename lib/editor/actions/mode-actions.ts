/** The ways in which the tool in hand draws, how spans are marked, and in which letters a text is shown. */
import { regionKind } from "@/lib/kinds";
import { isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import { type EditorState, modeOf } from "../state";
import type { EditorStore } from "../store";
import { isTextControl } from "../text-regions";
import type { Action } from "./action";

const showsText = (schema: LabelSchema) => schema.inputs.some((input) => input.kind === "text");

const modesInHand = ({ editing, toolId }: EditorState) => editing.get(toolId)?.modes ?? [];

/** The tool in hand draws in its next way. */
function nextMode(editor: EditorStore): void {
  const state = editor.getState();
  const modes = modesInHand(state);
  const at = modes.findIndex(({ id }) => id === modeOf(state, state.toolId));
  const next = modes[(at + 1) % modes.length];
  if (next) editor.setMode(state.toolId, next.id);
}

const hasModes = ({ controls }: LabelSchema) =>
  controls.some((control) => isRegionControl(control) && regionKind(control.kind).tool?.hasModes);

export const MODE_ACTIONS: readonly Action[] = [
  {
    id: "tool.mode",
    group: "tools",
    label: { key: "shapes.actionMode" },
    shortcuts: ["shift+q"],
    suits: hasModes,
    isEnabled: ({ editor }) => editor !== null && modesInHand(editor.getState()).length > 1,
    run: ({ editor, repeat }) => editor && !repeat && nextMode(editor),
  },
  {
    id: "tool.snap",
    group: "tools",
    label: { key: "labelLater.actionSnap" },
    shortcuts: ["shift+w"],
    suits: (schema) => schema.controls.some((control) => isTextControl(control)),
    isEnabled: ({ editor }) => editor !== null,
    run: ({ editor }) => editor?.set({ snapToWord: !editor.getState().snapToWord }),
  },
  {
    id: "view.fixedWidth",
    group: "view",
    label: { key: "label.actionFixedWidth" },
    shortcuts: ["shift+m"],
    suits: showsText,
    isEnabled: ({ editor }) => editor !== null,
    run: ({ view, repeat }) => !repeat && view.toggle("fixedWidth"),
  },
];
