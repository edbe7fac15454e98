/** Actions that choose, show, hide, lock and order regions. */
import type { Region } from "@/lib/annotation/document";
import { reorder } from "../commands";
import { regionControlOf } from "../state";
import type { EditorStore } from "../store";
import { textParts } from "../text-regions";
import type { Action, ActionContext } from "./action";

const state = (context: ActionContext) => context.editor?.getState();
const hasEditor = (context: ActionContext) => context.editor !== null;
const hasSelection = (context: ActionContext) => (state(context)?.selection.length ?? 0) > 0;
const hasRegions = (context: ActionContext) => (state(context)?.document.regions.length ?? 0) > 0;

/** Regions as a reader meets them: text spans by place, shapes in the order of the list. */
export function readingOrder(regions: readonly Region[]): Region[] {
  const start = (region: Region) => textParts(region)[0]?.start ?? 0;
  return regions.toSorted((a, b) => start(a) - start(b));
}

function stepSelection(editor: EditorStore, by: -1 | 1): void {
  const { document, selection } = editor.getState();
  const order = readingOrder(document.regions);
  const at = order.findIndex((region) => region.id === selection.at(-1));
  const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
  const region = order[next];
  if (region) editor.select([region.id]);
}

function moveInOrder(editor: EditorStore, by: -1 | 1): void {
  const { document, selection } = editor.getState();
  const id = selection[0];
  const at = document.regions.findIndex((region) => region.id === id);
  if (id !== undefined && at >= 0) editor.dispatch([reorder(id, at + by)]);
}

function selectAll(editor: EditorStore): void {
  const now = editor.getState();
  const here = now.document.regions.filter(
    (region) => !now.hidden.has(region.id) && regionControlOf(now, region)?.input === now.input,
  );
  editor.select(here.map((region) => region.id));
}

/** Escape takes back one thing at a time: the gesture, then the selection. */
function stepBack(editor: EditorStore): void {
  if (editor.cancelGesture()) return;
  if (editor.getState().isPassing) editor.set({ isPassing: false });
  editor.select([]);
}

type Spec = [id: string, key: Action["label"], shortcuts: string[], isEnabled: Action["isEnabled"]];
const action = ([id, label, shortcuts, isEnabled]: Spec, run: (editor: EditorStore) => void): Action => ({
  id: `region.${id}`,
  group: "regions",
  label,
  shortcuts,
  isEnabled,
  run: ({ editor }) => editor && run(editor),
});

export const REGION_ACTIONS: Action[] = [
  action(["previous", { key: "labelLater.actionPreviousRegion" }, ["["], hasRegions], (editor) =>
    stepSelection(editor, -1),
  ),
  action(["next", { key: "labelLater.actionNextRegion" }, ["]"], hasRegions], (editor) =>
    stepSelection(editor, 1),
  ),
  action(["hide", { key: "labelLater.actionHide" }, ["h"], hasSelection], (editor) =>
    editor.toggle("hidden", editor.getState().selection),
  ),
  action(["hideAll", { key: "labelLater.actionHideAll" }, ["shift+h"], hasRegions], (editor) =>
    editor.toggle(
      "hidden",
      editor.getState().document.regions.map((region) => region.id),
    ),
  ),
  action(["lock", { key: "labelLater.actionLock" }, ["l"], hasSelection], (editor) =>
    editor.toggle("locked", editor.getState().selection),
  ),
  // Also without regions: else the browser would select the words of the page, and a drag would carry them along.
  action(["selectAll", { key: "labelLater.actionSelectAll" }, ["mod+a"], hasEditor], selectAll),
  action(
    [
      "escape",
      { key: "labelLater.actionEscape" },
      ["Escape"],
      (context) => {
        const now = state(context);
        return (
          now !== undefined &&
          (now.selection.length > 0 ||
            now.isPassing ||
            now.gesture !== null ||
            now.toolState.phase !== "idle")
        );
      },
    ],
    stepBack,
  ),
  action(["up", { key: "labelLater.actionMoveUp" }, ["mod+alt+ArrowUp"], hasSelection], (editor) =>
    moveInOrder(editor, -1),
  ),
  action(["down", { key: "labelLater.actionMoveDown" }, ["mod+alt+ArrowDown"], hasSelection], (editor) =>
    moveInOrder(editor, 1),
  ),
];
