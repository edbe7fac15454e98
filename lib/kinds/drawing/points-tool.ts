/**
 * Draws shapes of points, point by point with clicks, or freehand with the button down; both may be mixed in one shape. A
 * second click on the last point or Enter ends it, and so does a click on the first one of a closed shape; Backspace and
 * undo take back the last point. Drawn freehand from its beginning it ends where the button is let go.
 */
import type { Point } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import { addRegion } from "@/lib/editor/commands";
import {
  movedFar,
  NO_DRAFT,
  newRegion,
  type PointerToolEvent,
  type Tool,
  type ToolContext,
  type ToolStep,
} from "@/lib/editor/tools/tool";
import { simplify } from "@/lib/geometry/simplify";
import type { Shape } from "../index";
import { type DrawnPoints, distinct, isNear, TWICE_PX } from "./drawn-points";
import { onImage } from "./place";

type State =
  | { phase: "idle" }
  /** Points are set; `to` follows the pointer, `undone` are those taken back, the last one first to come again. */
  | { phase: "placing"; set: Point[]; to: Point; undone: Point[] }
  /** The button is down: at `fromScreen`, and since then along `path` when it was moved. */
  | { phase: "pressing"; set: Point[]; path: Point[]; fromScreen: Point; isMoved: boolean };

const IDLE: State = { phase: "idle" };
/** On the screen: a freehand line may differ from the pointer's by so much. */
const FREEHAND_TOLERANCE_PX = 1.5;

const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

const place = (point: Point, { image }: ToolContext): Point => (image ? onImage(point, image) : point);

function back(state: State): State {
  if (state.phase !== "placing") return state;
  const last = state.set.at(-1) as Point; // without a point nothing is being placed
  const set = state.set.slice(0, -1);
  return set.length === 0 ? IDLE : { ...state, set, undone: [...state.undone, last] };
}

function forward(state: State): State {
  const point = state.phase === "placing" ? state.undone.at(-1) : undefined;
  if (state.phase !== "placing" || !point) return state;
  return { ...state, set: [...state.set, point], undone: state.undone.slice(0, -1) };
}

function move(state: State, event: PointerToolEvent, context: ToolContext): State {
  const at = place(event.point, context);
  if (state.phase === "placing") return { ...state, to: at };
  if (state.phase !== "pressing") return state;
  const isMoved = state.isMoved || movedFar(state.fromScreen, event.screen);
  return { ...state, isMoved, path: [...state.path, at] };
}

export function pointsTool({ kind, isClosed, minPoints, shapeOf }: DrawnPoints): Tool<State> {
  /** Makes the region; with too few points, or none of an area, drawing goes on, or ends without one. */
  function finish(given: readonly Point[], context: ToolContext, otherwise: State): ToolStep<State> {
    const points = distinct(given, isClosed);
    if (points.length < minPoints || (isClosed && ringArea([points]) === 0)) return stay(otherwise);
    const region = newRegion(shapeOf(points), context);
    return region ? { state: IDLE, commands: [addRegion(region)], select: [region.id] } : stay(IDLE);
  }

  const endsAt = (set: readonly Point[], at: Point, context: ToolContext): boolean =>
    set.length >= minPoints &&
    (isNear(set.at(-1), at, context, TWICE_PX) || (isClosed && isNear(set[0], at, context)));

  function down(state: State, event: PointerToolEvent, context: ToolContext): ToolStep<State> {
    if (context.readOnly || !context.image || context.active?.control.kind !== kind) return stay(IDLE);
    const set = state.phase === "placing" ? state.set : [];
    const at = place(event.point, context);
    if (endsAt(set, at, context)) return finish(set, context, state);
    return stay({ phase: "pressing", set, path: [at], fromScreen: event.screen, isMoved: false });
  }

  function up(state: State, context: ToolContext): ToolStep<State> {
    if (state.phase !== "pressing") return stay(state);
    const { set, path, isMoved } = state;
    const last = path.at(-1) as Point; // a press begins a path
    if (!isMoved) return stay({ phase: "placing", set: [...set, path[0] as Point], to: last, undone: [] });
    const drawn = [...set, ...simplify(path, FREEHAND_TOLERANCE_PX / context.viewport.scale)];
    const goOn: State = { phase: "placing", set: drawn, to: last, undone: [] };
    const ends = set.length === 0 || (isClosed && isNear(set[0], last, context));
    return ends ? finish(drawn, context, set.length === 0 ? IDLE : goOn) : stay(goOn);
  }

  function draftShape(state: State): Shape | null {
    if (state.phase === "idle") return null;
    const ahead = state.phase === "placing" ? [state.to] : state.path;
    return shapeOf([...state.set, ...ahead]);
  }

  return {
    initial: IDLE,
    takesKeys: ({ phase }) => phase === "placing",
    step: (state, event, context) => {
      if (event.type === "cancel") return stay(IDLE);
      if (event.type === "down") return down(state, event, context);
      if (event.type === "move") return stay(move(state, event, context));
      if (event.type === "up") return up(move(state, event, context), context);
      if (event.type === "backspace") return stay(back(state));
      if (event.type === "redo") return stay(forward(state));
      if (event.type === "enter" && state.phase === "placing") return finish(state.set, context, state);
      return stay(state);
    },
    draft: (state) => ({
      ...NO_DRAFT,
      added: draftShape(state),
      marks: state.phase === "idle" ? [] : state.set,
    }),
    cursor: (state, context, hover) =>
      hover && state.phase === "placing" && endsAt(state.set, hover, context) ? "pointer" : "crosshair",
  };
}
