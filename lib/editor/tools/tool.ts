/**
 * A tool is a small pure machine: (state, event, context) → { state, commands }. It knows neither canvas nor React, and
 * never touches the document itself. While a gesture runs, what it would make is shown as a draft; Escape drops it.
 */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { withDefaults } from "@/lib/annotation/with-defaults";
import type { CodePointIndex } from "@/lib/core/code-points";
import type { Point, Rect } from "@/lib/core/geometry";
import type { Bitmap } from "@/lib/geometry/bitmap";
import type { MessageKey } from "@/lib/i18n";
import type { RegionKindName, Shape } from "@/lib/kinds";
import type { InputContent } from "@/lib/kinds/input-content";
import type { Outline } from "@/lib/kinds/outline";
import type { LabelSchema, RegionControl } from "@/lib/labels/schema";
import type { ImagePixels } from "@/lib/vision/pixels";
import type { Command } from "../commands";
import type { LinkProblem, RelationLabel } from "../linking";
import type { ShapeEditor } from "../shape-editor";
import type { Unit } from "../text-range";
import type { Size, Viewport } from "../viewport";

type Modifiers = { shift: boolean; alt: boolean };
export type PointerToolEvent = Modifiers & {
  type: "down" | "move" | "up";
  /** Image coordinates, may lie outside the image. */
  point: Point;
  /** The same in CSS pixels of the view. */
  screen: Point;
};
export type ToolEvent =
  | PointerToolEvent
  /**
   * A stretch of text was selected, in code points; `commit` when the gesture itself asks for the region. `isExact` takes it
   * as it is where words are snapped to, and the other way round; `adds` gives it to the selected region.
   */
  | { type: "range"; start: number; end: number; commit: boolean; isExact?: boolean; adds?: boolean }
  /** A word was touched, code points; touching cannot drag, which scrolls. */
  | { type: "tap"; start: number; end: number }
  /** A label was chosen while something waits for one. */
  | { type: "label" }
  /** Enter ends what is being drawn; Backspace and undo take back its last point, redo sets it again. Only to tools that take keys. */
  | { type: "enter" }
  | { type: "backspace" }
  /** Delete, or Backspace while nothing is drawn: to tools that take it. */
  | { type: "delete" }
  /** Goes to the next or previous corner, or puts one in after those chosen; and moves those chosen, image pixels. */
  | { type: "corner"; way: "next" | "previous" | "insert" }
  | { type: "nudge"; by: Point }
  /** What the tool waited for is there, see `ToolStep.again`. */
  | { type: "wake" }
  | { type: "redo" }
  /** A model has answered what a tool waits for (`drawing/segment-tool.ts`); null where it could not. */
  | { type: "segmented"; id: string; found: Bitmap | null }
  /** Clicks mean the other thing from now on: what belongs to the shape, or what does not. */
  | { type: "turn" }
  | { type: "cancel" };

export type EdgeStep = { edge: "start" | "end"; by: -1 | 1; unit: Unit };
export type EdgePlace = { part: number; edge: "start" | "end"; at: number };
type TextInput = Extract<InputContent, { kind: "text" }>;

/** The tools and shape editors by kind of region. */
export type Editing = ReadonlyMap<ToolId, RegionEditing>;
export type RegionEditing = {
  tool: Tool;
  shapes?: ShapeEditor<Shape, RegionControl>;
  /** Of text: an edge moved by a step; null where nothing would be left. */
  moveEdge?: (shape: Shape, step: EdgeStep, input: TextInput) => Shape | null;
  /** Of text: an edge of one of its parts put at a place, code points; null where the part would be empty or meet another. */
  placeEdge?: (shape: Shape, place: EdgePlace, input: TextInput) => Shape | null;
  /** Of shapes on images: how they are drawn. */
  outline?: Outline<Shape, RegionControl>;
  /** The ways in which its tool draws; the first one is in hand at the beginning. */
  modes?: readonly ToolMode[];
  /** Its tool ends shapes by Enter, and by some clicks and strokes of themselves. */
  endsItself?: true;
  /** Its tool goes on with the shape that is selected. */
  continuesSelected?: true;
  /** Makes shapes of what a model finds at clicks, loaded where the instance has a model (`editor/segmenting.ts`). */
  segment?: () => Promise<Tool>;
};
export type ToolMode = {
  id: string;
  name: MessageKey;
  /** Left out where something else tells it. */
  hint?: MessageKey;
  /** An SVG path on a grid of 16 px, drawn as a line. */
  icon: string;
  /** It draws without the brush that other ways of the tool have. */
  hasNoBrush?: true;
  /** A number from 0 to 255 that it works by, which annotators choose; `initial` at the beginning. */
  level?: { name: MessageKey; initial: number };
};
export const MAX_LEVEL = 255;

