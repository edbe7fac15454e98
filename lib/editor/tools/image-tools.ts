/** The tools that every image has, whatever is drawn on it. */
import { lateTool } from "./late-tool";
import { panTool } from "./pan";
import { selectTool } from "./select";
import { sliceTool } from "./slice";
import type { RegionEditing, SharedToolId, Tool, ToolState } from "./tool";

// A tool is only ever given back the states it made itself; TypeScript cannot follow that through the lookup.
const erase = <S extends ToolState>(tool: Tool<S>): RegionEditing => ({ tool: tool as unknown as Tool });

export const IMAGE_TOOLS: readonly (readonly [SharedToolId, RegionEditing])[] = [
  ["select", erase(selectTool)],
  ["pan", erase(panTool)],
  ["slice", erase(sliceTool)],
  [
    "corners",
    { tool: lateTool(() => import("./corners").then(({ cornersTool }) => erase(cornersTool).tool)) },
  ],
  ["link", { tool: lateTool(() => import("./link").then(({ linkTool }) => erase(linkTool).tool)) }],
];
