import type { EditorStore } from "./store";

/** The image that actions on the view mean: the one worked on, else the first. */
export function imageInput(editor: EditorStore): string | null {
  const { input, inputs } = editor.getState();
  if (input !== null && inputs[input]?.kind === "image") return input;
  return Object.keys(inputs).find((id) => inputs[id]?.kind === "image") ?? null;
}
