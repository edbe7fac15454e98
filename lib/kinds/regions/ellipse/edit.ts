import { boundsOf, type Rect } from "@/lib/core/geometry";
import { defineEditing } from "@/lib/editor/editing";
import { dragTool } from "../../drawing/drag-tool";
import { rectEditor } from "../../drawing/rect-editor";
import { outline } from "./outline";
import { fromRect, rectOf } from "./rect";

export const editing = defineEditing({
  outline,
  tool: dragTool("ellipse", fromRect),
  shapes: {
    ...rectEditor({ rectOf, fromRect, mayReachOut: true }),
    fromPolygon: ({ points }) => fromRect({ ...(boundsOf(points) as Rect), rotation: 0 }), // an outline has points
  },
});
