/**
 * Draws shapes of points, point by point with clicks, or freehand with the button down; both may be mixed in one shape. A
 * second click on the last point or Enter ends it, and so does a click on the first one of a closed shape; Backspace and
 * undo take back the last point. Drawn freehand from its beginning it ends where the button is let go.
 */
import type { Point } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import { addRegion, updateRegion } from "@/lib/editor/commands";
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
  /**
   * Points are set; `to` follows the pointer, `undone` are those taken back, the last ones first to come again. `begins` are
   * the places in `set` where what came by one click begins.
   */
  | ({ phase: "placing"; to: Point; undone: Point[][]; isLongWay: boolean } & Drawn)
  /** The button is down: at `fromScreen`, and since then along `path` when it was moved. */
  | ({ phase: "pressing"; path: Point[]; fromScreen: Point; isMoved: boolean; isLongWay: boolean } & Drawn);

type Drawn = {
  set: Point[];
  begins: number[];
  /** The line that is gone on with. */
  continued?: string;
};

const IDLE: State = { phase: "idle" };

/** Where points are put, and what comes between two of them by itself. */
export type Guide = {
  place(point: Point, context: ToolContext): Point;
  between(from: Point, to: Point, context: ToolContext, isLongWay: boolean): Point[];
};

/** What drawing ends with instead of a new region. */
export type Finish = (
  points: Point[],
  context: ToolContext,
) => Pick<ToolStep<State>, "commands" | "select"> | null;

type Options = { guide?: Guide; finish?: Finish };
/** On the screen: a freehand line may differ from the pointer's by so much. */
const FREEHAND_TOLERANCE_PX = 1.5;

const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

const onlyPoint = (point: Point, { image }: ToolContext): Point => (image ? onImage(point, image) : point);

function back(state: State): State {
  if (state.phase !== "placing") return state;
  const from = state.begins.at(-1) ?? 0;
  const set = state.set.slice(0, from);
  if (set.length === 0) return IDLE;
  return {
    ...state,
    set,
    begins: state.begins.slice(0, -1),
    undone: [...state.undone, state.set.slice(from)],
  };
}

function forward(state: State): State {
  const points = state.phase === "placing" ? state.undone.at(-1) : undefined;
  if (state.phase !== "placing" || !points) return state;
  return {
    ...state,
    set: [...state.set, ...points],
    begins: [...state.begins, state.set.length],
    undone: state.undone.slice(0, -1),
  };
}

