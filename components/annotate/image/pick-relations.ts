/** Arrows of relations are picked by a click of the select tool that meets no region. */
import type { Point } from "@/lib/core/geometry";
import { selectRelation } from "@/lib/editor/relate";
import { HOME_VIEW, turnOf } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import { movedFar } from "@/lib/editor/tools/tool";
import { toImage } from "@/lib/editor/viewport";
import { relationAt } from "./relation-arrows";
import { viewPoint } from "./use-pointer";

/** Of the screen. */
const SLACK_PX = 7;

/**
 * @param container of the canvases; the view around it gets the pointer
 * @returns stops following
 */
export function followArrows(editor: EditorStore, input: string, container: HTMLElement): () => void {
  const view = container.closest<HTMLElement>("[role=application]");
  if (!view) return () => {};
  let pressed: Point | null = null;
  const screenOf = (event: MouseEvent): Point => viewPoint(view, event, turnOf(editor.getState(), input));
  const onDown = (event: PointerEvent) => {
    const tool = editor.toolOn(input);
    const picks = event.button === 0 && (tool === "select" || tool === "link");
    pressed = picks ? screenOf(event) : null;
  };
  const onUp = (event: PointerEvent) => {
    const at = screenOf(event);
    const state = editor.getState();
    if (!pressed || movedFar(pressed, at) || state.selection.length > 0) return;
    const viewport = state.viewports[input] ?? HOME_VIEW;
    const given = { state, input, drawn: new Map() };
    const relation = relationAt(given, toImage(viewport, at), SLACK_PX);
    if (relation) selectRelation(editor, relation.id);
  };
  view.addEventListener("pointerdown", onDown);
  view.addEventListener("pointerup", onUp);
  return () => {
    view.removeEventListener("pointerdown", onDown);
    view.removeEventListener("pointerup", onUp);
  };
}
