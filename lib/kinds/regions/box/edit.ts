import { boundsOf, type Rect, type RotatedRect } from "@/lib/core/geometry";
import { defineEditing } from "@/lib/editor/editing";
import { dragTool } from "../../drawing/drag-tool";
import { rectEditor } from "../../drawing/rect-editor";
import type { BoxShape } from "./shape";

const fromRect = (rect: RotatedRect): BoxShape => ({ kind: "box", ...rect });

export const editing = defineEditing({
  tool: dragTool("box", fromRect),
  shapes: {
    ...rectEditor<BoxShape>({ rectOf: (shape) => shape, fromRect }),
    fromPolygon: ({ points }) => fromRect({ ...(boundsOf(points) as Rect), rotation: 0 }), // an outline has points
  },
});
