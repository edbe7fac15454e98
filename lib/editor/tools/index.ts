/** The register of tools: adding one means a file beside this one and a line here. */
import { boxTool } from "./box";
import { panTool } from "./pan";
import { selectTool } from "./select";
import { spanTool } from "./span";
import type { Tool, ToolId, ToolState } from "./tool";

// Each tool is only ever given back the states it made itself; TypeScript cannot follow that through the register.
const erase = <S extends ToolState>(tool: Tool<S>): Tool => tool as unknown as Tool;

export const TOOLS: Partial<Record<ToolId, Tool>> = {
  select: erase(selectTool),
  pan: erase(panTool),
  box: erase(boxTool),
  span: erase(spanTool),
};

export function tool(id: ToolId): Tool {
  return TOOLS[id] ?? erase(selectTool);
}

/** The tool that makes regions of the kind; undefined when there is none yet. */
export const toolFor = (kind: string): Tool | undefined =>
  Object.values(TOOLS).find((item) => item.makes === kind);
