import { boundsOf, type Rect, type RotatedRect } from "@/lib/core/geometry";
import { defineEditing } from "@/lib/editor/editing";
import { dragTool } from "../../drawing/drag-tool";
import { anyState, modeTool } from "../../drawing/mode-tool";
import { rectEditor } from "../../drawing/rect-editor";
import { extremeTool } from "./extreme-tool";
import { outline } from "./outline";
import type { BoxShape } from "./shape";

const fromRect = (rect: RotatedRect): BoxShape => ({ kind: "box", ...rect });

export const editing = defineEditing({
  outline,
  tool: modeTool({ corners: anyState(dragTool("box", fromRect)), extremes: anyState(extremeTool) }),
  modes: [
    { id: "corners", name: "kinds.modeCorners", hint: "kinds.hintDrag", icon: "M3 4h10v8H3z" },
    {
      id: "extremes",
      name: "kinds.modeExtremes",
      hint: "kinds.hintExtremes",
      icon: "M8 2.500v.01M13.5 7v.01M9 13.500v.01M2.5 9v.01M4 4h8v8H4z",
    },
  ],
  shapes: {
    ...rectEditor<BoxShape>({ rectOf: (shape) => shape, fromRect }),
    fromPolygon: ({ points }) => fromRect({ ...(boundsOf(points) as Rect), rotation: 0 }), // an outline has points
  },
});
