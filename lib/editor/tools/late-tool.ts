/** Tools whose code is loaded when they are taken in hand first, or ahead for work without network. */
import { NO_DRAFT, type Tool, type ToolContext, type ToolEvent, type ToolState, type ToolStep } from "./tool";

const IDLE: ToolState = { phase: "idle" };
const ahead = new Set<() => Promise<void>>();

/** Until the code is there a gesture is kept for it; where it cannot be loaded, the next event tries again. */
export function lateTool(load: () => Promise<Tool>): Tool {
  let tool: Tool | null = null;
  let loading: Promise<void> | null = null;
  const loadOnce = (): Promise<void> => {
    loading ??= load()
      .then((loaded) => {
        tool = loaded;
      })
      .finally(() => {
        loading = null;
      });
    return loading;
  };
  ahead.add(loadOnce);
  return {
    initial: IDLE,
    takesKeys: (state) => tool?.takesKeys?.(state) ?? false,
    // Until then keys that follow those which wait are for the tool, too.
    takesDelete: (state) => (tool ? (tool.takesDelete?.(state) ?? false) : isWaiting(state)),
    step: (state, event, context) => {
      if (tool)
        return isWaiting(state)
          ? replayed(tool, [...state.events, event], context)
          : tool.step(state, event, context);
      const again = loadOnce();
      again.catch(console.warn);
      if (event.type === "cancel") return { state: IDLE, commands: [] };
      const isBegun = event.type === "down" || event.type === "corner" || isWaiting(state);
      if (!isBegun) return { state, commands: [] };
      const waiting: Waiting = { phase: "late", events: [...(isWaiting(state) ? state.events : []), event] };
      return { state: waiting, commands: [], again };
    },
    draft: (state, context) => (tool && !isWaiting(state) ? tool.draft(state, context) : NO_DRAFT),
    cursor: (state, context, hover) =>
      tool && !isWaiting(state) ? tool.cursor(state, context, hover) : "progress",
  };
}

/** A gesture that was begun before the code was there: the tool is given it as soon as it is. */
type Waiting = { phase: "late"; events: ToolEvent[] };
const isWaiting = (state: ToolState): state is Waiting => state.phase === "late";

function replayed(tool: Tool, events: readonly ToolEvent[], context: ToolContext): ToolStep<ToolState> {
  let step: ToolStep<ToolState> = { state: tool.initial, commands: [] };
  for (const event of events) {
    const next = tool.step(step.state, event, context);
    step = { ...step, ...next, commands: [...step.commands, ...next.commands] };
  }
  return step;
}

/** Of the kinds that are loaded; rejects when one cannot be loaded. */
export async function loadLateTools(): Promise<void> {
  await Promise.all([...ahead].map((loadOnce) => loadOnce()));
}
