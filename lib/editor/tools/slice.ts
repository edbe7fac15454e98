/** Draws a line that cuts shapes: a drag, or clicks ended by Enter or a second click on the last point. */
import type { Point } from "@/lib/core/geometry";
import {
  movedFar,
  NO_DRAFT,
  type PointerToolEvent,
  type Tool,
  type ToolContext,
  type ToolStep,
} from "./tool";

type State =
  | { phase: "idle" }
  | { phase: "placing"; set: Point[]; to: Point }
  | { phase: "pressing"; set: Point[]; path: Point[]; fromScreen: Point; isMoved: boolean };

const IDLE: State = { phase: "idle" };
/** On the screen: so close to the last point a press is the second click of two. */
const TWICE_PX = 3;

const stay = (state: State): ToolStep<State> => ({ state, commands: [] });
const cut = (line: Point[]): ToolStep<State> =>
  line.length < 2 ? stay(IDLE) : { state: IDLE, commands: [], slice: line };

function down(state: State, event: PointerToolEvent, context: ToolContext): ToolStep<State> {
  if (context.readOnly || !context.image) return stay(IDLE);
  const set = state.phase === "placing" ? state.set : [];
  const last = set.at(-1);
  const isTwice =
    last !== undefined &&
    Math.hypot(last[0] - event.point[0], last[1] - event.point[1]) * context.viewport.scale <= TWICE_PX;
  if (isTwice) return cut(set);
  return stay({ phase: "pressing", set, path: [event.point], fromScreen: event.screen, isMoved: false });
}

function move(state: State, event: PointerToolEvent): State {
  if (state.phase === "placing") return { ...state, to: event.point };
  if (state.phase !== "pressing") return state;
  const isMoved = state.isMoved || movedFar(state.fromScreen, event.screen);
  return { ...state, isMoved, path: [...state.path, event.point] };
}

function up(state: State): ToolStep<State> {
  if (state.phase !== "pressing") return stay(state);
  const { set, path, isMoved } = state;
  if (isMoved && set.length === 0) return cut(path);
  const added = isMoved ? path : path.slice(0, 1);
  return stay({ phase: "placing", set: [...set, ...added], to: path.at(-1) as Point });
}

export const sliceTool: Tool<State> = {
  initial: IDLE,
  takesKeys: ({ phase }) => phase === "placing",
  step: (state, event, context) => {
    if (event.type === "cancel") return stay(IDLE);
    if (event.type === "down") return down(state, event, context);
    if (event.type === "move") return stay(move(state, event));
    if (event.type === "up") return up(move(state, event));
    if (state.phase !== "placing") return stay(state);
    if (event.type === "enter") return cut(state.set);
    if (event.type !== "backspace") return stay(state);
    const set = state.set.slice(0, -1);
    return stay(set.length > 0 ? { ...state, set } : IDLE);
  },
  draft: (state) => {
    if (state.phase === "idle") return NO_DRAFT;
    const ahead = state.phase === "placing" ? [state.to] : state.path;
    const path = [...state.set, ...ahead];
    return { ...NO_DRAFT, cut: path, marks: state.set };
  },
  cursor: () => "crosshair",
};
