/** Moves the view, never the data. */
import type { Point } from "@/lib/core/geometry";
import { panBy } from "../viewport";
import { NO_DRAFT, type Tool } from "./tool";

type State = { phase: "idle" } | { phase: "panning"; last: Point };

const IDLE: State = { phase: "idle" };

export const panTool: Tool<State> = {
  initial: IDLE,
  step: (state, event, context) => {
    if (event.type === "down") return { state: { phase: "panning", last: event.screen }, commands: [] };
    if (event.type === "move" && state.phase === "panning") {
      const dx = event.screen[0] - state.last[0];
      const dy = event.screen[1] - state.last[1];
      return {
        state: { phase: "panning", last: event.screen },
        commands: [],
        viewport: panBy(context.viewport, dx, dy),
      };
    }
    if (event.type === "up" || event.type === "cancel") return { state: IDLE, commands: [] };
    return { state, commands: [] };
  },
  draft: () => NO_DRAFT,
  cursor: (state) => (state.phase === "panning" ? "grabbing" : "grab"),
};
