/** Actions on what a model predicts for the task. What they do is loaded when a task has predictions. */
import type { MessageKey } from "@/lib/i18n";
import { isRegionControl } from "@/lib/labels/schema";
import type { EditorStore } from "../store";
import type { Action, ActionContext } from "./action";

type Judging = typeof import("../judge-predictions");

export async function judge(editor: EditorStore, how: (judging: Judging) => void): Promise<void> {
  const { document } = editor.getState();
  const judging = await import("../judge-predictions").catch((cause: unknown) => {
    console.warn("a part of the editor could not be loaded", cause);
    return null;
  });
  if (judging && editor.getState().document === document) how(judging);
}

const hasPredictions = ({ editor }: ActionContext): boolean => {
  const now = editor?.getState();
  return now !== undefined && !now.readOnly && now.predictions.length > 0;
};

const action = (
  id: string,
  label: MessageKey,
  shortcut: string,
  how: (judging: Judging, editor: EditorStore) => void,
): Action => ({
  id,
  group: "task",
  label: { key: label },
  shortcuts: [shortcut],
  isEnabled: hasPredictions,
  run: ({ editor, repeat }) => {
    if (editor && !repeat) void judge(editor, (judging) => how(judging, editor));
  },
});

const onRegion = (...given: Parameters<typeof action>): Action => ({
  ...action(...given),
  suits: ({ controls }) => controls.some(isRegionControl),
});

export const PREDICTION_ACTIONS: Action[] = [
  action("suggestion.use", "labelLater.useSuggestion", "shift+u", ({ acceptAll }, editor) =>
    acceptAll(editor),
  ),
  onRegion("prediction.next", "shapes.predictedNext", "shift+g", ({ lookBeside }, editor) =>
    lookBeside(editor, 1),
  ),
  onRegion("prediction.previous", "shapes.predictedPrevious", "shift+b", ({ lookBeside }, editor) =>
    lookBeside(editor, -1),
  ),
  onRegion("prediction.accept", "shapes.predictedAccept", "shift+a", ({ acceptOne }, editor) =>
    acceptOne(editor),
  ),
  onRegion("prediction.reject", "shapes.predictedReject", "shift+r", ({ rejectOne }, editor) =>
    rejectOne(editor),
  ),
  onRegion("prediction.edit", "shapes.predictedEdit", "shift+e", ({ editOne }, editor) => editOne(editor)),
  onRegion("prediction.rejectAll", "shapes.predictedRejectAll", "shift+k", ({ rejectAll }, editor) =>
    rejectAll(editor),
  ),
];
