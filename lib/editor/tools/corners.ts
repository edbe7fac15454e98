/**
 * Changes several corners of one shape at once: a drag on nothing chooses those in a rectangle, Shift adds to them; a drag on
 * one of them moves all, Delete takes them away. A click on another shape goes over to it.
 */
import type { Region } from "@/lib/annotation/document";
import { boundsOf, type Point } from "@/lib/core/geometry";
import type { Shape } from "@/lib/kinds";
import { updateRegion } from "../commands";
import { removeDecided } from "../decided";
import { shapesOf } from "../editing";
import type { Handle } from "../shape-editor";
import { HANDLE_SLACK_PX, regionsAt } from "./select";
import {
  movedFar,
  NO_DRAFT,
  type PointerToolEvent,
  regionControl,
  type Tool,
  type ToolContext,
  type ToolStep,
} from "./tool";

/** Ids of the corners chosen, of the region with that id. */
type Chosen = { of: string; corners: string[] };
type State =
  | ({ phase: "idle" } & Chosen)
  | ({ phase: "moving"; from: Point; to: Point; grip: string; isMoved: boolean; fromScreen: Point } & Chosen)
  | ({
      phase: "marquee";
      from: Point;
      to: Point;
      fromScreen: Point;
      isMoved: boolean;
      keeps: boolean;
    } & Chosen);

const NONE: Chosen = { of: "", corners: [] };
const IDLE: State = { phase: "idle", ...NONE };

const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

function regionInHand({ document, selection, locked, readOnly }: ToolContext): Region | undefined {
  const [id, ...others] = selection;
  if (id === undefined || others.length > 0 || readOnly || locked.has(id)) return undefined;
  return document.regions.find((region) => region.id === id);
}

/** Corners that can be taken away: those of outlines and lines. */
function cornersOf(region: Region | undefined, context: ToolContext): Handle[] {
  const editor = region && shapesOf(context.editing, region.shape.kind);
  if (!region || !editor?.removeHandle || !regionControl(region, context)) return [];
  const pixel = 1 / context.viewport.scale;
  return editor
    .handles(region.shape, { pixel, rotatable: false })
    .filter(({ id }) => id.startsWith("corner"));
}

/** Those that are chosen, as long as their shape is in hand. */
const chosenOf = (state: State, region: Region | undefined): string[] =>
  region && state.of === region.id ? state.corners : [];

function cornerAt({ point }: PointerToolEvent, corners: readonly Handle[], context: ToolContext) {
  const reach = HANDLE_SLACK_PX / context.viewport.scale;
  const away = (handle: Handle) =>
    Math.max(Math.abs(handle.point[0] - point[0]), Math.abs(handle.point[1] - point[1]));
  return corners.filter((handle) => away(handle) <= reach).toSorted((a, b) => away(a) - away(b))[0];
}

function down(state: State, event: PointerToolEvent, context: ToolContext): ToolStep<State> {
  const region = regionInHand(context);
  const corners = cornersOf(region, context);
  const chosen = chosenOf(state, region);
  const press = { from: event.point, to: event.point, fromScreen: event.screen, isMoved: false };
  const grip = cornerAt(event, corners, context);
  if (region && grip) {
    const isChosen = chosen.includes(grip.id);
    if (event.shift) {
      const next = isChosen ? chosen.filter((id) => id !== grip.id) : [...chosen, grip.id];
      return stay({ phase: "idle", of: region.id, corners: next });
    }
    return stay({
      phase: "moving",
      of: region.id,
      corners: isChosen ? chosen : [grip.id],
      grip: grip.id,
      ...press,
    });
  }
  const hit = regionsAt(event.point, context)[0];
  if (hit && hit.id !== region?.id) return { state: IDLE, commands: [], select: [hit.id] };
  return stay({
    phase: "marquee",
    of: region?.id ?? "",
    corners: event.shift ? chosen : [],
    keeps: event.shift,
    ...press,
  });
}

/** The shape with all chosen corners moved by as much as the pointer went. */
function movedShape(state: State, context: ToolContext): Shape | null {
  if (state.phase !== "moving" || !state.isMoved || !context.image) return null;
  const region = context.document.regions.find(({ id }) => id === state.of);
  const editor = region && shapesOf(context.editing, region.shape.kind);
  if (!region || !editor) return null;
  const [dx, dy] = [state.to[0] - state.from[0], state.to[1] - state.from[1]];
  const limits = context.image;
  return cornersOf(region, context)
    .filter(({ id }) => state.corners.includes(id))
    .reduce(
      (shape, { id, point }) =>
        editor.dragHandle(shape, id, [point[0] + dx, point[1] + dy], { limits, constrain: false }),
      region.shape,
    );
}

function move(state: State, event: PointerToolEvent): State {
  if (state.phase === "idle") return state;
  const isMoved = state.isMoved || movedFar(state.fromScreen, event.screen);
  return { ...state, to: event.point, isMoved };
}

function up(state: State, context: ToolContext): ToolStep<State> {
  if (state.phase === "idle") return stay(state);
  const { of, corners } = state;
  if (state.phase === "moving") {
    const shape = movedShape(state, context);
    return {
      state: { phase: "idle", of, corners },
      commands: shape ? [updateRegion(of, { shape })] : [],
    };
  }
  const rect = state.isMoved ? boundsOf([state.from, state.to]) : null;
  const inside = rect
    ? cornersOf(regionInHand(context), context).filter(
        ({ point: [x, y] }) =>
          x >= rect.x && y >= rect.y && x <= rect.x + rect.width && y <= rect.y + rect.height,
      )
    : [];
  const next = [...new Set([...corners, ...inside.map(({ id }) => id)])];
  return stay({ phase: "idle", of, corners: next });
}

