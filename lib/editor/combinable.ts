/** Which of the selected shapes can be joined, cut or turned into another kind; how it is done is loaded when it is asked for. */
import type { Region } from "@/lib/annotation/document";
import { type RegionKindName, regionKind } from "@/lib/kinds";
import { isRegionControl, type RegionControl } from "@/lib/labels/schema";
import { shapesOf } from "./editing";
import { type EditorState, isEditable, regionControlOf, selectedRegions } from "./state";

export type Combination = "union" | "subtract" | "intersect";

/** It has an area that others can be joined with. */
export const hasArea = ({ shape }: Region): boolean => regionKind(shape.kind).geometry?.hasArea === true;

export const inputOf = (state: EditorState, region: Region): string =>
  regionControlOf(state, region)?.input ?? "";

/** The selected shapes on one image that may be changed and have an area, in the order they were selected. */
export function areasSelected(state: EditorState): Region[] {
  const order = new Map(state.selection.map((id, i) => [id, i]));
  const found = selectedRegions(state)
    .filter((region) => hasArea(region) && isEditable(state, region.id))
    .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const [first] = found;
  return first ? found.filter((region) => inputOf(state, region) === inputOf(state, first)) : [];
}

/** Why the selected shapes cannot be joined: too few, too few with an area, or the first one cannot become the result. */
export type CombineProblem = "few" | "noAreas" | "fixedOutline";

/** Null where two shapes or more are selected, and the first one can become what they are together. */
export function combineProblem(state: EditorState): CombineProblem | null {
  const [first, ...others] = areasSelected(state);
  if (state.selection.length < 2) return "few";
  if (first === undefined || others.length === 0) return "noAreas";
  return shapesOf(state.editing, first.shape.kind)?.canCombine === true ? null : "fixedOutline";
}

/** The controls that the selected shapes could belong to as shapes of another kind. */
export function conversionTargets(state: EditorState): RegionControl[] {
  const regions = areasSelected(state);
  const [first] = regions;
  if (!first) return [];
  return state.schema.controls.filter(
    (control): control is RegionControl =>
      isRegionControl(control) &&
      control.input === inputOf(state, first) &&
      control.kind !== first.shape.kind &&
      takesOutlines(state, control.kind),
  );
}

const takesOutlines = (state: EditorState, kind: RegionKindName): boolean => {
  const editor = shapesOf(state.editing, kind);
  return editor?.fromPolygon !== undefined || editor?.fromPixels !== undefined;
};
