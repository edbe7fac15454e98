/** Regions of text, whatever their kind: where a text takes them, and the stretch that waits for a label. */
import type { Region } from "@/lib/annotation/document";
import { type Control, isRegionControl, regionKind } from "@/lib/kinds";
import type { TextPart } from "@/lib/kinds/define";
import type { ToolContext, ToolState } from "./tools/tool";

export const isTextControl = (control: Control, input?: string): boolean =>
  isRegionControl(control) &&
  regionKind(control.kind).on === "text" &&
  (input === undefined || control.input === input);

/** What a region covers of its text, ascending; nothing for a region on an image. */
export const textParts = ({ shape }: Region): readonly TextPart[] =>
  regionKind(shape.kind).text?.parts(shape) ?? [];

/** Whether stretches of this text can get a label; others are only read, and selecting them means nothing. */
export const takesText = ({
  schema,
  readOnly,
  input,
}: Pick<ToolContext, "schema" | "readOnly" | "input">): boolean =>
  !readOnly && schema.controls.some((control) => isTextControl(control, input));

/** The state of a tool of text while a stretch waits for its label; code points. */
export type WaitingText = { phase: "waiting"; input: string; start: number; end: number };

/** What waits for a label on this input, code points. */
export function waitingRange(state: ToolState, input: string): { start: number; end: number } | null {
  const waiting = state.phase === "waiting" && "input" in state ? (state as WaitingText) : null;
  return waiting?.input === input ? { start: waiting.start, end: waiting.end } : null;
}
