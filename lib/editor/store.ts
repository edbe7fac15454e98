/**
 * One editor per open task. Everything that shows or changes the document goes through it; it has no timers, no I/O and
 * no DOM. It calls its listeners after every change; code that saves compares `document` by identity.
 */

import type { AnnotationDocument } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import type { RegionControl } from "@/lib/labels/schema";
import { apply, batch, type Command } from "./commands";
import { dispatchLater } from "./dispatch-later";
import {
  emptyHistory,
  type Gesture,
  gestureEntry,
  gestureStep,
  openGesture,
  recordEntry,
  redo,
  undo,
} from "./history";
import { type EditorInit, initialState } from "./initial-state";
import {
  type ActiveLabel,
  continuesSelected,
  type EditorState,
  regionsOf,
  toolContext,
  type UnfitText,
} from "./state";
import { isTextControl } from "./text-regions";
import { makesRegions, toolOf } from "./tools";
import type { Draft, Tool, ToolContext, ToolEvent, ToolId } from "./tools/tool";
import type { View, Viewport } from "./viewport";

type Listener = () => void;
/** `merge` joins the change with the one before when both carry the same name and `repeat` is set. */
export type DispatchOptions = { merge?: string; repeat?: boolean };

export class EditorStore {
  readonly newId: () => string;
  #state: EditorState;
  #listeners = new Set<Listener>();

  constructor(init: EditorInit) {
    this.newId = init.newId;
    this.#state = initialState(init);
  }

  getState = (): EditorState => this.#state;

  subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(changes: Partial<EditorState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }

