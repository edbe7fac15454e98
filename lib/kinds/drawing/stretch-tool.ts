/**
 * Draws a stretch of an outline anew: from one place on the border of a shape along the pointer's path to another one. The
 * button is down all the way; where it ends off the border nothing changes.
 */
import type { Region } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import { updateRegion } from "@/lib/editor/commands";
import {
  NO_DRAFT,
  type PointerToolEvent,
  type Tool,
  type ToolContext,
  type ToolStep,
} from "@/lib/editor/tools/tool";
import { type BorderPlace, nearestPlace, withStretch } from "@/lib/geometry/borders";
import { simplify } from "@/lib/geometry/simplify";
import type { Shape } from "../index";
import { type DrawnPoints, distinct } from "./drawn-points";
import { bordersNear, bordersOf, type RegionBorder } from "./near-borders";
import { onImage } from "./place";
import type { PointShape } from "./points-editor";

type State =
  | { phase: "idle" }
  | { phase: "drawing"; from: BorderPlace & { border: RegionBorder }; path: Point[] };

/** How shapes of a kind are made of their rings or their line. */
export type Stretched<S> = Pick<DrawnPoints, "kind" | "isClosed" | "minPoints"> &
  Pick<PointShape<S>, "ringsOf" | "fromRings">;

const IDLE: State = { phase: "idle" };
/** On the screen. */
const REACH_PX = 10;
const TOLERANCE_PX = 1.5;

const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

export function stretchTool<S>({ kind, isClosed, minPoints, ringsOf, fromRings }: Stretched<S>): Tool<State> {
  const suits = (context: ToolContext) => (region: Region) =>
    region.shape.kind === kind && !context.locked.has(region.id);

  /** On a selected shape before any other. */
  function placeAt(point: Point, context: ToolContext) {
    const borders = bordersNear(point, context, REACH_PX, suits(context));
    const chosen = borders.filter(({ region }) => context.selection.includes(region.id));
    const reach = REACH_PX / context.viewport.scale;
    // A place lies on one of the borders that were given.
    return (nearestPlace(chosen, point, reach) ?? nearestPlace(borders, point, reach)) as
      | (BorderPlace & { border: RegionBorder })
      | null;
  }

  function changed(state: State & { phase: "drawing" }, context: ToolContext): Shape | null {
    const { from, path } = state;
    const last = path.at(-1);
    if (!last || path.length < 2) return null;
    const { region, ring } = from.border;
    const now = context.document.regions.find(({ id }) => id === region.id);
    const border = now && bordersOf(now, context).find((one) => one.ring === ring);
    const to = border && nearestPlace([border], last, REACH_PX / context.viewport.scale);
    if (!now || !border || !to || to.at === from.at) return null;
    const line = simplify(path, TOLERANCE_PX / context.viewport.scale).slice(1, -1);
    const points = distinct(withStretch({ ...from, border }, to, line), isClosed);
    if (points.length < minPoints) return null;
    // Only shapes of the tool's own kind are asked for.
    const rings = ringsOf(now.shape as S).map((one, i) => (i === ring ? points : one));
    return fromRings(rings) as Shape;
  }

  function down({ point }: PointerToolEvent, context: ToolContext): ToolStep<State> {
    const from = context.readOnly || !context.image ? null : placeAt(point, context);
    if (!from) return stay(IDLE);
    return {
      state: { phase: "drawing", from, path: [from.point] },
      commands: [],
      select: [from.border.region.id],
    };
  }

  function move(state: State, { point }: PointerToolEvent, { image }: ToolContext): State {
    if (state.phase === "idle" || !image) return state;
    return { ...state, path: [...state.path, onImage(point, image)] };
  }

  function up(state: State, context: ToolContext): ToolStep<State> {
    const shape = state.phase === "drawing" ? changed(state, context) : null;
    if (state.phase === "idle" || !shape) return stay(IDLE);
    return { state: IDLE, commands: [updateRegion(state.from.border.region.id, { shape })] };
  }

  return {
    initial: IDLE,
    step: (state, event, context) => {
      if (event.type === "cancel") return stay(IDLE);
      if (event.type === "down") return down(event, context);
      if (event.type === "move") return stay(move(state, event, context));
      if (event.type === "up") return up(move(state, event, context), context);
      return stay(state);
    },
    draft: (state, context) => {
      if (state.phase === "idle") return NO_DRAFT;
      const shape = changed(state, context);
      const shapes = shape ? new Map([[state.from.border.region.id, shape]]) : NO_DRAFT.shapes;
      return { ...NO_DRAFT, shapes, cut: shape ? [] : state.path };
    },
    cursor: (_state, context, hover) => (hover && placeAt(hover, context) ? "pointer" : "crosshair"),
  };
}
