import { defineEditing } from "@/lib/editor/editing";
import { spanTool } from "./tool";

export const editing = defineEditing({ tool: spanTool });
