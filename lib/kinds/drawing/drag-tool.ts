/** Draws shapes that fill a rectangle by a drag, or by two clicks for annotators who cannot drag. Shift makes a square. */
import type { Point, RotatedRect } from "@/lib/core/geometry";
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
import type { RegionControl, RegionKindName, Shape } from "../index";
import { rectBetween } from "./rect-editor";

type Corner = { from: Point; fromScreen: Point; to: Point; square: boolean };
type State =
  | { phase: "idle" }
  /** The button is down. */
  | ({ phase: "drawing" } & Corner)
  /** The first of two clicks is done. */
  | ({ phase: "placing" } & Corner);

const IDLE: State = { phase: "idle" };
const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

/** @param fromRect the shape that fills a rectangle */
export function dragTool(
  kind: RegionKindName,
  fromRect: (rect: RotatedRect, control: RegionControl) => Shape,
): Tool<State> {
  const shapeOf = (state: Corner, { image, active }: ToolContext): Shape | null =>
    image && active ? fromRect(rectBetween(state.from, state.to, image, state.square), active.control) : null;

  function finish(state: Corner, context: ToolContext): ToolStep<State> {
    const shape = shapeOf(state, context);
    const region = shape && newRegion(shape, context);
    if (!region) return stay(IDLE);
    return { state: IDLE, commands: [addRegion(region)], select: [region.id] };
  }

  function down(state: State, event: PointerToolEvent, context: ToolContext): ToolStep<State> {
    if (context.readOnly || !context.image || context.active?.control.kind !== kind) return stay(IDLE);
    if (state.phase === "placing") return finish({ ...state, to: event.point, square: event.shift }, context);
    return stay({
      phase: "drawing",
      from: event.point,
      fromScreen: event.screen,
      to: event.point,
      square: event.shift,
    });
  }

  function up(state: State, event: PointerToolEvent, context: ToolContext): ToolStep<State> {
    if (state.phase !== "drawing") return stay(state);
    const next = { ...state, to: event.point, square: event.shift };
    return movedFar(state.fromScreen, event.screen)
      ? finish(next, context)
      : stay({ ...next, phase: "placing" });
  }

  return {
    initial: IDLE,
    step: (state, event, context) => {
      if (event.type === "cancel") return stay(IDLE);
      if (event.type === "down") return down(state, event, context);
      if (event.type === "up") return up(state, event, context);
      if (event.type === "move" && state.phase !== "idle")
        return stay({ ...state, to: event.point, square: event.shift });
      return stay(state);
    },
    draft: (state, context) =>
      state.phase === "idle" ? NO_DRAFT : { ...NO_DRAFT, added: shapeOf(state, context) },
    cursor: () => "crosshair",
  };
}
