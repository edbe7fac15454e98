import { defineEditing } from "@/lib/editor/editing";
import { dragTool } from "../../drawing/drag-tool";
import type { SkeletonControl } from "./control";
import { outline } from "./outline";
import { skeletonEditor } from "./shape-editor";
import { skeletonIn } from "./template";

export const editing = defineEditing({
  outline,
  // The tool is only in hand with a control of its kind.
  tool: dragTool("skeleton", (rect, control) => skeletonIn(control as SkeletonControl, rect)),
  shapes: skeletonEditor,
});