export function pointsTool(
  { kind, isClosed, minPoints, shapeOf }: DrawnPoints,
  { guide, finish: ending }: Options = {},
): Tool<State> {
  const place = guide?.place ?? onlyPoint;
  const between = (set: readonly Point[], to: Point, context: ToolContext, isLongWay: boolean): Point[] => {
    const last = set.at(-1);
    return last && guide ? guide.between(last, to, context, isLongWay) : [];
  };

  function move(state: State, event: PointerToolEvent, context: ToolContext): State {
    if (state.phase === "placing") return { ...state, to: place(event.point, context), isLongWay: event.alt };
    if (state.phase !== "pressing") return state;
    const isMoved = state.isMoved || movedFar(state.fromScreen, event.screen);
    return { ...state, isMoved, path: [...state.path, onlyPoint(event.point, context)] };
  }

  /** Makes the region; with too few points, or none of an area, drawing goes on, or ends without one. */
  function finish(drawn: Drawn, context: ToolContext, otherwise: State): ToolStep<State> {
    const points = distinct(drawn.set, isClosed);
    if (points.length < minPoints || (isClosed && ringArea([points]) === 0)) return stay(otherwise);
    if (ending) {
      const made = ending(points, context);
      return made ? { state: IDLE, ...made } : stay(otherwise);
    }
    const { continued } = drawn;
    if (continued !== undefined)
      return {
        state: IDLE,
        commands: [updateRegion(continued, { shape: shapeOf(points) })],
        select: [continued],
      };
    const region = newRegion(shapeOf(points), context);
    return region ? { state: IDLE, commands: [addRegion(region)], select: [region.id] } : stay(IDLE);
  }

  const endsAt = (set: readonly Point[], at: Point, context: ToolContext): boolean =>
    set.length >= minPoints &&
    (isNear(set.at(-1), at, context, TWICE_PX) || (isClosed && isNear(set[0], at, context)));

  /** With Alt an open line is gone on with from the end that is pressed. */
  function continuedAt(event: PointerToolEvent, context: ToolContext): State | null {
    if (!event.alt || isClosed || ending) return null;
    for (const region of context.document.regions.toReversed()) {
      const { shape } = region;
      if (region.control !== context.active?.control.id || !("points" in shape)) continue;
      if (context.locked.has(region.id) || context.hidden.has(region.id)) continue;
      const points = shape.points as Point[];
      const isEnd = isNear(points.at(-1), event.point, context);
      if (!isEnd && !isNear(points[0], event.point, context)) continue;
      const set = isEnd ? [...points] : points.toReversed();
      const begins = set.map((_, i) => i);
      return {
        phase: "placing",
        set,
        begins,
        to: event.point,
        undone: [],
        isLongWay: false,
        continued: region.id,
      };
    }
    return null;
  }

  function down(state: State, event: PointerToolEvent, context: ToolContext): ToolStep<State> {
    if (context.readOnly || !context.image || context.active?.control.kind !== kind) return stay(IDLE);
    const isPlacing = state.phase === "placing";
    if (!isPlacing) {
      const continued = continuedAt(event, context);
      if (continued) return stay(continued);
    }
    const drawn: Drawn = isPlacing ? drawnOf(state) : { set: [], begins: [] };
    const at = place(event.point, context);
    if (endsAt(drawn.set, at, context)) return finish(drawn, context, state);
    return stay({
      phase: "pressing",
      ...drawn,
      path: [at],
      fromScreen: event.screen,
      isMoved: false,
      isLongWay: event.alt,
    });
  }

  function up(state: State, context: ToolContext): ToolStep<State> {
    if (state.phase !== "pressing") return stay(state);
    const { path, isMoved, isLongWay } = state;
    const { set, begins, ...others } = drawnOf(state);
    const last = path.at(-1) as Point; // a press begins a path
    const goOn = (added: Point[], starts: number[]): State => ({
      phase: "placing",
      ...others,
      set: [...set, ...added],
      begins: [...begins, ...starts],
      to: last,
      undone: [],
      isLongWay: false,
    });
    if (!isMoved) {
      const point = path[0] as Point;
      return stay(goOn([...between(set, point, context, isLongWay), point], [set.length]));
    }
    const line = simplify(path, FREEHAND_TOLERANCE_PX / context.viewport.scale);
    const after = goOn(
      line,
      line.map((_, i) => set.length + i),
    );
    const ends = set.length === 0 || (isClosed && isNear(set[0], last, context));
    return ends ? finish(drawnOf(after), context, set.length === 0 ? IDLE : after) : stay(after);
  }

  function draftShape(state: State, context: ToolContext): Shape | null {
    if (state.phase === "idle") return null;
    if (state.phase === "pressing" && state.isMoved) return shapeOf([...state.set, ...state.path]);
    const to = state.phase === "placing" ? state.to : (state.path[0] as Point);
    return shapeOf([...state.set, ...between(state.set, to, context, state.isLongWay), to]);
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
      if (event.type === "enter" && state.phase === "placing") return finish(state, context, state);
      return stay(state);
    },
    draft: (state, context) => ({
      ...NO_DRAFT,
      added: draftShape(state, context),
      marks: state.phase === "idle" ? [] : state.set,
    }),
    cursor: (state, context, hover) =>
      hover && state.phase === "placing" && endsAt(state.set, hover, context) ? "pointer" : "crosshair",
  };
}

function drawnOf(state: State): Drawn {
  if (state.phase === "idle") return { set: [], begins: [] };
  const { set, begins, continued } = state;
  return { set, begins, ...(continued === undefined ? {} : { continued }) };
}
