/** Changes to the shapes of the selected regions that need no pointer. Loaded once the label view stands. */
import type { Region } from "@/lib/annotation/document";
import { withDefaults } from "@/lib/annotation/with-defaults";
import type { Rect } from "@/lib/core/geometry";
import { regionKind, type Shape } from "@/lib/kinds";
import { settingsOf } from "@/lib/kinds/settings";
import type { RegionControl } from "@/lib/labels/schema";
import { addRegion, type Command, updateRegion } from "./commands";
import { shapesOf } from "./editing";
import type { FlipAxis } from "./shape-editor";
import {
  activeControl,
  type EditorState,
  editableSelected,
  HOME_VIEW,
  imageSize,
  isEditable,
  regionControlOf,
} from "./state";
import type { Unit } from "./text-range";
import { toImage } from "./viewport";

/** Kinds with an option for it are turned only where the option is on; those without one always. */
export const isRotatable = (control: RegionControl | undefined): boolean =>
  control !== undefined &&
  (!settingsOf(control.kind).some(({ key }) => key === "rotatable") ||
    ("rotatable" in control && control.rotatable === true));

type ImageChange = "move" | "grow";

export function changeShapes(state: EditorState, how: ImageChange, dx: number, dy: number): Command[] {
  return editableSelected(state).flatMap((region) => {
    const editor = shapesOf(state.editing, region.shape.kind);
    const limits = imageSize(state.inputs[regionControlOf(state, region)?.input ?? ""]);
    return editor && limits
      ? [updateRegion(region.id, { shape: editor[how](region.shape, dx, dy, limits) })]
      : [];
  });
}

export function rotateShapes(state: EditorState, degrees: number): Command[] {
  return editableSelected(state).flatMap((region) => {
    const control = regionControlOf(state, region);
    const rotate = shapesOf(state.editing, region.shape.kind)?.rotate;
    const limits = imageSize(state.inputs[control?.input ?? ""]);
    return rotate && limits && isRotatable(control)
      ? [updateRegion(region.id, { shape: rotate(region.shape, degrees, limits) })]
      : [];
  });
}

export function flipShapes(state: EditorState, axis: FlipAxis): Command[] {
  return editableSelected(state).flatMap((region) => {
    const flip = shapesOf(state.editing, region.shape.kind)?.flip;
    const control = regionControlOf(state, region);
    const limits = imageSize(state.inputs[control?.input ?? ""]);
    return flip && limits && control
      ? [updateRegion(region.id, { shape: flip(region.shape, axis, limits, control) })]
      : [];
  });
}

export function setShapeField(state: EditorState, id: string, key: string, value: number): Command[] {
  const region = state.document.regions.find((item) => item.id === id);
  const editor = region && shapesOf(state.editing, region.shape.kind);
  const limits = region && imageSize(state.inputs[regionControlOf(state, region)?.input ?? ""]);
  if (!editor || !limits || !Number.isFinite(value) || !isEditable(state, id)) return [];
  return [updateRegion(id, { shape: editor.setField(region.shape, key, value, limits) })];
}

/** One of the words about a part of a shape. */
export function setShapeChoice(state: EditorState, id: string, key: string, value: string): Command[] {
  const region = state.document.regions.find((item) => item.id === id);
  const control = region && regionControlOf(state, region);
  const set = region && shapesOf(state.editing, region.shape.kind)?.setChoice;
  if (!region || !control || !set || !isEditable(state, id)) return [];
  return [updateRegion(id, { shape: set(region.shape, key, value, control) })];
}

/** Moves one edge of the first (start) or last (end) part of each selected region of text by a character or word. */
export function moveTextEdge(state: EditorState, edge: "start" | "end", by: -1 | 1, unit: Unit): Command[] {
  return editableSelected(state).flatMap((region) => {
    const input = state.inputs[regionControlOf(state, region)?.input ?? ""];
    const moveEdge = state.editing.get(region.shape.kind)?.moveEdge;
    if (!moveEdge || input?.kind !== "text") return [];
    const shape = moveEdge(region.shape, { edge, by, unit }, input);
    return shape ? [updateRegion(region.id, { shape })] : [];
  });
}

const BESIDE_PX = 10;
const MOST_STEPS = 50;

/** Moved on until it lies on no shape of the same place and size: the second of two could not be told from the first. */
function beside(state: EditorState, first: Shape, step: (shape: Shape) => Shape): Shape {
  const placeOf = (shape: Shape) => {
    const { x, y, width, height } = regionKind(shape.kind).geometry?.bounds(shape) ?? {};
    return `${shape.kind} ${x} ${y} ${width} ${height}`;
  };
  const taken = new Set(state.document.regions.map(({ shape }) => placeOf(shape)));
  let shape = first;
  for (let i = 0; i < MOST_STEPS && taken.has(placeOf(shape)); i++) shape = step(shape);
  return shape;
}

/** A region of the active label in the middle of what is visible, for annotators who do not draw with a pointer. */
export function insertRegion(state: EditorState, id: string): Command | null {
  const control = activeControl(state);
  const label = state.active?.label;
  const limits = imageSize(state.inputs[control?.input ?? ""]);
  const editor = control && shapesOf(state.editing, control.kind);
  if (!control || label === undefined || !limits || !editor || state.readOnly) return null;
  const viewport = state.viewports[control.input] ?? HOME_VIEW;
  const size = state.viewSizes[control.input] ?? limits;
  const [x, y] = toImage(viewport, [0, 0]);
  const visible: Rect = {
    x,
    y,
    width: size.width / viewport.scale,
    height: size.height / viewport.scale,
  };
  const shape = beside(state, editor.initial(visible, limits, control), (one) =>
    editor.move(one, BESIDE_PX, BESIDE_PX, limits),
  );
  const region: Region = { id, control: control.id, labels: [label], shape, origin: "manual" };
  return addRegion(withDefaults(state.schema, state.document, region));
}
