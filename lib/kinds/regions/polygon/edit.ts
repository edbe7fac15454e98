import { defineEditing } from "@/lib/editor/editing";
import { polygonEditor } from "./shape-editor";
import { polygonTool } from "./tool";

export const editing = defineEditing({ tool: polygonTool, shapes: polygonEditor });
