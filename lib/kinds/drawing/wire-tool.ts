/**
 * Draws shapes of points along the edges of the image (live wire): each click fixes the path to where the pointer is, and
 * with Shift a straight line. It ends as shapes drawn point by point do, see `points-tool.ts`; a closed shape is closed along
 * the edges, too. Backspace and undo take back one click.
 */
import type { Point } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import { addRegion } from "@/lib/editor/commands";
import {
  NO_DRAFT,
  newRegion,
  type PointerToolEvent,
  type Tool,
  type ToolContext,
  type ToolStep,
} from "@/lib/editor/tools/tool";
import { snapped, wireBetween } from "@/lib/vision/image-wire";
import { CLOSE_PX, type DrawnPoints, distinct, isNear, TWICE_PX } from "./drawn-points";
import { onImage } from "./place";

/** From the click before, which it leaves out, to a click; the first one is a point alone. */
type Leg = readonly Point[];
type Drawing = {
  legs: readonly Leg[];
  /** Follows the pointer. */
  to: Point;
  isStraight: boolean;
  /** Legs taken back, the last one first to come again. */
  undone: readonly Leg[];
};
type State =
  | { phase: "idle" }
  | ({ phase: "placing" } & Drawing)
  /** The button is down; the path is fixed where it is let go. */
  | ({ phase: "pressing" } & Drawing);

const IDLE: State = { phase: "idle" };
const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

const lookOf = ({ viewport, level }: ToolContext) => ({ scale: viewport.scale, threshold: level });

const clickOf = (leg: Leg): Point => leg.at(-1) as Point; // legs have points

/** Without colours to read, and with Shift, a straight line. */
function legBetween(from: Point, to: Point, context: ToolContext, isStraight: boolean, isExact = false): Leg {
  const image = isStraight ? null : context.pixels();
  return image ? wireBetween(image, from, to, lookOf(context), isExact).slice(1) : [to];
}

function firstLeg({ to, isStraight }: Drawing, context: ToolContext): Leg {
  const image = isStraight ? null : context.pixels();
  return [image ? snapped(image, to, lookOf(context)) : to];
}

function back(state: State & { phase: "placing" }): State {
  const legs = state.legs.slice(0, -1);
  if (legs.length === 0) return IDLE;
  return { ...state, legs, undone: [...state.undone, ...state.legs.slice(-1)] };
}

function forward(state: State & { phase: "placing" }): State {
  const leg = state.undone.at(-1);
  return leg ? { ...state, legs: [...state.legs, leg], undone: state.undone.slice(0, -1) } : state;
}

function follow(state: State, event: PointerToolEvent, context: ToolContext): State {
  if (state.phase === "idle" || !context.image) return state;
  return { ...state, to: onImage(event.point, context.image), isStraight: event.shift };
}

function down(state: State, event: PointerToolEvent, kind: string, context: ToolContext): State {
  if (context.readOnly || !context.image || context.active?.control.kind !== kind) return IDLE;
  const to = onImage(event.point, context.image);
  const before = state.phase === "placing" ? state : { legs: [], undone: [] };
  return { ...before, phase: "pressing", to, isStraight: event.shift };
}

export function wireTool({ kind, isClosed, minPoints, shapeOf }: DrawnPoints): Tool<State> {
  /** The click that ends the shape: on the last one, or of a closed shape on the first one. */
  function endAt({ legs, to }: Drawing, context: ToolContext): "first" | "last" | null {
    const [first] = legs;
    if (!first || legs.length < 2) return null;
    if (isNear(clickOf(legs.at(-1) as Leg), to, context, TWICE_PX)) return "last";
    return isClosed && legs.length > 2 && isNear(clickOf(first), to, context, CLOSE_PX) ? "first" : null;
  }

  /** From the last click back to the first one. */
  function closing({ legs, isStraight }: Drawing, context: ToolContext): Leg {
    const [first, last] = [legs[0] as Leg, legs.at(-1) as Leg];
    return isClosed ? legBetween(clickOf(last), clickOf(first), context, isStraight, true).slice(0, -1) : [];
  }

  /** Makes the region; with too few points, or none of an area, drawing goes on. */
  function finish(state: State & Drawing, context: ToolContext): ToolStep<State> {
    const points = distinct([...state.legs.flat(), ...closing(state, context)], isClosed);
    if (points.length < minPoints || (isClosed && ringArea([points]) === 0))
      return stay({ ...state, phase: "placing" });
    const region = newRegion(shapeOf(points), context);
    return region ? { state: IDLE, commands: [addRegion(region)], select: [region.id] } : stay(IDLE);
  }

  function nextLeg(drawing: Drawing, context: ToolContext): Leg {
    const last = drawing.legs.at(-1);
    return last
      ? legBetween(clickOf(last), drawing.to, context, drawing.isStraight)
      : firstLeg(drawing, context);
  }

  function up(state: State, context: ToolContext): ToolStep<State> {
    if (state.phase !== "pressing") return stay(state);
    if (endAt(state, context)) return finish(state, context);
    const legs = [...state.legs, nextLeg(state, context)];
    return stay({ ...state, phase: "placing", legs, undone: [] });
  }

  function drawn(state: Drawing, context: ToolContext): Point[] {
    const end = endAt(state, context);
    const ahead = end === "first" ? closing(state, context) : end === "last" ? [] : nextLeg(state, context);
    return [...state.legs.flat(), ...ahead];
  }

  return {
    initial: IDLE,
    takesKeys: ({ phase }) => phase === "placing",
    step: (state, event, context) => {
      if (event.type === "cancel") return stay(IDLE);
      if (event.type === "down") return stay(down(state, event, kind, context));
      if (event.type === "move") return stay(follow(state, event, context));
      if (event.type === "up") return up(follow(state, event, context), context);
      if (state.phase !== "placing") return stay(state);
      if (event.type === "backspace") return stay(back(state));
      if (event.type === "redo") return stay(forward(state));
      return event.type === "enter" ? finish(state, context) : stay(state);
    },
    draft: (state, context) =>
      state.phase === "idle"
        ? NO_DRAFT
        : { ...NO_DRAFT, added: shapeOf(drawn(state, context)), marks: state.legs.map(clickOf) },
    cursor: (state, context) => (state.phase !== "idle" && endAt(state, context) ? "pointer" : "crosshair"),
  };
}
