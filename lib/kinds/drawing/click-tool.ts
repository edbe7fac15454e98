/** Sets single points: where the button was pressed, once it is let go. */
import type { Point } from "@/lib/core/geometry";
import { addRegion } from "@/lib/editor/commands";
import { NO_DRAFT, newRegion, type Tool, type ToolContext, type ToolStep } from "@/lib/editor/tools/tool";
import type { RegionKindName, Shape } from "../index";
import { onImage } from "./place";

type State = { phase: "idle" } | { phase: "pressing"; at: Point };

const IDLE: State = { phase: "idle" };

export function clickTool(kind: RegionKindName, shapeAt: (point: Point) => Shape): Tool<State> {
  const stay = (state: State): ToolStep<State> => ({ state, commands: [] });
  const isAble = ({ readOnly, image, active }: ToolContext) =>
    !readOnly && image !== null && active?.control.kind === kind;

  return {
    initial: IDLE,
    step: (state, event, context) => {
      const { image } = context;
      if (event.type === "cancel" || !image || !isAble(context)) return stay(IDLE);
      if (event.type === "down") return stay({ phase: "pressing", at: onImage(event.point, image) });
      if (event.type !== "up" || state.phase !== "pressing") return stay(state);
      const region = newRegion(shapeAt(state.at), context);
      return region ? { state: IDLE, commands: [addRegion(region)], select: [region.id] } : stay(IDLE);
    },
    draft: (state) => (state.phase === "idle" ? NO_DRAFT : { ...NO_DRAFT, added: shapeAt(state.at) }),
    cursor: () => "crosshair",
  };
}
