/**
 * Several images seen as one: what is done to the view of one image is done to the others. All show the same part, as shares
 * of their image: the middle of the view lies on the same share of width and height, and the scale is the same multiple of
 * the one that shows the image whole. Loaded with the switch that only tasks with several images have.
 */
import { HOME_VIEW, imageSize } from "./state";
import type { EditorStore } from "./store";
import { fitRect, isSameView, MAX_SCALE, MIN_SCALE, type Size, type View, type Viewport } from "./viewport";

/** An image and the view that it is seen in. */
type Seen = { image: Size; view: View };

const wholeScale = ({ image, view }: Seen) =>
  Math.min(view.width / Math.max(image.width, 1), view.height / Math.max(image.height, 1));
const fitted = ({ image, view }: Seen) => fitRect({ x: 0, y: 0, ...image }, view);

/** The viewport of `to` that shows the part which `viewport` shows of `from`; an image seen whole is answered by a whole one. */
export function linkedViewport(viewport: Viewport, from: Seen, to: Seen): Viewport {
  if (isSameView(viewport, fitted(from))) return fitted(to);
  const part = (middle: number, start: number, length: number) => (middle - start) / viewport.scale / length;
  const x = part(from.view.width / 2, viewport.x, Math.max(from.image.width, 1));
  const y = part(from.view.height / 2, viewport.y, Math.max(from.image.height, 1));
  const wanted = (viewport.scale / wholeScale(from)) * wholeScale(to);
  const scale = Math.min(Math.max(wanted, MIN_SCALE), MAX_SCALE);
  return {
    scale,
    x: to.view.width / 2 - x * to.image.width * scale,
    y: to.view.height / 2 - y * to.image.height * scale,
  };
}

/** The images of the task, in the order of their inputs. */
export const linkedInputs = (editor: EditorStore): string[] => {
  const { inputs } = editor.getState();
  return Object.keys(inputs).filter((id) => inputs[id]?.kind === "image");
};

function seenOf(editor: EditorStore, input: string): Seen | null {
  const { inputs, viewSizes } = editor.getState();
  const [image, view] = [imageSize(inputs[input]), viewSizes[input]];
  return image && view && view.width > 0 && view.height > 0 ? { image, view } : null;
}

/** The other images are shown as this one is. */
export function showAlike(editor: EditorStore, input: string): void {
  const from = seenOf(editor, input);
  const viewport = editor.getState().viewports[input] ?? HOME_VIEW;
  if (!from) return;
  const changed: Record<string, Viewport> = {};
  for (const other of linkedInputs(editor)) {
    const to = other === input ? null : seenOf(editor, other);
    if (to) changed[other] = linkedViewport(viewport, from, to);
  }
  editor.set({ viewports: { ...editor.getState().viewports, ...changed } });
}

/** While the switch is on, images follow the one whose view changes. @returns ends it */
export function linkViews(editor: EditorStore): () => void {
  let seen = editor.getState().viewports;
  let areFollowing = false;
  return editor.subscribe(() => {
    const { viewports, zoomsTogether } = editor.getState();
    if (viewports === seen) return;
    const input = linkedInputs(editor).find((id) => viewports[id] !== seen[id]);
    seen = viewports;
    // Those that follow are not followed.
    if (!zoomsTogether || areFollowing || input === undefined) return;
    areFollowing = true;
    try {
      showAlike(editor, input);
    } finally {
      areFollowing = false;
    }
  });
}
