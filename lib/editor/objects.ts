/** What is done with several objects, or from task to task. Loaded once the label view stands. */
import type { Region } from "@/lib/annotation/document";
import { fitAnswer } from "@/lib/annotation/fit-answer";
import { canonicalJson } from "@/lib/core/canonical-json";
import { isAnswerControl } from "@/lib/labels/schema";
import { fitView } from "./change-view";
import { put } from "./clipboard";
import { type Command, setAnswer, updateRegion } from "./commands";
import { type EditorState, isEditable, selectedRegions } from "./state";
import type { EditorStore } from "./store";

/** One group of the selected regions, whatever groups they were in; none when that changes nothing. */
export function groupSelected(state: EditorState, newId: () => string): Command[] {
  const regions = selectedRegions(state).filter(({ id }) => isEditable(state, id));
  if (regions.length < 2) return [];
  const group = newId();
  return regions.map(({ id }) => updateRegion(id, { group }));
}

export const ungroupSelected = (state: EditorState): Command[] =>
  selectedRegions(state).flatMap(({ id, group }) =>
    group !== undefined && isEditable(state, id) ? [updateRegion(id, { group: null })] : [],
  );

/** Selects every region that has the labels of a selected one. */
export function selectSameLabel(editor: EditorStore): void {
  const state = editor.getState();
  const keyOf = ({ control, labels }: Region) => canonicalJson([control, labels.toSorted()]);
  const wanted = new Set(selectedRegions(state).map(keyOf));
  const found = state.document.regions.filter(
    (region) => wanted.has(keyOf(region)) && !state.hidden.has(region.id),
  );
  if (found.length > 0) editor.select(found.map(({ id }) => id));
}

/** To the end of the drawing order: the last one lies on top. */
export function moveToEnd(editor: EditorStore, end: "front" | "back"): void {
  const { document, selection } = editor.getState();
  const chosen = new Set(selection);
  const ids = document.regions.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const last = document.regions.length - 1;
  const commands = (end === "front" ? ids : ids.toReversed()).map(
    (id): Command => ({ type: "reorder", id, index: end === "front" ? last : 0 }),
  );
  editor.dispatch(commands);
}

/**
 * The shapes and answers of the task before, on this one: shapes where they lay, as far as the image has room for them; an
 * answer where none is given yet. One step.
 */
export function samePrevious(state: EditorState, newId: () => string) {
  const { previous, document, schema } = state;
  if (!previous) return { commands: [], select: [] };
  const { commands, select } = put(state, previous, newId, 0);
  const answers = Object.entries(previous.answers).flatMap(([id, value]): Command[] => {
    const control = schema.controls.find((one) => one.id === id);
    if (document.answers[id] !== undefined || !control || !isAnswerControl(control)) return [];
    const { kept } = fitAnswer(value, control);
    return kept === null ? [] : [setAnswer(id, kept)];
  });
  return { commands: [...commands, ...answers], select };
}

/** Begins to walk through the objects, or ends it: Tab goes on to the next one and shows it large. */
export function togglePass(editor: EditorStore): void {
  const { isPassing, document, selection } = editor.getState();
  if (isPassing) {
    editor.set({ isPassing: false });
    return;
  }
  if (document.regions.length === 0) return;
  editor.set({ isPassing: true });
  editor.setTool("select");
  if (selection.length !== 1) passBy(editor, 1);
  else fitView(editor);
}

/** The next object of the walk, round and round; hidden ones are left out. */
export function passBy(editor: EditorStore, by: -1 | 1): void {
  const { document, selection, hidden } = editor.getState();
  const regions = document.regions.filter(({ id }) => !hidden.has(id));
  const at = regions.findIndex(({ id }) => id === selection.at(-1));
  const next = at < 0 ? (by > 0 ? 0 : regions.length - 1) : (at + by + regions.length) % regions.length;
  const region = regions[next];
  if (!region) return;
  editor.select([region.id]);
  fitView(editor);
}
