/** What the inputs of a task are shown by, and what the component of an input's kind is given. */
import type { ReactNode } from "react";
import type { LabelTask, TaskImage } from "@/lib/contracts/labeling";
import type { EditorStore } from "@/lib/editor/store";
import type { Input } from "@/lib/labels/schema";

export type InputViewProps = {
  editor: EditorStore;
  input: string;
  /** What the input is called on the screen: its letter where candidates stand in an order of chance. */
  name: string;
  image: TaskImage | null;
};

/** A reviewer's correction comes without neighbours. */
export type ShownTask = Pick<LabelTask, "data" | "images"> & { neighbours?: LabelTask["neighbours"] };
export type ShowInput = (input: Input, className: string) => ReactNode;

/** Of an image among other inputs, or alone. */
export const IMAGE_SIZE = "min-h-80 flex-1 max-sm:min-h-60";
