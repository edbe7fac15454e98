/** The tools every image has, and those of the kinds of regions a project makes. */
import { panTool } from "./pan";
import { selectTool } from "./select";
import type { Editing, Tool, ToolId, ToolState } from "./tool";

// A tool is only ever given back the states it made itself; TypeScript cannot follow that through the lookup.
const erase = <S extends ToolState>(tool: Tool<S>): Tool => tool as unknown as Tool;
const [SELECT, PAN] = [erase(selectTool), erase(panTool)];

export const makesRegions = (id: ToolId): boolean => id !== "select" && id !== "pan";

export function toolOf(editing: Editing, id: ToolId): Tool {
  if (id === "select" || id === "pan") return id === "pan" ? PAN : SELECT;
  return editing.get(id)?.tool ?? SELECT;
}
