/** What the annotator does with predictions, carried out on an editor. Loaded when a task has some. */
import type { Region } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import { regionKind } from "@/lib/kinds";
import {
  acceptPrediction,
  acceptRegions,
  rejectRegions,
  shownPrediction,
  waitingAt,
  waitingBeside,
  waitingInView,
  waitingShown,
} from "./predictions";
import { HOME_VIEW, regionControlOf } from "./state";
import type { EditorStore } from "./store";
import { toScreen } from "./viewport";

/** Of the screen. */
const PICK_SLACK_PX = 4;

/** Looks at a waiting region: it is brought into view where its middle is not. */
export function lookAt(editor: EditorStore, region: Region | undefined): void {
  const state = editor.getState();
  editor.set({ predictedId: region?.id ?? null });
  const input = region && regionControlOf(state, region)?.input;
  const bounds = region && regionKind(region.shape.kind).geometry?.bounds(region.shape);
  const view = input === undefined ? undefined : state.viewSizes[input];
  if (!bounds || !view || input === undefined) return;
  const viewport = state.viewports[input] ?? HOME_VIEW;
  const [x, y] = toScreen(viewport, [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2]);
  if (x >= 0 && y >= 0 && x <= view.width && y <= view.height) return;
  editor.setViewport(input, {
    ...viewport,
    x: viewport.x + view.width / 2 - x,
    y: viewport.y + view.height / 2 - y,
  });
}

export const lookBeside = (editor: EditorStore, by: -1 | 1): void =>
  lookAt(editor, waitingBeside(editor.getState(), by));

/** The region whose turn it is after this one. */
function following(editor: EditorStore, region: Region): Region | undefined {
  const waiting = waitingShown(editor.getState());
  return waiting[(waiting.indexOf(region) + 1) % waiting.length];
}

/** Decides about the region that is looked at, and looks at the next one. */
function decide(editor: EditorStore, how: "accept" | "edit" | "reject"): void {
  editor.cancelGesture();
  const state = editor.getState();
  const prediction = shownPrediction(state);
  const region = waitingInView(state);
  if (!prediction || !region || state.readOnly) return;
  const next = following(editor, region);
  if (how === "reject") editor.dispatch(rejectRegions(prediction, [region]));
  else {
    const { commands, ids } = acceptRegions(state, prediction, [region], editor.newId);
    editor.dispatch(commands);
    if (how === "edit") {
      editor.setTool("select");
      editor.select(ids);
    }
  }
  if (how === "edit") editor.set({ predictedId: null });
  else lookAt(editor, next === region ? undefined : next);
}

export const acceptOne = (editor: EditorStore): void => decide(editor, "accept");
export const rejectOne = (editor: EditorStore): void => decide(editor, "reject");
/** Accepts it and takes it in hand. */
export const editOne = (editor: EditorStore): void => decide(editor, "edit");

/** @param id of a prediction; by default the shown one */
export function acceptAll(editor: EditorStore, id?: string): void {
  editor.cancelGesture();
  const state = editor.getState();
  const prediction = state.predictions.find((one) => one.id === (id ?? state.shownPrediction));
  if (!prediction) return;
  editor.dispatch(acceptPrediction(state, prediction, editor.newId));
  editor.set({ predictedId: null });
}

/** All that are shown: those below the threshold are not. */
export function rejectAll(editor: EditorStore): void {
  const state = editor.getState();
  const prediction = shownPrediction(state);
  if (prediction) editor.dispatch(rejectRegions(prediction, waitingShown(state)));
  editor.set({ predictedId: null });
}

/** Looks at a waiting region by its id in the prediction. */
export const pickPredicted = (editor: EditorStore, id: string): void =>
  lookAt(
    editor,
    waitingShown(editor.getState()).find((region) => region.id === id),
  );

/** Looks at the waiting region under a point of an image, if there is one. */
export function pickAt(editor: EditorStore, input: string, point: Point): void {
  const state = editor.getState();
  const { scale } = state.viewports[input] ?? HOME_VIEW;
  const region = waitingAt(state, input, point, PICK_SLACK_PX / scale);
  if (region || state.predictedId !== null) lookAt(editor, region);
}
