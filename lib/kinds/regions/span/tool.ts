/**
 * Makes spans from stretches of text. A stretch selected by mouse becomes a region at once when a label is active; one
 * made with the keyboard or by touch waits until a label is chosen, so that it can be adjusted first.
 */
import { addRegion, updateRegion } from "@/lib/editor/commands";
import { joinedParts } from "@/lib/editor/text-parts";
import { type TextRange, tidyRange } from "@/lib/editor/text-range";
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

/** The one selected span that marked text is added to. */
function selectedSpan({ document, selection, locked, hidden, schema, input }: ToolContext) {
  const [id, ...others] = selection;
  const region = document.regions.find((one) => one.id === id);
  const control = region && schema.controls.find((one) => one.id === region.control);
  if (!region || others.length > 0 || locked.has(region.id) || hidden.has(region.id)) return null;
  return region.shape.kind === "span" && control && "input" in control && control.input === input
    ? { id: region.id, shape: region.shape }
    : null;
}

function add(range: TextRange, context: ToolContext): ToolStep<State> | null {
  const span = selectedSpan(context);
  if (!span || !context.text || !takesText(context)) return null;
  const parts = joinedParts(context.text, [...span.shape.parts, range]);
  return { state: IDLE, commands: [updateRegion(span.id, { shape: { ...span.shape, parts } })] };
}

function make(
  { start, end, isExact = false, adds = false }: TextRange & { isExact?: boolean; adds?: boolean },
  context: ToolContext,
): ToolStep<State> {
  if (!context.text || !takesText(context)) return { state: IDLE, commands: [] };
  const range = tidyRange(context.text, { start, end }, context.snapToWord !== isExact);
  const added = adds && range ? add(range, context) : null;
  if (added) return added;
  if (context.active?.control.kind !== "span") return { state: IDLE, commands: [] };
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
      const isReady =
        context.active?.control.kind === "span" || (event.adds && selectedSpan(context) !== null);
      if (event.commit && isReady) return make(event, context);
      const { start, end } = event;
      return { state: { phase: "waiting", input: context.input, start, end }, commands: [] };
    }
    if (event.type === "tap")
      return { state: takesText(context) ? tapped(state, event, context.input) : IDLE, commands: [] };
    if (event.type === "label" && state.phase === "waiting") return make(state, context);
    return { state, commands: [] };
  },
  draft: () => NO_DRAFT,
  cursor: () => "text",
};
