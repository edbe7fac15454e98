/** What part of an image is seen: fitted, turned, larger or smaller. Loaded once the first task stands. */
import { regionKind } from "@/lib/kinds";
import { imageInput } from "./image-input";
import { fitImage } from "./image-view";
import { HOME_VIEW, selectedRegions, turnOf } from "./state";
import type { EditorStore } from "./store";
import { nextTurn } from "./turned-view";
import { fitRect, zoomAt } from "./viewport";

/** The view of the image is turned by a quarter, clockwise; its size comes from the page after that. */
export function turnView(editor: EditorStore): void {
  const input = imageInput(editor);
  if (input === null) return;
  const state = editor.getState();
  const turn = nextTurn(turnOf(state, input));
  editor.set({ viewTurns: { ...state.viewTurns, [input]: turn } });
  const view = state.viewSizes[input];
  if (!view) return;
  editor.setViewSize(input, { width: view.height, height: view.width });
  fitImage(editor, input);
}

export function fitView(editor: EditorStore): void {
  const input = imageInput(editor);
  if (input === null) return;
  const now = editor.getState();
  const region = selectedRegions(now)[0];
  const bounds = region && regionKind(region.shape.kind).geometry?.bounds(region.shape);
  const view = now.viewSizes[input];
  if (!bounds || !view) fitImage(editor, input);
  else editor.setViewport(input, fitRect(bounds, view, Math.min(view.width, view.height) / 4));
}

export function zoom(editor: EditorStore, factor: number): void {
  const input = imageInput(editor);
  const view = input === null ? undefined : editor.getState().viewSizes[input];
  if (input === null || !view) return;
  const before = editor.getState().viewports[input] ?? HOME_VIEW;
  editor.setViewport(input, zoomAt(before, factor, [view.width / 2, view.height / 2]));
}
