/**
 * Makes shapes of what a model finds: a click on a thing, clicks on more of it or, with Alt, on what does not belong to it,
 * or a box dragged around it. After each the model is asked again, with its answer before; Enter makes the shape, Backspace
 * and undo take back one click. The tool says what it waits for (`askOf`); who has a model gives the answer back as an
 * event.
 */
import type { Point, Rect } from "@/lib/core/geometry";
import {
  type Draft,
  movedFar,
  NO_DRAFT,
  type PointerToolEvent,
  type Tool,
  type ToolContext,
  type ToolState,
  type ToolStep,
} from "@/lib/editor/tools/tool";
import type { Size } from "@/lib/editor/viewport";
import type { Bitmap } from "@/lib/geometry/bitmap";
import type { Click } from "@/lib/vision/segment/prompt";
import type { Ask } from "@/lib/vision/segment/segmenter";
import type { RegionKindName } from "../index";
import { onImage } from "./place";
import { rectBetween } from "./rect-editor";
import type { Picked } from "./wand-tool";

/** One click or box, and what the model has found with it and all before it; null as long as it has not answered. */
type Said = { id: string; click: Click | null; box: Rect | null; found: Bitmap | null };

type Thing = {
  said: readonly Said[];
  /** Taken back, the last one first to come again. */
  undone: readonly Said[];
  /** Clicks without Alt mean what does not belong to the thing. */
  isTurned: boolean;
  /** Enter was pressed before the model has answered. */
  isEnding: boolean;
};
type State =
  | { phase: "idle" }
  | ({ phase: "placing" } & Thing)
  /** The button is down; where it is let go elsewhere, it has drawn a box. */
  | ({
      phase: "pressing";
      from: Point;
      fromScreen: Point;
      to: Point;
      isMoved: boolean;
      alt: boolean;
    } & Thing);
type Busy = Exclude<State, { phase: "idle" }>;

/** Image pixels: a line is no box. */
const MIN_BOX_PX = 2;

const IDLE: State = { phase: "idle" };
const NOTHING: Thing = { said: [], undone: [], isTurned: false, isEnding: false };

const stay = (state: State): ToolStep<State> => ({ state, commands: [] });
const isBusy = (state: ToolState): state is Busy => "said" in state;

/** What was found last. */
const foundBy = (said: readonly Said[]): Bitmap | null =>
  said.findLast(({ found }) => found !== null)?.found ?? null;
const boxOf = (said: readonly Said[]): Rect | null => said.findLast(({ box }) => box !== null)?.box ?? null;
const clicksOf = (said: readonly Said[]): Click[] => said.flatMap(({ click }) => (click ? [click] : []));

/** What the tool waits for: null where it waits for nothing, or where the state is another tool's. */
export function askOf(state: ToolState): Ask | null {
  if (!isBusy(state)) return null;
  const last = state.said.at(-1);
  if (!last || last.found) return null;
  const before = state.said.filter(({ found }) => found !== null).map(({ id }) => id);
  return { id: last.id, prompt: { clicks: clicksOf(state.said), box: boxOf(state.said) }, before };
}

/** Whether a thing is begun, and what clicks without Alt mean now. */
export const meaningOf = (state: ToolState): "inside" | "outside" | null =>
  isBusy(state) ? (state.isTurned ? "outside" : "inside") : null;

/** Whether the model has found no pixel at what was said last. */
export const foundNothing = (state: ToolState): boolean =>
  isBusy(state) && state.said.at(-1)?.found?.width === 0;

function thingOf(state: State): Thing {
  if (!isBusy(state)) return NOTHING;
  const { said, undone, isTurned, isEnding } = state;
  return { said, undone, isTurned, isEnding };
}

const placing = (thing: Thing): State => (thing.said.length === 0 ? IDLE : { phase: "placing", ...thing });

function back(thing: Thing): State {
  const last = thing.said.at(-1);
  if (!last) return IDLE;
  return placing({
    ...thing,
    said: thing.said.slice(0, -1),
    undone: [...thing.undone, last],
    isEnding: false,
  });
}

function forward(thing: Thing): State {
  const next = thing.undone.at(-1);
  if (!next) return placing(thing);
  return placing({ ...thing, said: [...thing.said, next], undone: thing.undone.slice(0, -1) });
}

