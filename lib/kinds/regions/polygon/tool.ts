/**
 * Draws polygons corner by corner with clicks, or freehand with the button down; both may be mixed in one polygon. A click
 * on the first corner, a second click on the last one, or Enter closes it; Backspace and undo take back the last corner. Drawn freehand from
 * its beginning it closes where the button is let go.
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
import type { PolygonShape } from "./shape";
import { onImage } from "./shape-editor";

type State =
  | { phase: "idle" }
  /** Corners are set; `to` follows the pointer. */
  | { phase: "placing"; corners: Point[]; to: Point }
  /** The button is down: at `fromScreen`, and since then along `path` when it was moved. */
  | { phase: "pressing"; corners: Point[]; path: Point[]; fromScreen: Point; isMoved: boolean };

const IDLE: State = { phase: "idle" };
/** On the screen: so close to the first corner a click means that corner. */
const CLOSE_PX = 12;
/** On the screen: so close to the last corner it is the second click of two; fine outlines have corners not much farther apart. */
const TWICE_PX = 3;
/** On the screen: a freehand line may differ from the pointer's by so much. */
const FREEHAND_TOLERANCE_PX = 1.5;
const MIN_CORNERS = 3;

const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

const isNear = (a: Point | undefined, b: Point, { viewport }: ToolContext, px = CLOSE_PX): boolean =>
  a !== undefined && Math.hypot(a[0] - b[0], a[1] - b[1]) * viewport.scale <= px;

const place = (point: Point, { image }: ToolContext): Point => (image ? onImage(point, image) : point);

/** Corners on the same spot one after the other are one. */
const distinct = (corners: readonly Point[]): Point[] =>
  corners.filter(([x, y], i) => {
    const before = corners[(i + corners.length - 1) % corners.length];
    return i === 0 || before === undefined || before[0] !== x || before[1] !== y;
  });

/** Makes the region; with fewer than three corners, or all on one line, drawing goes on, or ends without one. */
function finish(given: readonly Point[], context: ToolContext, otherwise: State): ToolStep<State> {
  const points = distinct(given);
  if (points.length < MIN_CORNERS || ringArea([points]) === 0) return stay(otherwise);
  const region = newRegion({ kind: "polygon", points }, context);
  return region ? { state: IDLE, commands: [addRegion(region)], select: [region.id] } : stay(IDLE);
}

function down(state: State, event: PointerToolEvent, context: ToolContext): ToolStep<State> {
  if (context.readOnly || !context.image || context.active?.control.kind !== "polygon") return stay(IDLE);
  const corners = state.phase === "placing" ? state.corners : [];
  const at = place(event.point, context);
  const isEnd = isNear(corners[0], at, context) || isNear(corners.at(-1), at, context, TWICE_PX);
  if (corners.length >= MIN_CORNERS && isEnd) return finish(corners, context, state);
  return stay({ phase: "pressing", corners, path: [at], fromScreen: event.screen, isMoved: false });
}

function move(state: State, event: PointerToolEvent, context: ToolContext): State {
  const at = place(event.point, context);
  if (state.phase === "placing") return { ...state, to: at };
  if (state.phase !== "pressing") return state;
  const isMoved = state.isMoved || movedFar(state.fromScreen, event.screen);
  return { ...state, isMoved, path: [...state.path, at] };
}

function up(state: State, context: ToolContext): ToolStep<State> {
  if (state.phase !== "pressing") return stay(state);
  const { corners, path, isMoved } = state;
  const last = path.at(-1) as Point; // a press begins a path
  if (!isMoved) return stay({ phase: "placing", corners: [...corners, path[0] as Point], to: last });
  const drawn = [...corners, ...simplify(path, FREEHAND_TOLERANCE_PX / context.viewport.scale)];
  const goOn: State = { phase: "placing", corners: drawn, to: last };
  const closes = corners.length === 0 || isNear(corners[0], last, context);
  return closes ? finish(drawn, context, corners.length === 0 ? IDLE : goOn) : stay(goOn);
}

function back(state: State): State {
  if (state.phase !== "placing") return state;
  const corners = state.corners.slice(0, -1);
  return corners.length === 0 ? IDLE : { ...state, corners };
}

function shapeOf(state: State): PolygonShape | null {
  if (state.phase === "idle") return null;
  const ahead = state.phase === "placing" ? [state.to] : state.path;
  return { kind: "polygon", points: [...state.corners, ...ahead] };
}

export const polygonTool: Tool<State> = {
  initial: IDLE,
  takesKeys: ({ phase }) => phase === "placing",
  step: (state, event, context) => {
    if (event.type === "cancel") return stay(IDLE);
    if (event.type === "down") return down(state, event, context);
    if (event.type === "move") return stay(move(state, event, context));
    if (event.type === "up") return up(move(state, event, context), context);
    if (event.type === "backspace") return stay(back(state));
    if (event.type === "enter" && state.phase === "placing") return finish(state.corners, context, state);
    return stay(state);
  },
  draft: (state) => ({
    ...NO_DRAFT,
    added: shapeOf(state),
    marks: state.phase === "idle" ? [] : state.corners,
  }),
  cursor: (state, context, hover) =>
    hover && state.phase === "placing" && isNear(state.corners[0], hover, context) ? "pointer" : "crosshair",
};
