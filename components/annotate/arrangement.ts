/** What stands around the inputs of a task, or has them beside each other; its code comes with the views of projects that have it. */
import { importLater } from "@/components/ui/later";
import type { LabelSchema } from "@/lib/labels/schema";

export const ArrangedData = importLater(() =>
  import("./arranged-data").then((loaded) => loaded.ArrangedData),
);

/** One input, and several images, need no more than the plain list. */
export const isArranged = ({ inputs, context, neighbours, layout }: LabelSchema): boolean =>
  Boolean(context || neighbours || layout) ||
  (inputs.length > 1 && inputs.some(({ kind }) => kind === "text"));

/** Before a task is shown, so that nothing moves when it comes. */
export const loadArrangement = (schema: LabelSchema): Promise<unknown> | null =>
  isArranged(schema) ? ArrangedData.ahead() : null;
