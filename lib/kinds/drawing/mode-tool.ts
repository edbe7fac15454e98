import type { Tool, ToolState } from "@/lib/editor/tools/tool";

/** One tool that draws in several ways: by the mode in hand. A change of the mode drops what is being drawn. */
export function modeTool(tools: Readonly<Record<string, Tool>>): Tool {
  const [first] = Object.values(tools) as [Tool];
  const tool = (mode: string): Tool => tools[mode] ?? first;
  return {
    initial: first.initial,
    takesKeys: (state) => Object.values(tools).some(({ takesKeys }) => takesKeys?.(state)),
    step: (state, event, context) => tool(context.mode).step(state, event, context),
    draft: (state, context) => tool(context.mode).draft(state, context),
    cursor: (state, context, hover) => tool(context.mode).cursor(state, context, hover),
  };
}

/** Tools are only given back the states they made themselves; TypeScript cannot follow that through the lookup. */
export const anyState = <S extends ToolState>(tool: Tool<S>): Tool => tool as unknown as Tool;
