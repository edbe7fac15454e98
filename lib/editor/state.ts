/** What the editor knows about one open task. Immutable: every change makes a new state. */

import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import type { Issue } from "@/lib/core/app-error";
import type { Message } from "@/lib/core/message";
import type { MessageKey, Params } from "@/lib/i18n";
import type { InputContent, TaskInputs } from "@/lib/kinds/input-content";
import {
  type Control,
  findControl,
  isRegionControl,
  isRelationControl,
  type LabelSchema,
  type RegionControl,
} from "@/lib/labels/schema";
import type { ImagePixels } from "@/lib/vision/pixels";
import type { Gesture, History } from "./history";
import type { LinkProblem, RelationLabel } from "./linking";
import type { Editing, ToolContext, ToolId, ToolMode, ToolState } from "./tools/tool";
import type { Turn } from "./turned-view";
import type { Size, View, Viewport } from "./viewport";

/** The label a new region gets. */
export type ActiveLabel = { control: string; label: string };

/** How an image is shown: aids for the eye, which change neither the image nor what is stored. */
export type ImageLook = {
  /** 1 is the image as it is. */
  brightness: number;
  contrast: number;
  /** Exponent of the levels, 0 to 1: above 1 what is dark becomes lighter. */
  gamma: number;
  isInverted: boolean;
  /** Each level as frequent as the others, so that faint differences are seen. */
  isEqualised: boolean;
  /** Pixels run into each other unless they are seen one by one. */
  isSmooth: boolean;
  /** Of images of 16 bits: the levels shown as black and as white; null as each image has them. */
  window: { low: number; high: number } | null;
};
export const PLAIN_LOOK: ImageLook = {
  brightness: 1,
  contrast: 1,
  gamma: 1,
  isInverted: false,
  isEqualised: false,
  isSmooth: true,
  window: null,
};

/** How shapes are shown, and what helps the eye beside them. */
export type ViewAids = {
  /** How much of their colour the insides of shapes get, 0 to 1; null as their kinds have it. */
  fill: number | null;
  hasOutlines: boolean;
  /** Each object in a colour of its own instead of its label's. */
  isByObject: boolean;
  hasCrosshair: boolean;
  hasPixelGrid: boolean;
  hasMinimap: boolean;
  /** The relations of a text are all shown as arcs, not only those at hand. */
  hasAllArcs: boolean;
};
export const PLAIN_AIDS: ViewAids = {
  fill: null,
  hasOutlines: true,
  isByObject: false,
  hasCrosshair: false,
  hasPixelGrid: false,
  hasMinimap: false,
  hasAllArcs: false,
};

/** What a model says about the task, see lib/contracts/labeling.ts. */
export type Prediction = {
  readonly id: string;
  readonly model: string;
  /** 0 to 1; null when the model does not say. */
  readonly score: number | null;
  readonly document: AnnotationDocument;
  /** By id of its regions, what stands beside them in place of how sure the model is. */
  readonly tags?: Readonly<Record<string, string>>;
};

/** What goes along from task to task. */
export type Carried = Pick<
  EditorState,
  | ("modes" | "levels" | "brushPx" | "imageLook" | "viewAids" | "zoomsTogether" | "snapToWord" | "minScore")
  | ("regionFilter" | "stream" | "document" | "previous")
>;

/** Task by task, so many regions of one label are drawn, and the task is submitted by itself. */
export type Stream = { control: string; label: string; count: number };

