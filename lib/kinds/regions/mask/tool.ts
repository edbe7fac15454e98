/**
 * Paints masks stroke by stroke: each is one undo step. Strokes go on with the selected mask; with none selected the first
 * one makes a mask. Alt turns the brush into an eraser and back while it is down.
 */
import type { Point } from "@/lib/core/geometry";
import {
  NO_DRAFT,
  type PointerToolEvent,
  type Tool,
  type ToolContext,
  type ToolStep,
} from "@/lib/editor/tools/tool";
import { type Stroke, strokeCommands } from "./stroke";

type Mode = "brush" | "eraser" | "outline" | "gap";
type State =
  | { phase: "idle"; at: Point | null }
  | { phase: "painting"; at: Point; path: Point[]; mode: Mode; isErasing: boolean };

const IDLE: State = { phase: "idle", at: null };
/** On the screen: points of a stroke closer than this add nothing. */
const STEP_PX = 1;

const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

const isAble = ({ readOnly, image, active }: ToolContext) =>
  !readOnly && image !== null && active?.control.kind === "mask";

type StrokeOf = (painting: State & { phase: "painting" }, context: ToolContext) => Stroke;

function down(event: PointerToolEvent, context: ToolContext): ToolStep<State> {
  if (!isAble(context)) return stay(IDLE);
  const mode = context.mode as Mode;
  const isErasing = (mode === "eraser") !== event.alt;
  return stay({ phase: "painting", at: event.point, path: [event.point], mode, isErasing });
}

function move(state: State, event: PointerToolEvent, context: ToolContext): State {
  if (state.phase === "idle") return isAble(context) ? { phase: "idle", at: event.point } : state;
  const last = state.path.at(-1) as Point;
  const step = Math.hypot(event.point[0] - last[0], event.point[1] - last[1]) * context.viewport.scale;
  if (step < STEP_PX) return state;
  return { ...state, at: event.point, path: [...state.path, event.point] };
}

function up(state: State, context: ToolContext, strokeOf: StrokeOf): ToolStep<State> {
  if (state.phase === "idle") return stay(state);
  return { state: { phase: "idle", at: state.at }, ...strokeCommands(strokeOf(state, context), context) };
}

export const maskToolBy = (strokeOf: StrokeOf): Tool<State> => ({
  initial: IDLE,
  step: (state, event, context) => {
    if (event.type === "cancel") return stay(IDLE);
    if (event.type === "down") return down(event, context);
    if (event.type === "move") return stay(move(state, event, context));
    if (event.type === "up") return up(move(state, event, context), context, strokeOf);
    return stay(state);
  },
  draft: (state, context) => {
    const hasBrush = context.mode === "brush" || context.mode === "eraser";
    const brush =
      hasBrush && state.at && isAble(context) ? { at: state.at, radius: context.brushPx / 2 } : undefined;
    if (state.phase === "idle" || state.mode === "gap") return { ...NO_DRAFT, brush };
    const { path, mode, isErasing } = state;
    return {
      ...NO_DRAFT,
      brush,
      stroke: { path, isErasing, radius: mode === "outline" ? 0 : context.brushPx / 2 },
    };
  },
  cursor: (_state, context) => (context.mode === "gap" ? "cell" : "crosshair"),
});

export const maskBrush = maskToolBy(({ path, isErasing }, { brushPx }) => ({
  type: isErasing ? "eraser" : "brush",
  path,
  radiusPx: brushPx / 2,
}));
