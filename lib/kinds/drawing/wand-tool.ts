/**
 * The magic wand: a press picks the pixels that are coloured like the one under the pointer. The farther the pointer is
 * dragged away, the more different they may be; with Shift they need not be joined, Alt takes them away.
 */
import type { Point } from "@/lib/core/geometry";
import {
  CLICK_SLACK_PX,
  type Draft,
  MAX_LEVEL,
  NO_DRAFT,
  type PointerToolEvent,
  type Tool,
  type ToolContext,
  type ToolStep,
} from "@/lib/editor/tools/tool";
import type { Bitmap } from "@/lib/geometry/bitmap";
import { pickOnImage, readWhole } from "@/lib/vision/image-wand";
import type { RegionKindName } from "../index";

type State =
  | { phase: "idle" }
  | {
      phase: "picking";
      seed: Point;
      fromScreen: Point;
      at: Point;
      /** How much more different colours may be than the level says. */
      raisedBy: number;
      isContiguous: boolean;
      isErasing: boolean;
    };
type Picking = State & { phase: "picking" };

/** The pixels picked, and whether they are taken away. */
export type Picked = { pixels: Bitmap; isErasing: boolean };

const IDLE: State = { phase: "idle" };
/** On the screen: so far a drag goes to raise the tolerance by one. */
const PX_PER_LEVEL = 2;

const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

const toleranceOf = ({ raisedBy }: Picking, { level }: ToolContext) => Math.min(level + raisedBy, MAX_LEVEL);

function pickedBy(state: Picking, context: ToolContext): Picked | null {
  const image = context.pixels();
  if (!image) return null;
  const { seed, isContiguous, isErasing } = state;
  return { isErasing, pixels: pickOnImage(image, seed, toleranceOf(state, context), isContiguous) };
}

function follow(state: State, { point, screen, shift }: PointerToolEvent, onlyJoined: boolean): State {
  if (state.phase === "idle") return state;
  const away = Math.hypot(screen[0] - state.fromScreen[0], screen[1] - state.fromScreen[1]);
  const raisedBy = Math.floor(Math.max(away - CLICK_SLACK_PX, 0) / PX_PER_LEVEL);
  return { ...state, at: point, raisedBy, isContiguous: onlyJoined || !shift };
}

function draft(state: State, context: ToolContext): Draft {
  const picked = state.phase === "picking" ? pickedBy(state, context) : null;
  if (state.phase !== "picking" || !picked) return NO_DRAFT;
  return { ...NO_DRAFT, picked: { ...picked, figure: { at: state.at, level: toleranceOf(state, context) } } };
}

/**
 * @param commandsOf what is done with the pixels, as one undo step
 * @param onlyJoined Shift and Alt mean nothing
 */
export function wandTool(
  kind: RegionKindName,
  commandsOf: (picked: Picked, context: ToolContext) => Omit<ToolStep<State>, "state">,
  { onlyJoined = false } = {},
): Tool<State> {
  const isAble = ({ readOnly, image, active }: ToolContext) =>
    !readOnly && image !== null && active?.control.kind === kind;

  function down({ point, screen, shift, alt }: PointerToolEvent, context: ToolContext): State {
    if (!isAble(context)) return IDLE;
    return {
      phase: "picking",
      ...{ seed: point, fromScreen: screen, at: point },
      ...{ raisedBy: 0, isContiguous: onlyJoined || !shift, isErasing: alt && !onlyJoined },
    };
  }

  function up(state: State, context: ToolContext): ToolStep<State> {
    const picked = state.phase === "picking" ? pickedBy(state, context) : null;
    return picked && picked.pixels.width > 0 ? { state: IDLE, ...commandsOf(picked, context) } : stay(IDLE);
  }

  return {
    initial: IDLE,
    step: (state, event, context) => {
      if (event.type === "cancel") return stay(IDLE);
      if (event.type === "down") return stay(down(event, context));
      if (event.type === "up") return up(follow(state, event, onlyJoined), context);
      if (event.type !== "move") return stay(state);
      // The colours are read as the pointer comes, so that the first press need not wait for them.
      const image = state.phase === "idle" && isAble(context) ? context.pixels() : null;
      if (image) readWhole(image);
      return stay(follow(state, event, onlyJoined));
    },
    draft,
    cursor: () => "crosshair",
  };
}
