/** The tools every image has, and those of the kinds of regions a project makes. */
import { type Editing, NO_DRAFT, type SharedToolId, type Tool, type ToolId } from "./tool";

const SHARED: Readonly<Record<SharedToolId, true>> = {
  select: true,
  pan: true,
  slice: true,
  corners: true,
  link: true,
};

export const isShared = (id: ToolId): id is SharedToolId => Object.hasOwn(SHARED, id);
export const makesRegions = (id: ToolId): boolean => !isShared(id);

const IDLE = { phase: "idle" };
/** In hand where a project has nothing to draw and no image. */
const NO_TOOL: Tool = {
  initial: IDLE,
  step: () => ({ state: IDLE, commands: [] }),
  draft: () => NO_DRAFT,
  cursor: () => "default",
};

export const toolOf = (editing: Editing, id: ToolId): Tool =>
  (editing.get(id) ?? editing.get("select"))?.tool ?? NO_TOOL;
