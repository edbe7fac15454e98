/** Which of the selected regions are of one text and may be changed, and what they lack to be joined or cut. */
import type { Region } from "@/lib/annotation/document";
import type { InputContent } from "@/lib/kinds/input-content";
import { type EditorState, isEditable, regionControlOf, selectedRegions } from "./state";
import { textParts, waitingRange } from "./text-regions";

export type TextInput = Extract<InputContent, { kind: "text" }>;

export function textOf({ inputs }: EditorState, input: string | null): TextInput | null {
  const content = input === null ? undefined : inputs[input];
  return content?.kind === "text" ? content : null;
}

/** In the order they were selected, those on the text of the first one. */
export function spansSelected(state: EditorState): { input: string | null; regions: Region[] } {
  const order = new Map(state.selection.map((id, i) => [id, i]));
  const inputOf = (region: Region) => regionControlOf(state, region)?.input ?? null;
  const found = selectedRegions(state)
    .filter((region) => textParts(region).length > 0 && isEditable(state, region.id))
    .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const input = found[0] ? inputOf(found[0]) : null;
  return { input, regions: found.filter((region) => inputOf(region) === input) };
}

/** Two spans, or one and marked text that waits for its label. */
export function canCombineSpans(state: EditorState): boolean {
  const { input, regions } = spansSelected(state);
  const isMarked = input !== null && waitingRange(state.toolState, input) !== null;
  return regions.length + (isMarked ? 1 : 0) >= 2;
}

/** A span of several parts, or one that the caret stands in. */
export function canSplitSpans(state: EditorState): boolean {
  const { input, regions } = spansSelected(state);
  const at = input === null ? undefined : state.carets[input];
  return regions.some((region) => {
    const parts = textParts(region);
    return parts.length > 1 || parts.some(({ start, end }) => at !== undefined && start < at && at < end);
  });
}
