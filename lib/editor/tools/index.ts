/** The tools every image has, and those of the kinds of regions a project makes. */
import { panTool } from "./pan";
import { selectTool } from "./select";
import { sliceTool } from "./slice";
import type { Editing, SharedToolId, Tool, ToolId, ToolState } from "./tool";

// A tool is only ever given back the states it made itself; TypeScript cannot follow that through the lookup.
const erase = <S extends ToolState>(tool: Tool<S>): Tool => tool as unknown as Tool;
const SHARED: Record<SharedToolId, Tool> = {
  select: erase(selectTool),
  pan: erase(panTool),
  slice: erase(sliceTool),
};

export const isShared = (id: ToolId): id is SharedToolId => id in SHARED;
export const makesRegions = (id: ToolId): boolean => !isShared(id);

export const toolOf = (editing: Editing, id: ToolId): Tool =>
  isShared(id) ? SHARED[id] : (editing.get(id)?.tool ?? SHARED.select);
