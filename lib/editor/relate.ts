/**
 * What the annotator does with relations, carried out on an editor. Loaded when a project has some. A label of relations
 * joins two selected regions at once, in the order in which they were selected; with one selected it begins there, and the
 * same label (or Enter) with another one selected ends there. The link tool and clicks in text do it by pointer.
 */
import { hasChains, isMention } from "@/lib/annotation/chains";
import { hasEvents } from "@/lib/annotation/events";
import type { RelationControl } from "@/lib/kinds";
import { joinMentions } from "./chains";
import { addRelation, batch, removeRelation } from "./commands";
import type { LinkProblem } from "./linking";
import {
  canBegin,
  relabelRelation,
  relate,
  relationControlOf,
  selectedRelation,
  turnRelation,
} from "./relations";
import { type ActiveLabel, type EditorState, relationInHand } from "./state";
import type { EditorStore } from "./store";

/** The region at which a relation begins, as long as it is there. */
const beginning = ({ linkFrom, document }: EditorState): string | null =>
  document.regions.some(({ id }) => id === linkFrom) ? linkFrom : null;

const tellProblem = (editor: EditorStore, linkProblem: LinkProblem): void => editor.set({ linkProblem });

/** Joins two regions by the label in hand. */
export function link(editor: EditorStore, from: string, to: string): void {
  const state = editor.getState();
  const inHand = relationInHand(state);
  if (!inHand || state.readOnly) return;
  if (hasChains(inHand.control)) {
    linkMentions(editor, inHand.control, [from, to]);
    return;
  }
  const made = relate(state.document, inHand, [from, to], editor.newId);
  if ("problem" in made) {
    tellProblem(editor, made.problem);
    return;
  }
  editor.dispatch([addRelation(made.relation)]);
  const isEvent = hasEvents(inHand.control);
  // An event goes on with its next argument: with the last one selected, the key of another role would take it again.
  if (isEvent) editor.select([made.relation.from]);
  editor.set({ linkFrom: isEvent ? made.relation.from : null, linkProblem: null });
}

/** The chains of two mentions become one; no relation is stored, so none can be missing between two mentions of a chain. */
function linkMentions(editor: EditorStore, control: RelationControl, [from, to]: [string, string]): void {
  const state = editor.getState();
  const mentions = state.document.regions.filter(
    (region) => (region.id === from || region.id === to) && isMention(control, region),
  );
  const [first, second] = mentions;
  if (!first || !second) tellProblem(editor, from === to ? "itself" : "wrongEnds");
  else if (first.group !== undefined && first.group === second.group) tellProblem(editor, "known");
  else {
    const { commands, chain, told } = joinMentions(state, mentions, editor.newId);
    editor.dispatch([batch(commands)]);
    editor.set({ chain, linkFrom: null, linkProblem: null, ...(told && { told }) });
  }
}

/** A region was picked as an end: the first one begins, the second one ends. */
export function pickEnd(editor: EditorStore, id: string): void {
  const state = editor.getState();
  const inHand = relationInHand(state);
  const region = state.document.regions.find((one) => one.id === id);
  if (!inHand || !region || state.readOnly) return;
  const from = beginning(state);
  if (from !== null && from !== id) link(editor, from, id);
  else if (hasChains(inHand.control) ? isMention(inHand.control, region) : canBegin(inHand.control, region))
    editor.set({ linkFrom: id, linkProblem: null });
  else tellProblem(editor, "wrongEnds");
}

/** Ends at the selected region what was begun at another one; false when nothing was begun. */
export function linkSelected(editor: EditorStore): boolean {
  const from = beginning(editor.getState());
  const [id, ...others] = editor.getState().selection;
  if (from === null || id === undefined || others.length > 0 || id === from) return false;
  link(editor, from, id);
  return true;
}

/** See the head of this file; with a relation of the control selected it gets the label. */
export function chooseRelationLabel(editor: EditorStore, target: ActiveLabel): void {
  const state = editor.getState();
  if (state.readOnly || !relationControlOf(state.schema, target.control)) return;
  const selected = selectedRelation(state);
  if (selected?.control === target.control) {
    editor.dispatch(relabelRelation(state, selected, target.label));
    return;
  }
  // What was drawn last is selected, but was not chosen.
  const selection = state.drawn ? [] : state.selection;
  if (state.drawn) editor.select([]);
  editor.cancelGesture();
  editor.setActive(target);
  // What was begun goes on with another label.
  editor.set({ linkFrom: beginning(state) });
  if (state.editing.has("link")) editor.setTool("link");
  const [first, second, ...more] = selection;
  if (first !== undefined && second !== undefined && more.length === 0) {
    link(editor, first, second);
    return;
  }
  if (first !== undefined && !linkSelected(editor) && second === undefined) pickEnd(editor, first);
}

export function removeSelectedRelation(editor: EditorStore): void {
  const relation = selectedRelation(editor.getState());
  if (relation) editor.dispatch([removeRelation(relation.id)]);
}

export function turnSelectedRelation(editor: EditorStore): void {
  const state = editor.getState();
  const relation = selectedRelation(state);
  if (relation) editor.dispatch(turnRelation(state, relation));
}

/** Selects a relation, and with it no region; null lets go of it. */
export function selectRelation(editor: EditorStore, id: string | null): void {
  editor.select([]);
  editor.set({ relationId: id });
}
