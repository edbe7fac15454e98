/**
 * Makes spans from stretches of text. A stretch selected by mouse becomes a region at once when a label is active; one
 * made with the keyboard or by touch waits until a label is chosen, so that it can be adjusted first.
 */
import { addRegion } from "@/lib/editor/commands";
import { tidyRange } from "@/lib/editor/text-range";
import { takesText, type WaitingText } from "@/lib/editor/text-regions";
import { NO_DRAFT, newRegion, type Tool, type ToolContext, type ToolStep } from "@/lib/editor/tools/tool";

type State = { phase: "idle" } | WaitingText;

const IDLE: State = { phase: "idle" };

/** One word after another: a second one takes in all between; one inside what waits is meant alone, or lets it go. */
function tapped(state: State, word: { start: number; end: number }, input: string): State {
  const { start, end } = word;
  if (state.phase === "idle" || state.input !== input) return { phase: "waiting", input, start, end };
  if (state.start === start && state.end === end) return IDLE;
  const inside = state.start <= start && end <= state.end;
  if (inside) return { ...state, start, end };
  return { ...state, start: Math.min(state.start, start), end: Math.max(state.end, end) };
}

function make(start: number, end: number, context: ToolContext): ToolStep<State> {
  if (!context.text || !takesText(context) || context.active?.control.kind !== "span")
    return { state: IDLE, commands: [] };
  const range = tidyRange(context.text, { start, end }, context.snapToWord);
  if (!range) return { state: IDLE, commands: [] };
  const part = { ...range, text: context.text.index.slice(range.start, range.end) };
  const twin = context.document.regions.find(
    (region) =>
      region.control === context.active?.control.id &&
      region.shape.kind === "span" &&
      region.shape.parts.length === 1 &&
      region.shape.parts[0]?.start === range.start &&
      region.shape.parts[0].end === range.end &&
      region.labels.join() === context.active.labels.join(),
  );
  // The same stretch with the same label twice is a slip of the hand: show the one that is there.
  if (twin) return { state: IDLE, commands: [], select: [twin.id] };
  const region = newRegion({ kind: "span", parts: [part] }, context);
  if (!region) return { state: IDLE, commands: [] };
  return { state: IDLE, commands: [addRegion(region)], select: [region.id] };
}

export const spanTool: Tool<State> = {
  initial: IDLE,
  step: (state, event, context) => {
    if (event.type === "cancel") return { state: IDLE, commands: [] };
    if (event.type === "range") {
      if (event.start === event.end || !takesText(context)) return { state: IDLE, commands: [] };
      const ready = event.commit && context.active?.control.kind === "span";
      if (ready) return make(event.start, event.end, context);
      const { start, end } = event;
      return { state: { phase: "waiting", input: context.input, start, end }, commands: [] };
    }
    if (event.type === "tap")
      return { state: takesText(context) ? tapped(state, event, context.input) : IDLE, commands: [] };
    if (event.type === "label" && state.phase === "waiting") return make(state.start, state.end, context);
    return { state, commands: [] };
  },
  draft: () => NO_DRAFT,
  cursor: () => "text",
};
