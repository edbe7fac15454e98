import { defineEditing } from "@/lib/editor/editing";
import { boxEditor } from "./shape-editor";
import { boxTool } from "./tool";

export const editing = defineEditing({ tool: boxTool, shapes: boxEditor });
