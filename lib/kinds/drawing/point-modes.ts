/** The ways in which shapes of points are drawn: corner by corner, along the edges of the image or the borders of others. */

import { lateTool } from "@/lib/editor/tools/late-tool";
import type { RegionEditing, Tool, ToolMode } from "@/lib/editor/tools/tool";
import type { MessageKey } from "@/lib/i18n";
import type { DrawnPoints } from "./drawn-points";
import { anyState, modeTool } from "./mode-tool";
import type { PointShape } from "./points-editor";
import { pointsTool } from "./points-tool";

/**
 * @param shape what shapes of the kind have to do with their points
 * @param more ways of the kind alone, and their tools by id
 */
export const pointModes = <S>(
  drawn: DrawnPoints,
  shape: Pick<PointShape<S>, "ringsOf" | "fromRings">,
  hint: MessageKey,
  more: { tools: Readonly<Record<string, Tool>>; modes: readonly ToolMode[] } = { tools: {}, modes: [] },
): Pick<RegionEditing, "tool" | "modes"> => ({
  tool: modeTool({
    corners: anyState(pointsTool(drawn)),
    edges: lateTool(() => import("./wire-tool").then(({ wireTool }) => anyState(wireTool(drawn)))),
    borders: lateTool(() => import("./border-tool").then(({ borderTool }) => anyState(borderTool(drawn)))),
    stretch: lateTool(() =>
      import("./stretch-tool").then(({ stretchTool }) => anyState(stretchTool<S>({ ...drawn, ...shape }))),
    ),
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
    {
      id: "borders",
      name: "kinds.modeBorders",
      hint: "kinds.hintBorders",
      icon: "M2.500 4h5l2 4-2 4.500h-5zM9.500 8L13.500 4v8.500h-6",
    },
    {
      id: "stretch",
      name: "kinds.modeStretch",
      hint: "kinds.hintStretch",
      icon: "M3 13V9M3 5V3h10v10H3M3 9c3 0 4-4 0-4",
    },
    ...more.modes,
  ],
});
