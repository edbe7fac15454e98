/** Predicted regions are picked by a click of the select tool that meets no region, and taken in hand by a double click. */
import type { Point } from "@/lib/core/geometry";
import { editOne, pickAt } from "@/lib/editor/judge-predictions";
import { HOME_VIEW, turnOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { movedFar } from "@/lib/editor/tools/tool";
import { toImage } from "@/lib/editor/viewport";
import { viewPoint } from "./use-pointer";

/**
 * @param container of the canvases; the view around it gets the pointer
 * @returns stops following
 */
export function followClicks(editor: EditorStore, input: string, container: HTMLElement): () => void {
  const view = container.closest<HTMLElement>("[role=application]");
  if (!view) return () => {};
  let pressed: Point | null = null;
  const screenOf = (event: MouseEvent): Point => viewPoint(view, event, turnOf(editor.getState(), input));
  const onDown = (event: PointerEvent) => {
    const isOnAid = event.target instanceof Element && event.target.closest("[data-aid]") !== null;
    const isPick = event.button === 0 && !isOnAid && editor.toolOn(input) === "select";
    pressed = isPick ? screenOf(event) : null;
  };
  const onUp = (event: PointerEvent) => {
    const at = screenOf(event);
    const { selection, viewports } = editor.getState();
    if (!pressed || movedFar(pressed, at) || selection.length > 0) return;
    pickAt(editor, input, toImage(viewports[input] ?? HOME_VIEW, at));
  };
  const onDouble = () => {
    const { predictedId, selection } = editor.getState();
    if (predictedId !== null && selection.length === 0 && editor.toolOn(input) === "select") editOne(editor);
  };
  view.addEventListener("pointerdown", onDown);
  view.addEventListener("pointerup", onUp);
  view.addEventListener("dblclick", onDouble);
  return () => {
    view.removeEventListener("pointerdown", onDown);
    view.removeEventListener("pointerup", onUp);
    view.removeEventListener("dblclick", onDouble);
  };
}
