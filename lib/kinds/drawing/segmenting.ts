/** Adds "click to segment" to the tools of the kinds that can make shapes of it, where there is a model. */
import type { Editing, RegionEditing, Tool, ToolMode } from "@/lib/editor/tools/tool";

export const SEGMENT = "segment";

const MODE: ToolMode = {
  id: SEGMENT,
  name: "shapes.modeSegment",
  icon: "M2.5 2.5l4 10 1.8-4.2 4.2-1.8zM10 12.5h4M12 10.5v4",
  hasNoBrush: true,
};

/** The tool with one way more. */
const withMode = (tool: Tool, segment: Tool): Tool => {
  const of = (mode: string) => (mode === SEGMENT ? segment : tool);
  return {
    initial: tool.initial,
    // States are told apart by what is in them.
    takesKeys: (state) => (segment.takesKeys?.(state) || tool.takesKeys?.(state)) ?? false,
    step: (state, event, context) => of(context.mode).step(state, event, context),
    draft: (state, context) => of(context.mode).draft(state, context),
    cursor: (state, context, hover) => of(context.mode).cursor(state, context, hover),
  };
};

export const canSegment = (editing: Editing): boolean =>
  [...editing.values()].some(({ segment }) => segment !== undefined);

/** For each kind once: every task has an editor of its own. */
const made = new WeakMap<RegionEditing, Promise<RegionEditing>>();

async function extended(editing: RegionEditing): Promise<RegionEditing> {
  const segment = await editing.segment?.();
  if (!segment) return editing;
  const { segment: _, ...others } = editing;
  return { ...others, tool: withMode(editing.tool, segment), modes: [...(editing.modes ?? []), MODE] };
}

/** Rejects where the tools cannot be loaded. */
export async function withSegmenting(editing: Editing): Promise<Editing> {
  const kinds = await Promise.all(
    [...editing].map(async ([id, one]) => {
      const known = made.get(one) ?? extended(one);
      made.set(one, known);
      known.catch(() => made.delete(one));
      return [id, await known] as const;
    }),
  );
  return new Map(kinds);
}