  /** Carries out commands as one undoable step, or as part of the running gesture. */
  dispatch(commands: Command[], options: DispatchOptions = {}): void {
    if (commands.length === 0 || this.#state.readOnly) return;
    const command = batch(commands);
    const { document, gesture, history } = this.#state;
    const applied = apply(document, command);
    if (applied.document === document) return;
    if (gesture) {
      this.set({ document: applied.document, gesture: gestureStep(gesture, command, applied) });
      return;
    }
    const entry = { undo: applied.inverse, redo: command };
    this.set({
      document: applied.document,
      history: recordEntry(
        history,
        options.merge === undefined ? entry : { ...entry, merge: options.merge },
        options.repeat,
      ),
      ...this.#withoutGone(applied.document),
    });
  }

  /** Carries out commands from elsewhere: they are not this annotator's, so undo does not know them. */
  applyRemote(commands: Command[]): void {
    const applied = apply(this.#state.document, batch(commands));
    this.set({ document: applied.document, ...this.#withoutGone(applied.document) });
  }

  /** Another version of the whole document; the undo steps of the old one make no sense on it. */
  replaceDocument(document: AnnotationDocument): void {
    const { toolId } = this.#state;
    this.set({
      document,
      history: emptyHistory(),
      gesture: null,
      unfit: new Map(),
      toolState: this.#tool(toolId).initial,
      ...this.#withoutGone(document),
    });
  }

  /** Undo takes back the last point of what is being drawn, or what was typed and is no answer, before anything that is done. */
  undo(): void {
    if (this.toolKey("backspace")) return;
    if (this.#state.unfit.size > 0) this.set({ unfit: new Map() });
    else this.#step(undo);
  }

  /** Keeps what stands in a field and is no answer; null forgets it. */
  setUnfit(key: string, text: UnfitText | null): void {
    const { unfit, readOnly } = this.#state;
    if (readOnly || (text === null && !unfit.has(key))) return;
    const next = new Map(unfit);
    text ? next.set(key, text) : next.delete(key);
    this.set({ unfit: next });
  }

  /** What is being drawn point by point is ended if it can be, as Enter does, instead of being lost; else it is dropped. */
  finishDrawing(): void {
    // Marked text that waits for its label is no drawing: it stays, and Submit says what is missing.
    if (this.toolKey("enter") && this.#state.toolState.phase !== "idle") this.cancelGesture();
  }

  /** Gives a key to the tool that is drawing; false when it wants none. */
  toolKey = (type: "enter" | "backspace" | "redo" | "delete"): boolean =>
    this.#offer({ type }, type === "delete" ? "takesDelete" : "takesKeys");

  /** Arrows move what the tool has chosen of a shape; false when it has chosen nothing. */
  nudge = (by: Point): boolean => this.#offer({ type: "nudge", by }, "takesDelete");

  #offer(event: ToolEvent, asked: "takesKeys" | "takesDelete"): boolean {
    const { toolState, toolOwner, input } = this.#state;
    if (input === null || !this.#tool(toolOwner)[asked]?.(toolState)) return false;
    this.send(input, event);
    return true;
  }

  redo(): void {
    if (!this.toolKey("redo")) this.#step(redo);
  }

  #step(step: typeof undo): void {
    this.cancelGesture();
    const { document, history, readOnly } = this.#state;
    const next = readOnly ? null : step(document, history);
    if (next) this.set({ ...next, ...this.#withoutGone(next.document) });
  }

  /** The selection without regions that are no longer there. */
  #withoutGone(document: AnnotationDocument): Partial<EditorState> {
    const { selection } = this.#state;
    const there = regionsOf(document.regions, selection);
    if (there.length === selection.length) return {};
    const ids = new Set(there.map((region) => region.id));
    return selection.every((id) => ids.has(id)) ? {} : { selection: selection.filter((id) => ids.has(id)) };
  }

  context(input: string): ToolContext {
    return toolContext(this.#state, input, this.newId);
  }

  #tool(id: ToolId): Tool {
    return toolOf(this.#state.editing, id);
  }

  /** The tool in hand on an input: text takes spans whatever is drawn on the image beside it. */
  toolOn(input: string): ToolId {
    const { heldTool, inputs } = this.#state;
    return heldTool !== null && inputs[input]?.kind !== "text" ? heldTool : this.#ownTool(input);
  }

  #ownTool(input: string): ToolId {
    const { toolId: id, inputs, schema } = this.#state;
    const ofText = schema.controls.find((control): control is RegionControl => isTextControl(control, input));
    if (inputs[input]?.kind === "text") return ofText ? ofText.kind : "select";
    return schema.controls.some((control) => control.kind === id && isTextControl(control)) ? "select" : id;
  }

  /** The view may be moved now: nothing is dragged. Between two points of a shape it may. */
  get canPan(): boolean {
    const { gesture, toolState, toolOwner } = this.#state;
    return gesture === null || this.#tool(toolOwner).takesKeys?.(toolState) === true;
  }

  /** Takes a tool while a key is held, or puts it down. */
  hold(heldTool: ToolId | null): void {
    this.set({ heldTool, heldState: null });
  }

  #sendToHeld(input: string, event: ToolEvent, id: ToolId): void {
    const { heldState, viewports } = this.#state;
    const { initial, step } = this.#tool(id);
    const { state, viewport } = step(heldState ?? initial, event, this.context(input));
    this.set({ heldState: state, ...(viewport ? { viewports: { ...viewports, [input]: viewport } } : {}) });
  }

  /** Gives an event on an input to the tool in hand. Pointer-down opens a gesture; its end makes one undo entry. */
  send(input: string, event: ToolEvent): void {
    const id = this.toolOn(input);
    if (id === this.#state.heldTool) {
      this.#sendToHeld(input, event, id);
      return;
    }
    const machine = this.#tool(id);
    const running = this.#running(id);
    if (event.type === "down" && this.#state.gesture === null) this.set({ gesture: openGesture(), input });
    const step = machine.step(running, event, this.context(input));
    const { viewports, toolOwner } = this.#state;
    // Most moves of an idle pointer change nothing, so no listener is called.
    if (
      step.state === running &&
      toolOwner === id &&
      step.commands.length === 0 &&
      !step.select &&
      event.type === "move"
    )
      return;
    this.set({
      toolState: step.state,
      toolOwner: id,
      input,
      ...(step.viewport ? { viewports: { ...viewports, [input]: step.viewport } } : {}),
    });
    if (event.type === "cancel") this.#rollBack();
    else this.dispatch(step.commands);
    // Where it cannot be loaded, the next event tries again.
    step.again?.then(() => this.send(input, { type: "wake" })).catch(() => undefined);
    const line = step.slice;
    if (line)
      void dispatchLater(this, async (now) => {
        const { sliceOrTell } = await import("./combine");
        return sliceOrTell(now, input, line, this.newId);
      });
    if (step.linking) this.set(step.linking);
    if (step.select) {
      this.select(step.select);
      // What a drawing tool has made or changed is done with: the next label key is for the next region.
      if (step.commands.length > 0 && makesRegions(id)) this.set({ drawn: true });
    }
    if (this.#state.gesture && step.state.phase === "idle") this.#closeGesture(this.#state.gesture);
  }

  /** The state of the machine, or its first one when the state belongs to another tool. */
  #running(id: ToolId) {
    const { toolState, toolOwner } = this.#state;
    return toolOwner === id ? toolState : this.#tool(id).initial;
  }

  #closeGesture(gesture: Gesture): void {
    const entry = gestureEntry(gesture);
    const { history, document } = this.#state;
    this.set({
      gesture: null,
      ...(entry ? { history: recordEntry(history, entry) } : {}),
      ...this.#withoutGone(document),
    });
  }

  #rollBack(): void {
    const { gesture, document } = this.#state;
    if (!gesture) return;
    const back = apply(document, batch(gesture.inverses));
    this.set({ document: back.document, gesture: null, ...this.#withoutGone(back.document) });
  }

  /** Escape: drops what is being drawn. True when there was something. */
  cancelGesture(): boolean {
    const { gesture, toolState, toolOwner, toolId } = this.#state;
    if (!gesture && toolState.phase === "idle") return false;
    this.#rollBack();
    this.set({ toolState: this.#tool(toolOwner ?? toolId).initial });
    return true;
  }

  /** What the running gesture would make on this input. */
  draft(input: string): Draft {
    const id = this.#ownTool(input);
    return this.#tool(id).draft(this.#running(id), this.context(input));
  }

  select(ids: readonly string[]): void {
    const same = ids.join() === this.#state.selection.join();
    const { selection, drawn, relationId } = this.#state;
    if (!same || drawn || relationId !== null)
      this.set({ selection: same ? selection : ids, drawn: false, relationId: null });
  }

  setTool(toolId: ToolId): void {
    this.finishDrawing();
    this.cancelGesture();
    // A selected region may lie outside the view: with a drawing tool, a label key is meant for the next region.
    if (makesRegions(toolId) && !continuesSelected(this.#state, toolId)) this.select([]);
    this.set({
      toolId,
      heldTool: null,
      heldState: null,
      toolOwner: toolId,
      toolState: this.#tool(toolId).initial,
    });
  }

  setMode(toolId: ToolId, mode: string): void {
    this.finishDrawing();
    this.cancelGesture();
    this.set({ modes: { ...this.#state.modes, [toolId]: mode } });
  }

  setActive(active: ActiveLabel | null): void {
    // Its label goes from its hand.
    if (this.#state.toolId === "link") this.setTool("select");
    this.set({ active, linkFrom: null, linkProblem: null });
  }

  setViewport(input: string, viewport: Viewport): void {
    this.set({ viewports: { ...this.#state.viewports, [input]: viewport } });
  }

  setViewSize(input: string, size: View): void {
    this.set({ viewSizes: { ...this.#state.viewSizes, [input]: size } });
  }

  toggle(set: "hidden" | "locked", ids: readonly string[]): void {
    const next = new Set(this.#state[set]);
    const on = ids.some((id) => !next.has(id));
    for (const id of ids) on ? next.add(id) : next.delete(id);
    this.set({ [set]: next });
  }
}
