/**
 * What choosing a label means, from a key, a click or the palette: it answers a question, relabels what was selected on
 * purpose, names the text that waits, or becomes the label of what is drawn next.
 */
import type { AnswerValue } from "@/lib/annotation/document";
import { answerKind } from "@/lib/kinds";
import {
  type AnswerControl,
  findControl,
  isAnswerControl,
  isRegionControl,
  type RegionControl,
} from "@/lib/labels/schema";
import { setAnswer } from "./commands";
import { relabel, setAttribute } from "./edit";
import { type ActiveLabel, selectedRegions } from "./state";
import type { EditorStore } from "./store";
import { isTextControl } from "./text-regions";

/** Answers a question, about the regions that are selected or about the task. */
function answerControl(
  editor: EditorStore,
  control: AnswerControl,
  next: (value: AnswerValue | undefined) => AnswerValue | null,
): void {
  const state = editor.getState();
  if (control.per === "region") {
    const value = selectedRegions(state)[0]?.attributes?.[control.id];
    editor.dispatch(setAttribute(state, control.id, next(value)));
  } else editor.dispatch([setAnswer(control.id, next(state.document.answers[control.id]))]);
}

/**
 * Gives one of the values there are to choose from; giving it once more takes it back, but not the only one of a question that
 * must be answered: who presses its key again means to confirm it.
 */
export const chooseValue = (editor: EditorStore, control: AnswerControl, id: string): void =>
  answerControl(editor, control, (value) => {
    const kept = control.required && !Array.isArray(value) ? value : undefined;
    return answerKind(control.kind).choose?.(value, id, control) ?? kept ?? null;
  });

export function chooseLabel(editor: EditorStore, target: ActiveLabel): void {
  const state = editor.getState();
  const control = findControl(state.schema, target.control);
  if (!control) return;
  if (isAnswerControl(control)) chooseValue(editor, control, target.label);
  else if (isRegionControl(control)) regionLabel(editor, control, target);
  else import("./relate").then((loaded) => loaded.chooseRelationLabel(editor, target)).catch(console.warn);
}

function regionLabel(editor: EditorStore, control: RegionControl, target: ActiveLabel): void {
  // What is being drawn gets the label it was begun with, unless the tool can go on with the new one.
  if (editor.getState().active?.control !== target.control) editor.toolKey("enter");
  const state = editor.getState();
  const waiting = state.toolState.phase === "waiting";
  const again = state.active?.control === target.control && state.active.label === target.label;
  const ofControl = selectedRegions(state).some((region) => region.control === target.control);
  if (waiting) {
    const before = state.active;
    editor.setActive(target);
    editor.send(control.input, { type: "label" });
    // An annotator who selects first and labels afterwards keeps working that way.
    if (before === null) editor.setActive(null);
    return;
  }
  if (ofControl && !state.drawn) {
    editor.dispatch(relabel(state, target.control, target.label));
    editor.setActive(target);
    return;
  }
  if (again && isTextControl(control) && state.selection.length === 0) {
    editor.setActive(null);
    return;
  }
  editor.select([]);
  editor.setActive(target);
  if (state.editing.has(control.kind) && control.kind !== state.toolId) editor.setTool(control.kind);
}
