/** Tools whose code is loaded when they are taken in hand first, or ahead for work without network. */
import { NO_DRAFT, type Tool, type ToolState } from "./tool";

const IDLE: ToolState = { phase: "idle" };
const ahead = new Set<() => Promise<void>>();

/** Until the code is there the tool does nothing; where it cannot be loaded, the next event tries again. */
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
    takesDelete: (state) => tool?.takesDelete?.(state) ?? false,
    step: (state, event, context) => {
      if (tool) return tool.step(state, event, context);
      loadOnce().catch(console.warn);
      return { state, commands: [] };
    },
    draft: (state, context) => tool?.draft(state, context) ?? NO_DRAFT,
    cursor: (state, context, hover) => tool?.cursor(state, context, hover) ?? "progress",
  };
}

/** Of the kinds that are loaded; rejects when one cannot be loaded. */
export async function loadLateTools(): Promise<void> {
  await Promise.all([...ahead].map((loadOnce) => loadOnce()));
}
