/** Brings a region into the view of its image. Loaded when it is first needed. */
import type { Rect } from "@/lib/core/geometry";
import { regionKind } from "@/lib/kinds";
import { HOME_VIEW, regionControlOf } from "./state";
import type { EditorStore } from "./store";
import { fitRect, toScreen } from "./viewport";

/** So near to the border, screen px, a region counts as hidden. */
const MARGIN_PX = 16;

export function showRegion(editor: EditorStore, id: string): void {
  const state = editor.getState();
  const region = state.document.regions.find((one) => one.id === id);
  const input = region && regionControlOf(state, region)?.input;
  const bounds = region && regionKind(region.shape.kind).geometry?.bounds(region.shape);
  if (input !== undefined && bounds) showBounds(editor, input, bounds);
}

/**
 * A view in which the whole rectangle is seen stays as it is. Else it comes into the middle, at the same scale where it
 * fits.
 * @param bounds px of the image of the input
 */
export function showBounds(editor: EditorStore, input: string, bounds: Rect): void {
  const state = editor.getState();
  const view = state.viewSizes[input];
  if (!view) return;
  const now = state.viewports[input] ?? HOME_VIEW;
  const [left, top] = toScreen(now, [bounds.x, bounds.y]);
  const [right, bottom] = toScreen(now, [bounds.x + bounds.width, bounds.y + bounds.height]);
  const isSeen =
    left >= MARGIN_PX &&
    top >= MARGIN_PX &&
    right <= view.width - MARGIN_PX &&
    bottom <= view.height - MARGIN_PX;
  if (!isSeen) editor.setViewport(input, fitRect(bounds, view, MARGIN_PX, now.scale));
}
