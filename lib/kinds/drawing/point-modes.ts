/** The ways in which shapes of points are drawn: corner by corner, or along the edges of the image. */
import type { RegionEditing, Tool, ToolMode } from "@/lib/editor/tools/tool";
import type { MessageKey } from "@/lib/i18n";
import type { DrawnPoints } from "./drawn-points";
import { lateTool } from "./late-tool";
import { anyState, modeTool } from "./mode-tool";
import { pointsTool } from "./points-tool";

/** @param more ways of the kind alone, and their tools by id */
export const pointModes = (
  drawn: DrawnPoints,
  hint: MessageKey,
  more: { tools: Readonly<Record<string, Tool>>; modes: readonly ToolMode[] } = { tools: {}, modes: [] },
): Pick<RegionEditing, "tool" | "modes"> => ({
  tool: modeTool({
    corners: anyState(pointsTool(drawn)),
    edges: lateTool(() => import("./wire-tool").then(({ wireTool }) => anyState(wireTool(drawn)))),
    ...more.tools,
  }),
  modes: [
    { id: "corners", name: "kinds.modePoints", hint, icon: "M3 12l3-7 4 5 3-7" },
    {
      id: "edges",
      name: "kinds.modeEdges",
      hint: "kinds.hintEdges",
      icon: "M3 13c0-4 4-2 5-5s2-5 5-5M3 13v.01M13 3v.01",
      level: { name: "kinds.edgeThreshold", initial: 16 },
    },
    ...more.modes,
  ],
});
