/** Selects, moves, resizes and rotates image regions; a drag on nothing draws a marquee. Shift adds to the selection. */
import type { Region } from "@/lib/annotation/document";
import { boundsOf, type Point } from "@/lib/core/geometry";
import type { Shape } from "@/lib/kinds";
import { regionKind } from "@/lib/kinds";
import { type Command, updateRegion } from "../commands";
import { shapesOf } from "../editing";
import { regionIndex } from "../region-index";
import type { Handle } from "../shape-editor";
import { regionsOf } from "../state";
import {
  type Draft,
  movedFar,
  NO_DRAFT,
  type PointerToolEvent,
  regionControl,
  type Tool,
  type ToolContext,
  type ToolStep,
} from "./tool";

/** A corner of a shape that lies on one that is dragged. */
type Corner = { id: string; handle: string };
type Drag = { from: Point; fromScreen: Point; to: Point; moved: boolean };
type State =
  | { phase: "idle" }
  | ({ phase: "moving"; ids: string[]; clicked: string; wasChosen: boolean } & Drag)
  | ({
      phase: "handle";
      id: string;
      handle: string;
      pulls: Point;
      constrain: boolean;
      together: Corner[];
    } & Drag)
  | ({ phase: "marquee"; keep: string[] } & Drag);

const IDLE: State = { phase: "idle" };
const HIT_SLACK_PX = 4;
/** Half the side of a grip's target: 24 px in all, whatever the zoom. */
export const HANDLE_SLACK_PX = 12;

const byId = (context: ToolContext, id: string): Region | undefined =>
  context.document.regions.find((region) => region.id === id);

const isFree = (context: ToolContext, id: string): boolean => !context.readOnly && !context.locked.has(id);

/** Regions under the point, smallest first; a selected one before the others, so that it can be dragged. */
export function regionsAt(point: Point, context: ToolContext): Region[] {
  const found = regionIndex(context.document.regions)
    .at(point, HIT_SLACK_PX / context.viewport.scale)
    .filter((region) => regionControl(region, context) !== null);
  const chosen = found.filter((region) => context.selection.includes(region.id));
  return [...chosen, ...found.filter((region) => !context.selection.includes(region.id))];
}

/** Of regions under each other, the one below the selected one, round and round. */
function nextUnder(point: Point, context: ToolContext): Region | undefined {
  const found = regionIndex(context.document.regions)
    .at(point, HIT_SLACK_PX / context.viewport.scale)
    .filter((region) => regionControl(region, context) !== null);
  const at = found.findIndex(({ id }) => context.selection.includes(id));
  return found[(at + 1) % found.length];
}

/** Ids of the region and of those grouped with it that can be seen. */
function groupOf({ id, group }: Region, context: ToolContext): string[] {
  if (group === undefined) return [id];
  const { regions } = context.document;
  return regions
    .filter((region) => region.group === group && regionControl(region, context) !== null)
    .map((region) => region.id);
}

/** The grip of the one selected region under the pointer. */
export function handleAt(screen: Point, context: ToolContext) {
  const id = context.selection.length === 1 ? context.selection[0] : undefined;
  const region = id === undefined ? undefined : byId(context, id);
  const control = region && regionControl(region, context);
  const editor = region && shapesOf(context.editing, region.shape.kind);
  if (!region || !control || !editor || !isFree(context, region.id)) return null;
  const { scale, x, y } = context.viewport;
  const rotatable = "rotatable" in control && control.rotatable === true;
  let best: { id: string; handle: Handle; distance: number } | null = null;
  for (const handle of editor.handles(region.shape, { pixel: 1 / scale, rotatable })) {
    const dx = handle.point[0] * scale + x - screen[0];
    const dy = handle.point[1] * scale + y - screen[1];
    const distance = Math.max(Math.abs(dx), Math.abs(dy));
    if (distance <= HANDLE_SLACK_PX && distance < (best?.distance ?? Infinity))
      best = { id: region.id, handle, distance };
  }
  return best;
}

/** Of the image: outlines that were joined or cut lie on a grid so fine. */
const SAME_PX = 1 / 16;

