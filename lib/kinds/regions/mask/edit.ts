import { defineEditing } from "@/lib/editor/editing";
import { lateTool } from "@/lib/editor/tools/late-tool";
import { anyState, modeTool } from "../../drawing/mode-tool";
import { wandMode } from "../../drawing/wand-mode";
import { outline } from "./outline";
import { maskEditor } from "./shape-editor";
import { maskBrush } from "./tool";

const fill = lateTool(() => import("./fill-tool").then(({ maskFill }) => anyState(maskFill)));

export const editing = defineEditing({
  outline,
  tool: modeTool({
    // It erases, too.
    brush: anyState(maskBrush),
    outline: fill,
    gap: fill,
    wand: lateTool(() => import("./picked").then(({ maskWand }) => anyState(maskWand))),
  }),
  segment: () => import("./picked").then(({ maskSegment }) => anyState(maskSegment)),
  shapes: maskEditor,
  continuesSelected: true,
  modes: [
    {
      id: "brush",
      name: "kinds.modeBrush",
      hint: "kinds.hintBrush",
      icon: "M3 13c2 0 3-1 3-2.5L12.5 3 13.5 4 7 10.5",
    },
    { id: "eraser", name: "kinds.modeEraser", hint: "kinds.hintEraser", icon: "M6 13h7M3 10l6-6 4 4-5 5H6z" },
    {
      id: "outline",
      name: "kinds.modeOutline",
      hint: "kinds.hintOutline",
      icon: "M3 6c2-4 8-4 10 0s-2 8-6 7-6-3-4-7z",
    },
    { id: "gap", name: "kinds.modeGap", hint: "kinds.hintGap", icon: "M3 3h10v10H3zM6 6h4v4H6z" },
    wandMode("kinds.hintWand"),
  ],
});
