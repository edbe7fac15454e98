/** Actions on what is seen of an image, the size of a brush and corners: they come once the first task stands. */
import type { MessageKey } from "@/lib/i18n";
import { isRegionControl } from "@/lib/labels/schema";
import { fitView, turnView, zoom } from "../change-view";
import { imageInput } from "../image-input";
import { fitImage } from "../image-view";
import { HOME_VIEW } from "../state";
import type { EditorStore } from "../store";
import type { Action } from "./action";
import { SIZE_ACTIONS } from "./size-actions";
import { hasCorners, onImage, showsImage } from "./view-actions";

/** With the tool that changes corners in hand. */
const CORNER_STEPS = [
  ["next", "shapes.cornerNext", "mod+]"],
  ["previous", "shapes.cornerPrevious", "mod+["],
  ["insert", "shapes.cornerInsert", "mod+i"],
] as const;

type Name = { id: string; label: MessageKey; shortcuts: string[] };
const onView = (name: Name, run: (editor: EditorStore) => void): Action => ({
  id: `view.${name.id}`,
  group: "view",
  label: { key: name.label },
  shortcuts: name.shortcuts,
  suits: showsImage,
  isEnabled: onImage,
  run: ({ editor }) => editor && run(editor),
});

const fitWhole = (editor: EditorStore) => {
  const input = imageInput(editor);
  if (input !== null) fitImage(editor, input);
};

export const IMAGE_VIEW_ACTIONS: readonly Action[] = [
  ...SIZE_ACTIONS,
  ...CORNER_STEPS.map(
    ([way, label, shortcut]): Action => ({
      id: `corner.${way}`,
      group: "edit",
      label: { key: label },
      shortcuts: [shortcut],
      suits: (schema) =>
        schema.controls.some((control) => isRegionControl(control) && hasCorners(control.kind)),
      isEnabled: ({ editor }) => editor?.getState().toolId === "corners",
      run: ({ editor }) => {
        const input = editor?.getState().input;
        if (editor && input) editor.send(input, { type: "corner", way });
      },
    }),
  ),
  onView({ id: "fit", label: "labelLater.actionFit", shortcuts: ["f"] }, fitView),
  onView({ id: "fitImage", label: "labelLater.actionFitImage", shortcuts: ["shift+1"] }, fitWhole),
  onView({ id: "actualSize", label: "shapes.actionActualSize", shortcuts: ["shift+2"] }, (editor) => {
    const input = imageInput(editor);
    const { scale } = editor.getState().viewports[input ?? ""] ?? HOME_VIEW;
    zoom(editor, 1 / scale);
  }),
  onView({ id: "turn", label: "shapes.actionTurnView", shortcuts: ["shift+v"] }, turnView),
  onView({ id: "zoomIn", label: "label.actionZoomIn", shortcuts: ["+", "="] }, (editor) =>
    zoom(editor, 1.25),
  ),
  onView({ id: "zoomOut", label: "label.actionZoomOut", shortcuts: ["-"] }, (editor) => zoom(editor, 0.8)),
];
