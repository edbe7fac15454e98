/** Shapes copied in one task and put into the same or another one of the page's tasks; it lasts as long as the page. */
import type { AnnotationDocument, Region } from "@/lib/annotation/document";
import { boundsOf, type Point } from "@/lib/core/geometry";
import { regionKind, type Shape } from "@/lib/kinds";
import { isRegionControl } from "@/lib/labels/schema";
import { addRegion, addRelation, type Command } from "./commands";
import { shapesOf } from "./editing";
import { copiedRelations, relationControlOf } from "./relations";
import { type EditorState, imageSize, regionControlOf, selectedRegions } from "./state";
import type { Size } from "./viewport";

type Copied = Pick<AnnotationDocument, "regions" | "relations">;
let copied: Copied = { regions: [], relations: [] };

const onImage = (state: EditorState, region: Region) =>
  imageSize(state.inputs[regionControlOf(state, region)?.input ?? ""]);

/** Keeps the selected shapes; text is copied by the browser. False when none is selected. */
export function copySelected(state: EditorState): boolean {
  const shapes = selectedRegions(state).filter((region) => onImage(state, region) !== null);
  if (shapes.length > 0) copied = { regions: shapes, relations: state.document.relations };
  return shapes.length > 0;
}

type Pasted = { commands: Command[]; select: string[] };

type Way = readonly [dx: number, dy: number];

/** So far along one side that a stretch lies within; null where it is longer than the side. */
function within(start: number, length: number, side: number): number | null {
  if (length > side) return null;
  return Math.min(Math.max(start, 0), side - length) - start;
}

/** How far all shapes are moved together, so that they keep their places to each other; null where they do not fit at all. */
function commonWay(shapes: readonly Shape[], { width, height }: Size, offsetPx: number): Way | null {
  const bounds = shapes.flatMap((shape) => regionKind(shape.kind).geometry?.bounds(shape) ?? []);
  const around = boundsOf(
    bounds.flatMap((rect): Point[] => [
      [rect.x, rect.y],
      [rect.x + rect.width, rect.y + rect.height],
    ]),
  );
  if (!around) return [offsetPx, offsetPx];
  const dx = within(around.x + offsetPx, around.width, width);
  const dy = within(around.y + offsetPx, around.height, height);
  return dx === null || dy === null ? null : [dx + offsetPx, dy + offsetPx];
}

/** Where a shape goes that is not moved with the others; null where it does not lie on the image as it is. */
function ownWay(shape: Shape, { width, height }: Size, offsetPx: number): Way | null {
  const bounds = regionKind(shape.kind).geometry?.bounds(shape);
  const isThere =
    !bounds ||
    (bounds.x >= 0 &&
      bounds.y >= 0 &&
      bounds.x + bounds.width <= width &&
      bounds.y + bounds.height <= height);
  return isThere ? [offsetPx, offsetPx] : null;
}

/**
 * Copies with new ids, of no model, in groups and with relations of their own, where they were, or that many pixels beside.
 * On a smaller image they are moved together as far as they must; where they do not fit together, those that lie outside
 * are left out, as are those of controls that the schema does not have, and masks of another size.
 */
export function put(
  state: EditorState,
  { regions, relations }: Copied,
  newId: () => string,
  offsetPx: number,
): Pasted {
  const groups = new Map<string, string>();
  const groupOf = (group: string | undefined) => {
    if (group === undefined) return {};
    const own = groups.get(group) ?? newId();
    groups.set(group, own);
    return { group: own };
  };
  const copies = new Map<string, string>();
  const ways = waysOf(state, regions, offsetPx);
  const made = regions.flatMap((region): Region[] => {
    const control = state.schema.controls.find(({ id }) => id === region.control);
    if (!control || !isRegionControl(control) || control.kind !== region.shape.kind) return [];
    const limits = imageSize(state.inputs[control.input]);
    const editor = shapesOf(state.editing, control.kind);
    if (!limits || !editor) return [];
    const way = ways.get(control.input) ?? ownWay(region.shape, limits, offsetPx);
    if (!way) return [];
    const shape = editor.move(region.shape, ...way, limits);
    if ("size" in shape && (shape.size[0] !== limits.height || shape.size[1] !== limits.width)) return [];
    const { source: _source, group, ...copied } = region;
    const id = newId();
    copies.set(region.id, id);
    return [{ ...copied, ...groupOf(group), id, shape, origin: "manual" }];
  });
  const joined = copiedRelations(relations, copies, newId).filter(
    ({ control }) => relationControlOf(state.schema, control) !== null,
  );
  return {
    commands: [...made.map((region) => addRegion(region)), ...joined.map((one) => addRelation(one))],
    select: made.map(({ id }) => id),
  };
}

/** By input, how far all of its shapes are moved together. */
function waysOf(state: EditorState, regions: readonly Region[], offsetPx: number): Map<string, Way> {
  const inputs = new Map<string, Shape[]>();
  for (const region of regions) {
    const input = regionControlOf(state, region)?.input;
    if (input !== undefined) inputs.set(input, [...(inputs.get(input) ?? []), region.shape]);
  }
  return new Map(
    [...inputs].flatMap(([input, shapes]) => {
      const limits = imageSize(state.inputs[input]);
      const way = limits && commonWay(shapes, limits, offsetPx);
      return way ? [[input, way] as const] : [];
    }),
  );
}

/** On its own image a copy lies a little beside, so that it can be told from what it is a copy of. */
const BESIDE_PX = 10;

export function paste(state: EditorState, newId: () => string): Pasted {
  const ids = new Set(state.document.regions.map(({ id }) => id));
  const isHere = copied.regions.some(({ id }) => ids.has(id));
  return put(state, copied, newId, isHere ? BESIDE_PX : 0);
}

export const duplicate = (state: EditorState, newId: () => string): Pasted =>
  put(
    state,
    {
      regions: selectedRegions(state).filter((region) => onImage(state, region) !== null),
      relations: state.document.relations,
    },
    newId,
    BESIDE_PX,
  );
