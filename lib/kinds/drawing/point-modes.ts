/** The ways in which shapes of points are drawn: corner by corner, or along the edges of the image. */
import type { RegionEditing } from "@/lib/editor/tools/tool";
import type { MessageKey } from "@/lib/i18n";
import type { DrawnPoints } from "./drawn-points";
import { lateTool } from "./late-tool";
import { anyState, modeTool } from "./mode-tool";
import { pointsTool } from "./points-tool";

export const pointModes = (drawn: DrawnPoints, hint: MessageKey): Pick<RegionEditing, "tool" | "modes"> => ({
  tool: modeTool({
    corners: anyState(pointsTool(drawn)),
    edges: lateTool(() => import("./wire-tool").then(({ wireTool }) => anyState(wireTool(drawn)))),
  }),
  modes: [
    { id: "corners", name: "kinds.modePoints", hint, icon: "M3 12.500l3-8 4 5 3.500-6.500" },
    {
      id: "edges",
      name: "kinds.modeEdges",
      hint: "kinds.hintEdges",
      icon: "M3 13c0-4 4-2 5-5s2-5 5-5M3 13v.01M13 3v.01",
      level: { name: "kinds.edgeThreshold", initial: 16 },
    },
  ],
});
