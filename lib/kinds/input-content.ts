/** The content of one input of a task, which regions and answers are checked against. */
import type { CodePointIndex } from "@/lib/core/code-points";
import type { Stretch } from "@/lib/text-forms/shaped-text";

export type InputContent =
  | { kind: "text"; text: string; index: CodePointIndex; layout?: readonly Stretch[] }
  | { kind: "image"; widthPx: number; heightPx: number };

/** By input id; an input whose field the task lacks is left out. */
export type TaskInputs = Record<string, InputContent>;
