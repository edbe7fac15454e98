import type { ToolMode } from "@/lib/editor/tools/tool";
import type { MessageKey } from "@/lib/i18n";

/** Its level is the same for all kinds. */
export const wandMode = (hint: MessageKey): ToolMode => ({
  id: "wand",
  name: "kinds.modeWand",
  hint,
  icon: "M3 13l7-7M11 2v3M9.5 3.5h3M13 8v2M12 9h2",
  level: { name: "kinds.tolerance", initial: 16 },
});
