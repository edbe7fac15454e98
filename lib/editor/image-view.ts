/** An image that is seen whole, also when its view has another size. */
import { imageSize } from "./state";
import type { EditorStore } from "./store";
import { fitRect, isSameView, type View } from "./viewport";

export function fitImage(editor: EditorStore, input: string): void {
  const { inputs, viewSizes } = editor.getState();
  const size = imageSize(inputs[input]);
  const view = viewSizes[input];
  if (size && view) editor.setViewport(input, fitRect({ x: 0, y: 0, ...size }, view));
}

/**
 * The view has another size, or bars lie elsewhere over it. An image that was seen whole stays so; an image that the annotator has moved stays as it
 * is.
 */
export function resizeView(editor: EditorStore, input: string, view: View): void {
  const { inputs, viewSizes, viewports } = editor.getState();
  const size = imageSize(inputs[input]);
  const [before, viewport] = [viewSizes[input], viewports[input]];
  const fitted = size && before && fitRect({ x: 0, y: 0, ...size }, before);
  const isUntouched = !viewport || (fitted && isSameView(fitted, viewport));
  editor.setViewSize(input, view);
  if (isUntouched) fitImage(editor, input);
}