/** Corners of other shapes on this very point, where it is a corner: shapes with a common border keep it. */
function cornersAt(point: Point, id: string, context: ToolContext): Corner[] {
  const isCorner = (region: Region, handle: string) =>
    shapesOf(context.editing, region.shape.kind)?.removeHandle !== undefined && handle.startsWith("corner");
  const [x, y] = point;
  const isHere = ([px, py]: Point) => Math.abs(px - x) <= SAME_PX && Math.abs(py - y) <= SAME_PX;
  const around = { x: x - SAME_PX, y: y - SAME_PX, width: 2 * SAME_PX, height: 2 * SAME_PX };
  const found = regionIndex(context.document.regions)
    .meeting(around)
    .filter(({ region }) => isFree(context, region.id) && regionControl(region, context) !== null)
    .flatMap(({ region }) =>
      (
        shapesOf(context.editing, region.shape.kind)?.handles(region.shape, { pixel: 1, rotatable: false }) ??
        []
      )
        .filter((handle) => isHere(handle.point))
        .filter((handle) => isCorner(region, handle.id))
        .map((handle) => ({ id: region.id, handle: handle.id })),
    );
  // A grip between two corners, or one of a box, drags nothing else along.
  return found.some((corner) => corner.id === id) ? found.filter((corner) => corner.id !== id) : [];
}

/** Inside a small box the middle stays free for moving: grips there reach outwards and a quarter inwards only. */
function gripWins(point: Point, screen: Point, context: ToolContext) {
  const grip = handleAt(screen, context);
  if (!grip) return null;
  const shape = byId(context, grip.id)?.shape;
  const bounds = shape && regionKind(shape.kind).geometry?.bounds(shape);
  if (!bounds) return grip;
  const dx = Math.abs(point[0] - bounds.x - bounds.width / 2);
  const dy = Math.abs(point[1] - bounds.y - bounds.height / 2);
  return dx < bounds.width / 4 && dy < bounds.height / 4 ? null : grip;
}

function down(event: PointerToolEvent, context: ToolContext): ToolStep<State> {
  const drag: Drag = { from: event.point, fromScreen: event.screen, to: event.point, moved: false };
  const grip = gripWins(event.point, event.screen, context);
  if (grip) {
    const { id, pulls } = grip.handle;
    // Alt parts what is shared.
    const together = event.alt ? [] : cornersAt(pulls, grip.id, context);
    const pulling = {
      phase: "handle",
      id: grip.id,
      handle: id,
      pulls,
      constrain: event.shift,
      together,
    } as const;
    return { state: { ...pulling, ...drag }, commands: [] };
  }
  const hit = event.alt ? nextUnder(event.point, context) : regionsAt(event.point, context)[0];
  if (!hit) {
    const keep = event.shift ? [...context.selection] : [];
    return { state: { phase: "marquee", keep, ...drag }, commands: [], select: keep };
  }
  const chosen = context.selection.includes(hit.id);
  if (event.shift) {
    const ids = new Set(groupOf(hit, context));
    const select = chosen
      ? context.selection.filter((id) => !ids.has(id))
      : [...new Set([...context.selection, ...ids])];
    return { state: IDLE, commands: [], select };
  }
  // Alone of its group by Alt.
  const ids = event.alt ? [hit.id] : chosen ? [...context.selection] : groupOf(hit, context);
  return {
    state: { phase: "moving", ids, clicked: hit.id, wasChosen: chosen, ...drag },
    commands: [],
    select: ids,
  };
}

