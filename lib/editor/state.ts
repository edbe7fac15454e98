/** What the editor knows about one open task. Immutable: every change makes a new state. */

import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import type { Message } from "@/lib/core/message";
import type { RegionKindName } from "@/lib/kinds";
import type { InputContent, TaskInputs } from "@/lib/kinds/input-content";
import { findControl, isRegionControl, type LabelSchema, type RegionControl } from "@/lib/labels/schema";
import type { Gesture, History } from "./history";
import type { Editing, ToolContext, ToolId, ToolState } from "./tools/tool";
import type { Size, Viewport } from "./viewport";

/** The label a new region gets. */
export type ActiveLabel = { control: string; label: string };

/** How an image is shown: aids for the eye, which change neither the image nor what is stored. */
export type ImageLook = {
  /** 1 is the image as it is. */
  brightness: number;
  contrast: number;
  isInverted: boolean;
};
export const PLAIN_LOOK: ImageLook = { brightness: 1, contrast: 1, isInverted: false };

/** What goes along from task to task. */
export type Carried = Pick<EditorState, "modes" | "brushPx" | "imageLook" | "snapToWord">;

export type EditorState = {
  readonly editing: Editing;
  readonly schema: LabelSchema;
  readonly inputs: TaskInputs;
  readonly readOnly: boolean;
  readonly document: AnnotationDocument;
  readonly history: History;
  readonly gesture: Gesture | null;
  readonly selection: readonly string[];
  /** The selected region has just been drawn: a label key then chooses for the next one instead of relabeling it. */
  readonly drawn: boolean;
  readonly active: ActiveLabel | null;
  /** The input worked on last. */
  readonly input: string | null;
  readonly toolId: ToolId;
  readonly toolState: ToolState;
  /** The tool that owns the state: another tool starts afresh. */
  readonly toolOwner: ToolId;
  /** A tool taken only while a key is held, with a state of its own: what the tool in hand has begun goes on after it. */
  readonly heldTool: ToolId | null;
  readonly heldState: ToolState | null;
  /** The way in which each tool draws, where it is not its first one. */
  readonly modes: Readonly<Record<string, string>>;
  /** Diameter of brushes, image pixels. */
  readonly brushPx: number;
  readonly imageLook: ImageLook;
  /** While a key is held the image is seen without its shapes. */
  readonly isPeeking: boolean;
  readonly viewports: Readonly<Record<string, Viewport>>;
  readonly viewSizes: Readonly<Record<string, Size>>;
  readonly hidden: ReadonlySet<string>;
  readonly locked: ReadonlySet<string>;
  readonly snapToWord: boolean;
  /** By `fieldKey`. A task cannot be submitted with any, and undo takes them back first. */
  readonly unfit: ReadonlyMap<string, UnfitText>;
};

/** What stands in the field of a control and is no answer: the document keeps the answer before it. */
export type UnfitText = {
  control: string;
  /** Of a control asked per region. */
  region?: string | undefined;
  text: string;
  problem: Message;
};

export const HOME_VIEW: Viewport = { scale: 1, x: 0, y: 0 };

const found = new WeakMap<readonly Region[], { ids: readonly string[]; regions: readonly Region[] }>();

/** The regions with these ids in the order of the list. Many parts of the view ask for the same ones after a change. */
export function regionsOf(regions: readonly Region[], ids: readonly string[]): readonly Region[] {
  if (ids.length === 0) return [];
  const last = found.get(regions);
  if (
    last &&
    (last.ids === ids || (last.ids.length === ids.length && ids.every((id, i) => id === last.ids[i])))
  )
    return last.regions;
  const wanted = new Set(ids);
  const there = regions.filter((region) => wanted.has(region.id));
  found.set(regions, { ids, regions: there });
  return there;
}

export const selectedRegions = ({ document, selection }: EditorState): readonly Region[] =>
  regionsOf(document.regions, selection);

export function regionControlOf(state: EditorState, region: Region): RegionControl | undefined {
  const control = findControl(state.schema, region.control);
  return control && isRegionControl(control) ? control : undefined;
}

export function activeControl(state: EditorState): RegionControl | undefined {
  const control = state.active && findControl(state.schema, state.active.control);
  return control && isRegionControl(control) ? control : undefined;
}

/** The way in which a tool draws now; empty for tools with one way. */
export const modeOf = ({ editing, modes }: EditorState, tool: ToolId): string => {
  const offered = editing.get(tool as RegionKindName)?.modes;
  return offered?.find(({ id }) => id === modes[tool])?.id ?? offered?.[0]?.id ?? "";
};

export const imageSize = (content: InputContent | undefined): Size | null =>
  content?.kind === "image" ? { width: content.widthPx, height: content.heightPx } : null;

/** May this region be changed now? Hidden ones may not: an annotator should not change a region they cannot see. */
export const isEditable = (state: EditorState, id: string): boolean =>
  !state.readOnly && !state.locked.has(id) && !state.hidden.has(id);

export function toolContext(state: EditorState, input: string, newId: () => string): ToolContext {
  const content = state.inputs[input];
  const control = activeControl(state);
  const label = state.active?.label;
  return {
    editing: state.editing,
    document: state.document,
    schema: state.schema,
    input,
    image: imageSize(content),
    text: content?.kind === "text" ? { text: content.text, index: content.index } : null,
    viewport: state.viewports[input] ?? HOME_VIEW,
    active: control && label !== undefined && control.input === input ? { control, labels: [label] } : null,
    selection: state.selection,
    hidden: state.hidden,
    locked: state.locked,
    readOnly: state.readOnly,
    snapToWord: state.snapToWord,
    mode: modeOf(state, state.toolId),
    brushPx: state.brushPx,
    newId,
  };
}