export type ToolContext = {
  editing: Editing;
  document: AnnotationDocument;
  schema: LabelSchema;
  /** The input the event happened on. */
  input: string;
  image: Size | null;
  text: { text: string; index: CodePointIndex } | null;
  viewport: Viewport;
  /** The control and labels of a new region; null when no label of this input is active. */
  active: { control: RegionControl; labels: string[] } | null;
  /** What new relations get; null while something else is in hand. */
  relating: RelationLabel | null;
  /** The region at which a relation begins. */
  linkFrom: string | null;
  selection: readonly string[];
  hidden: ReadonlySet<string>;
  locked: ReadonlySet<string>;
  readOnly: boolean;
  snapToWord: boolean;
  /** The way in which the tool in hand draws, see `RegionEditing.modes`; empty for tools with one way. */
  mode: string;
  /** Diameter of brushes, image pixels. */
  brushPx: number;
  /** The level of the mode in hand, see `ToolMode.level`; 0 for modes without one. */
  level: number;
  /** The colours of the image; null until they can be read. */
  pixels: () => ImagePixels | null;
  newId: () => string;
};

/** Every state says its phase; "idle" means no gesture is running. */
export type ToolState = { phase: string };

export type Draft = {
  /** New shapes of regions being changed, by id. */
  shapes: ReadonlyMap<string, Shape>;
  /** A region that does not exist yet. */
  added: Shape | null;
  marquee: Rect | null;
  /** Points of what is being drawn that are shown as grips. */
  marks?: readonly Point[];
  /** Grips that are chosen. */
  chosen?: readonly Point[];
  /** The line that cuts. */
  cut?: readonly Point[];
  /** The brush under the pointer, image pixels. */
  brush?: { at: Point; radius: number };
  /** What the brush has painted since it was pressed; without a radius the inside of the path. */
  stroke?: { path: readonly Point[]; radius: number; isErasing: boolean };
  /** Pixels picked, and what is shown beside the pointer: for those picked by their colours the level reached. */
  picked?: { pixels: Bitmap; isErasing: boolean; figure?: { at: Point; level: number } };
  /** A relation that begins at a region and has no other end yet; `to` is where the pointer is. */
  link?: { from: string; to?: Point };
  /** Clicks that say what belongs to the shape, and what does not. */
  clicks?: readonly { point: Point; isInside: boolean }[];
};
export const NO_DRAFT: Draft = { shapes: new Map(), added: null, marquee: null };

export type ToolStep<S extends ToolState> = {
  state: S;
  commands: Command[];
  /** The new selection, when it changes. */
  select?: string[];
  /** A line to cut shapes by, image coordinates. */
  slice?: readonly Point[];
  viewport?: Viewport;
  /** Where a relation begins from now on, and why none was made. */
  linking?: { linkFrom?: string | null; linkProblem: LinkProblem | null };
  /** The tool wants to be woken when it resolves. */
  again?: Promise<unknown>;
};

/** A tool that makes regions has the name of their kind. */
export type SharedToolId = "select" | "pan" | "slice" | "corners" | "link";
export type ToolId = SharedToolId | RegionKindName;

export type Tool<S extends ToolState = ToolState> = {
  initial: S;
  /** Whether Enter, Backspace and undo belong to the tool now. */
  takesKeys?: (state: S) => boolean;
  /** Whether Delete belongs to the tool now. */
  takesDelete?: (state: S) => boolean;
  step: (state: S, event: ToolEvent, context: ToolContext) => ToolStep<S>;
  draft: (state: S, context: ToolContext) => Draft;
  cursor: (state: S, context: ToolContext, hover: Point | null) => string;
};

/** A region of the active label. */
export function newRegion(shape: Shape, context: ToolContext): Region | null {
  if (!context.active) return null;
  const { control, labels } = context.active;
  const region: Region = { id: context.newId(), control: control.id, labels, shape, origin: "manual" };
  return withDefaults(context.schema, context.document, region);
}

/** The control of a region when it belongs to the input and may be seen. */
export function regionControl(region: Region, context: ToolContext): RegionControl | null {
  const control = context.schema.controls.find((item) => item.id === region.control);
  if (!control || !("input" in control) || control.input !== context.input) return null;
  return context.hidden.has(region.id) ? null : control;
}

/** A press that moved less than this is a click. */
export const CLICK_SLACK_PX = 4;
export const movedFar = (a: Point, b: Point): boolean =>
  Math.hypot(a[0] - b[0], a[1] - b[1]) >= CLICK_SLACK_PX;
