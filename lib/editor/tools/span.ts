/**
 * Makes spans from stretches of text. A stretch selected by mouse becomes a region at once when a label is active; one
 * made with the keyboard waits until a label is chosen, so that it can be adjusted first.
 */
import { addRegion } from "../commands";
import { tidyRange } from "../text-range";
import { NO_DRAFT, newRegion, type Tool, type ToolContext, type ToolStep } from "./tool";

type State = { phase: "idle" } | { phase: "waiting"; input: string; start: number; end: number };

const IDLE: State = { phase: "idle" };

function make(start: number, end: number, context: ToolContext): ToolStep<State> {
  if (!context.text || context.readOnly || context.active?.control.kind !== "span")
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
  id: "span",
  makes: "span",
  initial: IDLE,
  step: (state, event, context) => {
    if (event.type === "cancel") return { state: IDLE, commands: [] };
    if (event.type === "range") {
      if (event.start === event.end || !context.text) return { state: IDLE, commands: [] };
      const ready = event.commit && !context.readOnly && context.active?.control.kind === "span";
      if (ready) return make(event.start, event.end, context);
      const waiting: State = {
        phase: "waiting",
        input: context.input,
        start: event.start,
        end: event.end,
      };
      return { state: waiting, commands: [] };
    }
    if (event.type === "label" && state.phase === "waiting") return make(state.start, state.end, context);
    return { state, commands: [] };
  },
  draft: () => NO_DRAFT,
  cursor: () => "text",
};
