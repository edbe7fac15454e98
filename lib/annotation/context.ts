/** What a document is checked against besides its schema: the task's own inputs. */
import { indexCodePoints } from "@/lib/core/code-points";
import type { TaskInputs } from "@/lib/kinds/input-content";
import type { LabelSchema } from "@/lib/labels/schema";

/**
 * The inputs of a task by input id. An input whose field is absent from the task is left out, and a region on it is
 * then refused.
 */
export function taskInputs(
  schema: LabelSchema,
  data: Record<string, unknown>,
  images: Record<string, { widthPx: number; heightPx: number }>,
): TaskInputs {
  const inputs: TaskInputs = {};
  for (const input of schema.inputs) {
    if (input.kind === "image") {
      // Own members only: a field may be called like something every object has (`constructor`).
      const image = Object.hasOwn(images, input.field) ? images[input.field] : undefined;
      if (image) inputs[input.id] = { kind: "image", widthPx: image.widthPx, heightPx: image.heightPx };
    } else {
      const value = data[input.field];
      if (typeof value === "string")
        inputs[input.id] = { kind: "text", text: value, index: indexCodePoints(value) };
    }
  }
  return inputs;
}