/** Takes the chosen corners away, the last ones first so that the others keep their places; a shape without them goes. */
function remove(state: State, context: ToolContext): ToolStep<State> {
  const region = regionInHand(context);
  const chosen = chosenOf(state, region);
  const editor = region && shapesOf(context.editing, region.shape.kind);
  if (!region || !editor?.removeHandle || chosen.length === 0) return stay(state);
  const all = cornersOf(region, context).map(({ id }) => id);
  if (chosen.length >= all.length)
    return { state: IDLE, commands: removeDecided(context.document, [region.id]), select: [] };
  let shape: Shape = region.shape;
  for (const id of all.toReversed()) if (chosen.includes(id)) shape = editor.removeHandle(shape, id) ?? shape;
  return {
    state: { phase: "idle", of: region.id, corners: [] },
    commands: [updateRegion(region.id, { shape })],
  };
}

/** Before the tool was loaded, its state was an empty one. */
const known = (state: State): State => ("corners" in state ? state : IDLE);

/** Chooses the corner after the last one that is chosen, or before the first one, round and round. */
function step(state: State, way: "next" | "previous", context: ToolContext): State {
  const region = regionInHand(context);
  const all = cornersOf(region, context).map(({ id }) => id);
  if (!region || all.length === 0) return state;
  const chosen = all.filter((id) => chosenOf(state, region).includes(id));
  const at = way === "next" ? all.indexOf(chosen.at(-1) ?? "") : all.indexOf(chosen[0] ?? "");
  const next = at < 0 ? 0 : (at + (way === "next" ? 1 : -1) + all.length) % all.length;
  return { phase: "idle", of: region.id, corners: [all[next] as string] };
}

/** Puts a corner in the middle of the edge after the chosen one, and chooses it. */
function insert(state: State, context: ToolContext): ToolStep<State> {
  const region = regionInHand(context);
  const [corner] = chosenOf(state, region);
  const editor = region && shapesOf(context.editing, region.shape.kind);
  if (!region || !editor || corner === undefined || !context.image) return stay(state);
  // Grips between corners are left out where they would lie too close on the screen: as if zoomed in.
  const handles = editor.handles(region.shape, { pixel: Number.MIN_VALUE, rotatable: false });
  const between = handles.find(({ id }) => id === corner.replace("corner", "between"));
  if (!between) return stay(state);
  const shape = editor.dragHandle(region.shape, between.id, between.point, {
    limits: context.image,
    constrain: false,
  });
  const [type, ring, i] = corner.split("-");
  return {
    state: { phase: "idle", of: region.id, corners: [`${type}-${ring}-${Number(i) + 1}`] },
    commands: [updateRegion(region.id, { shape })],
  };
}

function nudge(state: State, [dx, dy]: Point, context: ToolContext): ToolStep<State> {
  const chosen = chosenOf(state, regionInHand(context));
  if (chosen.length === 0 || state.phase !== "idle") return stay(state);
  const moved: State = {
    ...state,
    phase: "moving",
    from: [0, 0],
    to: [dx, dy],
    fromScreen: [0, 0],
    grip: chosen[0] as string,
    isMoved: true,
  };
  const shape = movedShape(moved, context);
  return { state, commands: shape ? [updateRegion(state.of, { shape })] : [] };
}

export const cornersTool: Tool<State> = {
  initial: IDLE,
  takesDelete: (state) => state.phase === "idle" && known(state).corners.length > 0,
  step: (given, event, context) => {
    const state = known(given);
    if (event.type === "cancel") return stay(IDLE);
    if (event.type === "down") return down(state, event, context);
    if (event.type === "move") return stay(move(state, event));
    if (event.type === "up") return up(move(state, event), context);
    if (event.type === "delete") return remove(state, context);
    if (event.type === "nudge") return nudge(state, event.by, context);
    if (event.type === "corner")
      return event.way === "insert" ? insert(state, context) : stay(step(state, event.way, context));
    return stay(state);
  },
  draft: (state, context) => {
    const region = regionInHand(context);
    const shape = movedShape(state, context);
    const shapes = shape && region ? new Map([[region.id, shape]]) : NO_DRAFT.shapes;
    const chosen = chosenOf(state, region);
    const marquee = state.phase === "marquee" && state.isMoved ? boundsOf([state.from, state.to]) : null;
    const shown = shape && region ? { ...region, shape } : region;
    return {
      shapes,
      added: null,
      marquee,
      chosen: cornersOf(shown, context)
        .filter(({ id }) => chosen.includes(id))
        .map(({ point }) => point),
    };
  },
  cursor: (_state, context, hover) => {
    if (!hover) return "default";
    const reach = HANDLE_SLACK_PX / context.viewport.scale;
    const isOnCorner = cornersOf(regionInHand(context), context).some(
      ({ point }) => Math.max(Math.abs(point[0] - hover[0]), Math.abs(point[1] - hover[1])) <= reach,
    );
    return isOnCorner ? "move" : "default";
  },
};
