/** What a document is checked against besides its schema: the task's own inputs. */
import { indexCodePoints } from "@/lib/core/code-points";
import type { TaskInputs } from "@/lib/kinds/input-content";
import type { LabelSchema } from "@/lib/labels/schema";
import type { ShapedTexts } from "@/lib/text-forms/shaped-text";

/**
 * The inputs of a task by input id. An input whose field is absent from the task is left out, and a region on it is
 * then refused.
 * @param texts those of the inputs that have a form; one that was read in another form is left out, since its offsets
 * would mean other words
 */
export function taskInputs(
  schema: LabelSchema,
  data: Record<string, unknown>,
  images: Record<string, { widthPx: number; heightPx: number }>,
  texts: ShapedTexts = {},
): TaskInputs {
  const inputs: TaskInputs = {};
  for (const input of schema.inputs) {
    if (input.kind === "image") {
      // Own members only: a field may be called like something every object has (`constructor`).
      const image = Object.hasOwn(images, input.field) ? images[input.field] : undefined;
      if (image) inputs[input.id] = { kind: "image", widthPx: image.widthPx, heightPx: image.heightPx };
    } else if (input.form) {
      const shaped = texts[input.id];
      if (shaped?.form !== input.form) continue;
      const { text, layout } = shaped;
      inputs[input.id] = { kind: "text", text, index: indexCodePoints(text), layout };
    } else {
      const value = data[input.field];
      if (typeof value === "string")
        inputs[input.id] = { kind: "text", text: value, index: indexCodePoints(value) };
    }
  }
  return inputs;
}
