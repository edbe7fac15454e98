/** Joins regions of an image by a relation: a drag from one to the other, or a click on each. */
import type { Point } from "@/lib/core/geometry";
import { addRelation } from "../commands";
import type { LinkProblem } from "../linking";
import { canBegin, relate } from "../relations";
import { regionsAt } from "./select";
import {
  movedFar,
  NO_DRAFT,
  type PointerToolEvent,
  type Tool,
  type ToolContext,
  type ToolStep,
} from "./tool";

type State =
  | { phase: "idle"; at?: Point }
  | { phase: "pressing"; from: string | null; fromScreen: Point; at: Point; isMoved: boolean };

const IDLE: State = { phase: "idle" };
const stay = (state: State): ToolStep<State> => ({ state, commands: [] });

const refused = (linkProblem: LinkProblem): ToolStep<State> => ({
  state: IDLE,
  commands: [],
  linking: { linkProblem },
});

function join(from: string, to: string, { document, relating, newId }: ToolContext): ToolStep<State> {
  if (!relating) return stay(IDLE);
  const made = relate(document, relating, [from, to], newId);
  if ("problem" in made) return refused(made.problem);
  return {
    state: IDLE,
    commands: [addRelation(made.relation)],
    select: [],
    linking: { linkFrom: null, linkProblem: null },
  };
}

function up(state: State, event: PointerToolEvent, context: ToolContext): ToolStep<State> {
  if (state.phase !== "pressing" || context.readOnly || !context.relating) return stay(IDLE);
  const hit = regionsAt(event.point, context)[0];
  if (state.isMoved)
    return state.from !== null && hit
      ? join(state.from, hit.id, context)
      : stay({ ...IDLE, at: event.point });
  if (!hit)
    return {
      ...{ state: IDLE, commands: [], linking: { linkFrom: null, linkProblem: null } },
      // A selection of nothing would let go of the arrow that the click has picked.
      ...(context.selection.length > 0 && { select: [] }),
    };
  const { linkFrom } = context;
  if (linkFrom !== null && linkFrom !== hit.id) return join(linkFrom, hit.id, context);
  if (!canBegin(context.relating.control, hit)) return refused("wrongEnds");
  return {
    state: IDLE,
    commands: [],
    select: [hit.id],
    linking: { linkFrom: hit.id, linkProblem: null },
  };
}

function move(state: State, event: PointerToolEvent, { linkFrom }: ToolContext): State {
  if (state.phase === "idle") return linkFrom === null ? state : { ...state, at: event.point };
  const isMoved = state.isMoved || movedFar(state.fromScreen, event.screen);
  return { ...state, at: event.point, isMoved };
}

export const linkTool: Tool<State> = {
  initial: IDLE,
  step: (state, event, context) => {
    if (event.type === "cancel") return stay(IDLE);
    if (event.type === "move") return stay(move(state, event, context));
    if (event.type === "up") return up(move(state, event, context), event, context);
    if (event.type !== "down") return stay(state);
    const from = regionsAt(event.point, context)[0]?.id ?? null;
    return stay({ phase: "pressing", from, fromScreen: event.screen, at: event.point, isMoved: false });
  },
  draft: (state, { linkFrom }) => {
    const from = state.phase === "pressing" && state.isMoved ? state.from : linkFrom;
    if (from === null) return NO_DRAFT;
    return { ...NO_DRAFT, link: state.at ? { from, to: state.at } : { from } };
  },
  cursor: (_state, context, hover) => {
    if (!hover || !context.relating) return "default";
    const hit = regionsAt(hover, context)[0];
    if (!hit) return "default";
    const { linkFrom, relating } = context;
    const isEnd =
      linkFrom === null || linkFrom === hit.id
        ? canBegin(relating.control, hit)
        : !("problem" in relate(context.document, relating, [linkFrom, hit.id], () => ""));
    return isEnd ? "crosshair" : "not-allowed";
  },
};
