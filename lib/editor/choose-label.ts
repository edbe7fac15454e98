/**
 * What choosing a label means, from a key, a click or the palette: it answers a question, relabels what was selected on
 * purpose, names the text that waits, or becomes the label of what is drawn next.
 */
import type { AnswerValue } from "@/lib/annotation/document";
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
import { toolFor } from "./tools";

/** The answer after the label was chosen once more; null when nothing is left of it. */
export function toggledAnswer(
  control: AnswerControl,
  value: AnswerValue | undefined,
  label: string,
): AnswerValue | null {
  const several = "multiple" in control && control.multiple === true;
  if (!several) return value === label ? null : label;
  const chosen = Array.isArray(value) ? value : [];
  const next = chosen.includes(label) ? chosen.filter((id) => id !== label) : [...chosen, label];
  return next.length > 0 ? next : null;
}

function answerControl(editor: EditorStore, control: AnswerControl, label: string): void {
  const state = editor.getState();
  if (control.per === "region") {
    const value = selectedRegions(state)[0]?.attributes?.[control.id];
    editor.dispatch(setAttribute(state, control.id, toggledAnswer(control, value, label)));
    return;
  }
  const value = state.document.answers[control.id];
  editor.dispatch([setAnswer(control.id, toggledAnswer(control, value, label))]);
}

export function chooseLabel(editor: EditorStore, target: ActiveLabel): void {
  const state = editor.getState();
  const control = findControl(state.schema, target.control);
  if (!control) return;
  if (isAnswerControl(control)) answerControl(editor, control, target.label);
  else if (isRegionControl(control)) regionLabel(editor, control, target);
}

function regionLabel(editor: EditorStore, control: RegionControl, target: ActiveLabel): void {
  const state = editor.getState();
  const waiting = state.toolState.phase === "waiting";
  const again = state.active?.control === target.control && state.active.label === target.label;
  const ofControl = selectedRegions(state).some((region) => region.control === target.control);
  if (waiting) {
    const before = state.active;
    editor.setActive(target);
    editor.send(control.input, { type: "label" });
    // Who selects first and names afterwards keeps working that way.
    if (before === null) editor.setActive(null);
    return;
  }
  if (ofControl && !state.drawn) {
    editor.dispatch(relabel(state, target.control, target.label));
    editor.setActive(target);
    return;
  }
  if (again && control.kind === "span" && state.selection.length === 0) {
    editor.setActive(null);
    return;
  }
  editor.select([]);
  editor.setActive(target);
  const drawing = toolFor(control.kind);
  if (drawing && drawing.id !== state.toolId) editor.setTool(drawing.id);
}
