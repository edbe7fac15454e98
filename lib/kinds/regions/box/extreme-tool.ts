/**
 * Draws boxes by their four extreme points: the highest, lowest, leftmost and rightmost point of the thing, in any order
 * (Papadopoulos et al. 2017). Points on the thing are easier to hit than corners beside it. Enter ends with two or three.
 */
import { boundsOf, type Point, type Rect } from "@/lib/core/geometry";
import { addRegion } from "@/lib/editor/commands";
import { NO_DRAFT, newRegion, type Tool, type ToolContext, type ToolStep } from "@/lib/editor/tools/tool";
import { onImage } from "../../drawing/place";
import { fitRectOn } from "../../drawing/rect-editor";
import type { BoxShape } from "./shape";

type State = { phase: "idle" } | { phase: "placing"; set: Point[]; to: Point };

const IDLE: State = { phase: "idle" };
const POINTS = 4;
const MIN_POINTS = 2;

const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

function boxAround(points: readonly Point[], { image }: ToolContext): BoxShape | null {
  const bounds = boundsOf(points);
  return bounds && image && { kind: "box", ...fitRectOn({ ...(bounds as Rect), rotation: 0 }, image) };
}

function finish(set: readonly Point[], context: ToolContext, otherwise: State): ToolStep<State> {
  const shape = set.length < MIN_POINTS ? null : boxAround(set, context);
  const region = shape && newRegion(shape, context);
  return region ? { state: IDLE, commands: [addRegion(region)], select: [region.id] } : stay(otherwise);
}

function down(state: State, point: Point, context: ToolContext): ToolStep<State> {
  if (context.readOnly || !context.image || context.active?.control.kind !== "box") return stay(IDLE);
  const at = onImage(point, context.image);
  const set = [...(state.phase === "placing" ? state.set : []), at];
  return set.length < POINTS ? stay({ phase: "placing", set, to: at }) : finish(set, context, IDLE);
}

export const extremeTool: Tool<State> = {
  initial: IDLE,
  takesKeys: ({ phase }) => phase === "placing",
  step: (state, event, context) => {
    if (event.type === "cancel") return stay(IDLE);
    if (event.type === "down") return down(state, event.point, context);
    if (state.phase === "idle") return stay(state);
    if (event.type === "move" && context.image)
      return stay({ ...state, to: onImage(event.point, context.image) });
    if (event.type === "enter") return finish(state.set, context, state);
    if (event.type !== "backspace") return stay(state);
    return stay(state.set.length > 1 ? { ...state, set: state.set.slice(0, -1) } : IDLE);
  },
  draft: (state, context) =>
    state.phase === "idle"
      ? NO_DRAFT
      : { ...NO_DRAFT, added: boxAround([...state.set, state.to], context), marks: state.set },
  cursor: () => "crosshair",
};