/** What the view asks of relations once the parts that make them are loaded. */
export type Relating = {
  /** What they lack before a submit. */
  issues: (schema: LabelSchema, document: AnnotationDocument) => Issue[];
  /** Whether a control of relations still lacks what `issues` tells. */
  lacks: (state: EditorState, control: string) => boolean;
  /** How many relations or chains there are by label; the same map for the same document. Null for other controls. */
  counts: (control: Control, document: AnnotationDocument) => ReadonlyMap<string, number> | null;
};

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
  /** By mode of a tool: the level that it works by, where it is not its first one. */
  readonly levels: Readonly<Record<string, number>>;
  /** Diameter of brushes, image pixels. */
  readonly brushPx: number;
  /** By input: reads the colours of its image; null until they can be read. */
  readonly pixels: Readonly<Record<string, () => ImagePixels | null>>;
  readonly imageLook: ImageLook;
  readonly viewAids: ViewAids;
  /** Where several images are shown, they are zoomed and moved as one. */
  readonly zoomsTogether: boolean;
  /** While a key is held the image is seen without its shapes. */
  readonly isPeeking: boolean;
  readonly viewports: Readonly<Record<string, Viewport>>;
  readonly viewSizes: Readonly<Record<string, View>>;
  /** Of images whose view is turned. */
  readonly viewTurns: Readonly<Record<string, Turn>>;
  /** The relation that is selected, and with it no region. */
  readonly relationId: string | null;
  /** The region at which a relation begins that has no other end yet. */
  readonly linkFrom: string | null;
  /** Why the last attempt to join two regions made no relation. */
  readonly linkProblem: LinkProblem | null;
  readonly hidden: ReadonlySet<string>;
  readonly locked: ReadonlySet<string>;
  readonly snapToWord: boolean;
  /** By input: where the caret stands in its text, code points. */
  readonly carets: Readonly<Record<string, number>>;
  /** What is known of relations beside the document; it comes with what makes them. */
  readonly relating: Relating | null;
  /** The group of the chain that mentions were added to last. */
  readonly chain: string | null;
  /** What is looked for in a text; null while nothing is. */
  readonly finding: Finding | null;
  /** The surest first. */
  readonly predictions: readonly Prediction[];
  /** The id of the prediction whose regions are shown. */
  readonly shownPrediction: string | null;
  /** The predicted region that is looked at, by its id in the prediction. */
  readonly predictedId: string | null;
  /** Predicted regions of which the model is less sure are left out, 0 to 1. */
  readonly minScore: number;
  /** Which regions are listed, see region-filter.ts. */
  readonly regionFilter: string;
  readonly stream: Stream | null;
  /** What the task before held, if anything. */
  readonly previous: AnnotationDocument | null;
  /** The objects are walked through one by one. */
  readonly isPassing: boolean;
  /** Why the last action did nothing, or how much it did, said once: each is an object of its own. */
  readonly told: {
    readonly key: MessageKey;
    readonly params?: Params;
    /** What was just done can be taken back from the message. */
    readonly canUndo?: boolean;
  } | null;
  /** By `fieldKey`. A task cannot be submitted with any, and undo takes them back first. */
  readonly unfit: ReadonlyMap<string, UnfitText>;
};

/** The search in a text. */
export type Finding = { input: string; query: string; isLabeling: boolean };

/** What stands in the field of a control and is no answer: the document keeps the answer before it. */
export type UnfitText = {
  control: string;
  /** Of a control asked per region. */
  region?: string | undefined;
  text: string;
  problem: Message;
};

export const turnOf = ({ viewTurns }: EditorState, input: string | null): Turn => viewTurns[input ?? ""] ?? 0;

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

/** The one selected shape is of the tool's kind, and the tool goes on with it. */
export function continuesSelected(state: EditorState, toolId: ToolId): boolean {
  const [region, ...others] = selectedRegions(state);
  return (
    region !== undefined &&
    others.length === 0 &&
    region.shape.kind === toolId &&
    state.editing.get(region.shape.kind)?.continuesSelected === true
  );
}

export function regionControlOf(state: EditorState, region: Region): RegionControl | undefined {
  const control = findControl(state.schema, region.control);
  return control && isRegionControl(control) ? control : undefined;
}

export function activeControl(state: EditorState): RegionControl | undefined {
  const control = state.active && findControl(state.schema, state.active.control);
  return control && isRegionControl(control) ? control : undefined;
}

/** What new relations get now; null while something else is in hand. */
export function relationInHand({ schema, active }: EditorState): RelationLabel | null {
  const control = active && findControl(schema, active.control);
  return control && isRelationControl(control) ? { control, label: active.label } : null;
}

/** The way in which a tool draws now; undefined for tools with one way. */
export const modeInHand = ({ editing, modes }: EditorState, tool: ToolId): ToolMode | undefined => {
  const offered = editing.get(tool)?.modes;
  return offered?.find(({ id }) => id === modes[tool]) ?? offered?.[0];
};
/** Its id; empty for tools with one way. */
export const modeOf = (state: EditorState, tool: ToolId): string => modeInHand(state, tool)?.id ?? "";

/** The level that the tool in hand works by; undefined where it works by none. */
export const levelOf = (state: EditorState): number | undefined => {
  const mode = modeInHand(state, state.toolId);
  return mode?.level && (state.levels[mode.id] ?? mode.level.initial);
};

export const imageSize = (content: InputContent | undefined): Size | null =>
  content?.kind === "image" ? { width: content.widthPx, height: content.heightPx } : null;

/** May this region be changed now? Hidden ones may not: an annotator should not change a region they cannot see. */
export const isEditable = (state: EditorState, id: string): boolean =>
  !state.readOnly && !state.locked.has(id) && !state.hidden.has(id);

/** The selected regions that may be changed. */
export const editableSelected = (state: EditorState): Region[] =>
  selectedRegions(state).filter((region) => isEditable(state, region.id));

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
    relating: relationInHand(state),
    linkFrom: state.linkFrom,
    selection: state.selection,
    hidden: state.hidden,
    locked: state.locked,
    readOnly: state.readOnly,
    snapToWord: state.snapToWord,
    mode: modeOf(state, state.toolId),
    brushPx: state.brushPx,
    level: levelOf(state) ?? 0,
    pixels: state.pixels[input] ?? (() => null),
    newId,
  };
}