function changedShapes(state: State, context: ToolContext): ReadonlyMap<string, Shape> {
  if (!context.image || (state.phase !== "moving" && state.phase !== "handle") || !state.moved)
    return NO_DRAFT.shapes;
  const shapes = new Map<string, Shape>();
  const ids = state.phase === "moving" ? state.ids : [state.id];
  for (const region of regionsOf(context.document.regions, ids)) {
    if (!isFree(context, region.id) || !regionControl(region, context)) continue;
    const editor = shapesOf(context.editing, region.shape.kind);
    if (!editor) continue;
    // By as much as the pointer went: nothing jumps to where it was pressed.
    const [dx, dy] = [state.to[0] - state.from[0], state.to[1] - state.from[1]];
    const shape =
      state.phase === "moving"
        ? editor.move(region.shape, dx, dy, context.image)
        : editor.dragHandle(region.shape, state.handle, [state.pulls[0] + dx, state.pulls[1] + dy], {
            limits: context.image,
            constrain: state.constrain,
          });
    shapes.set(region.id, shape);
  }
  if (state.phase === "handle")
    for (const { id, handle } of state.together) {
      const region = byId(context, id);
      const editor = region && shapesOf(context.editing, region.shape.kind);
      const [dx, dy] = [state.to[0] - state.from[0], state.to[1] - state.from[1]];
      const to: Point = [state.pulls[0] + dx, state.pulls[1] + dy];
      if (region && editor)
        shapes.set(
          id,
          editor.dragHandle(region.shape, handle, to, { limits: context.image, constrain: false }),
        );
    }
  return shapes;
}

/** A click on a grip with Alt takes it away, where the shape can do without. */
function withoutHandle(state: State & { phase: "handle" }, context: ToolContext): Command[] {
  const shape = byId(context, state.id)?.shape;
  const left = shape && shapesOf(context.editing, shape.kind)?.removeHandle?.(shape, state.handle);
  return left ? [updateRegion(state.id, { shape: left })] : [];
}

/** What a click on one of several selected leaves selected: it alone, or with its group. */
function clickedOf({ clicked, ids }: State & { phase: "moving" }, context: ToolContext): string[] {
  const region = byId(context, clicked);
  const group = region ? groupOf(region, context) : [clicked];
  // The whole group again selects one of it.
  return group.length === ids.length && group.every((id) => ids.includes(id)) ? [clicked] : group;
}

function up(state: State, context: ToolContext, alt: boolean): ToolStep<State> {
  if (state.phase === "handle" && !state.moved && alt)
    return { state: IDLE, commands: withoutHandle(state, context) };
  if (state.phase === "marquee") {
    const rect = state.moved && boundsOf([state.from, state.to]);
    if (!rect) return { state: IDLE, commands: [] };
    const inside = regionIndex(context.document.regions)
      .inside(rect)
      .filter((region) => regionControl(region, context) !== null)
      .map((region) => region.id);
    return { state: IDLE, commands: [], select: [...new Set([...state.keep, ...inside])] };
  }
  if (state.phase === "moving" && !state.moved && state.wasChosen && state.ids.length > 1)
    return { state: IDLE, commands: [], select: clickedOf(state, context) };
  const commands: Command[] = [...changedShapes(state, context)].map(([id, shape]) =>
    updateRegion(id, { shape }),
  );
  return { state: IDLE, commands };
}

function move(state: State, event: PointerToolEvent): State {
  if (state.phase === "idle") return state;
  const moved = state.moved || movedFar(state.fromScreen, event.screen);
  const next = { ...state, to: event.point, moved };
  return next.phase === "handle" ? { ...next, constrain: event.shift } : next;
}

function draft(state: State, context: ToolContext): Draft {
  if (state.phase === "idle") return NO_DRAFT;
  const marquee = state.phase === "marquee" && state.moved ? boundsOf([state.from, state.to]) : null;
  return { shapes: changedShapes(state, context), added: null, marquee };
}

function cursor(state: State, context: ToolContext, hover: Point | null): string {
  if (state.phase === "moving") return "move";
  if (!hover) return "default";
  const { scale, x, y } = context.viewport;
  const screen: Point = [hover[0] * scale + x, hover[1] * scale + y];
  const grip = gripWins(hover, screen, context);
  return grip ? grip.handle.cursor : regionsAt(hover, context).length > 0 ? "move" : "default";
}

export const selectTool: Tool<State> = {
  initial: IDLE,
  step: (state, event, context) => {
    if (event.type === "cancel") return { state: IDLE, commands: [] };
    if (event.type === "down") return down(event, context);
    if (event.type === "move") return { state: move(state, event), commands: [] };
    if (event.type === "up") return up(move(state, event), context, event.alt);
    return { state, commands: [] };
  },
  draft,
  cursor,
};