/** The answer to what was said under this id; without one that is taken away. */
function answered(state: Busy, id: string, found: Bitmap | null): State {
  const fill = (list: readonly Said[]) =>
    list.flatMap((one) => (one.id !== id ? [one] : found ? [{ ...one, found }] : []));
  const [said, undone] = [fill(state.said), fill(state.undone)];
  if (state.phase === "pressing") return { ...state, said, undone };
  return placing({ ...thingOf(state), said, undone, isEnding: state.isEnding && found !== null });
}

function follow(state: State, { point, screen }: PointerToolEvent, { image }: ToolContext): State {
  if (state.phase !== "pressing" || !image) return state;
  const isMoved = state.isMoved || movedFar(state.fromScreen, screen);
  return { ...state, to: onImage(point, image), isMoved };
}

function boxBetween(from: Point, to: Point, image: Size): Rect {
  const { x, y, width, height } = rectBetween(from, to, image, false);
  return { x, y, width, height };
}

function up(state: State, { image, newId }: ToolContext): State {
  if (state.phase !== "pressing" || !image) return state;
  const { from, to, isMoved, alt } = state;
  const thing = thingOf(state);
  const box = isMoved ? boxBetween(from, to, image) : null;
  // A thing begins with what belongs to it.
  const isInside = thing.said.length === 0 || thing.isTurned === alt;
  if (box && Math.min(box.width, box.height) < MIN_BOX_PX) return placing(thing);
  const said: Said = { id: newId(), click: box ? null : { point: from, isInside }, box, found: null };
  return placing({ ...thing, said: [...thing.said, said], undone: [], isEnding: false });
}

function draftOf(state: State, { image }: ToolContext): Draft {
  if (!isBusy(state)) return NO_DRAFT;
  const found = foundBy(state.said);
  const isDragging = state.phase === "pressing" && state.isMoved && image !== null;
  return {
    ...NO_DRAFT,
    marquee: isDragging ? boxBetween(state.from, state.to, image) : boxOf(state.said),
    clicks: clicksOf(state.said),
    ...(found && found.width > 0 ? { picked: { pixels: found, isErasing: false } } : {}),
  };
}

/** @param commandsOf what is made of the pixels, as one undo step */
export function segmentTool(
  kind: RegionKindName,
  commandsOf: (picked: Picked, context: ToolContext) => Omit<ToolStep<State>, "state">,
): Tool<State> {
  const isAble = ({ readOnly, image, active }: ToolContext) =>
    !readOnly && image !== null && active?.control.kind === kind;

  function down(state: State, event: PointerToolEvent, context: ToolContext): State {
    if (!context.image || !isAble(context)) return IDLE;
    const from = onImage(event.point, context.image);
    const { screen: fromScreen, alt } = event;
    return { ...thingOf(state), phase: "pressing", from, to: from, fromScreen, isMoved: false, alt };
  }

  /** Each thing is a shape of its own, whatever is selected; nothing found makes none. */
  function finish(state: State, context: ToolContext): ToolStep<State> {
    if (state.phase !== "placing") return stay(state);
    if (askOf(state)) return stay({ ...state, isEnding: true });
    const pixels = foundBy(state.said);
    if (!pixels || pixels.width === 0) return stay(IDLE);
    return { state: IDLE, ...commandsOf({ pixels, isErasing: false }, { ...context, selection: [] }) };
  }

  function step(state: State, event: Parameters<Tool["step"]>[1], context: ToolContext): ToolStep<State> {
    if (event.type === "cancel") return stay(IDLE);
    if (event.type === "down") return stay(down(state, event, context));
    if (event.type === "move") return stay(follow(state, event, context));
    if (event.type === "up") return stay(up(follow(state, event, context), context));
    if (event.type === "segmented") {
      const next = isBusy(state) ? answered(state, event.id, event.found) : state;
      return next.phase === "placing" && next.isEnding ? finish(next, context) : stay(next);
    }
    if (state.phase !== "placing") return stay(state);
    if (event.type === "turn") return stay({ ...state, isTurned: !state.isTurned });
    if (event.type === "backspace") return stay(back(thingOf(state)));
    if (event.type === "redo") return stay(forward(thingOf(state)));
    return event.type === "enter" ? finish(state, context) : stay(state);
  }

  return {
    initial: IDLE,
    takesKeys: ({ phase }) => phase === "placing",
    step,
    draft: draftOf,
    cursor: (state) => (askOf(state) ? "progress" : "crosshair"),
  };
}
