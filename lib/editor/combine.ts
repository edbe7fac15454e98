/**
 * Shapes joined, taken from each other, cut by a line and turned into another kind. Of the selected shapes the first one
 * stays, with its id, labels and answers, and becomes the result; each call is one undo step. What the shapes cover is
 * computed on outlines, or on pixels where the result is made of them. Loaded when it is first used.
 */
import type { Region } from "@/lib/annotation/document";
import { regionAttributes } from "@/lib/annotation/missing-answers";
import { withDefaults } from "@/lib/annotation/with-defaults";
import { boundsOf, type Point } from "@/lib/core/geometry";
import { emptyBitmap, pixelsWithin } from "@/lib/geometry/bitmap";
import { toRle } from "@/lib/geometry/bitmap-rle";
import { type Booleans, loadBooleans } from "@/lib/geometry/booleans";
import { fillRings } from "@/lib/geometry/fill-rings";
import { type Polygon, polygonOf, ringsOf as ringsOfPolygon } from "@/lib/geometry/polygon";
import { type Rle, rleArea } from "@/lib/geometry/rle";
import { intersectRles, subtractRles, uniteRles } from "@/lib/geometry/rle-sets";
import { traceRle } from "@/lib/geometry/trace-mask";
import { traceRleSimplified } from "@/lib/geometry/trace-simplified";
import { regionKind, type Shape } from "@/lib/kinds";
import type { Rings } from "@/lib/kinds/outline";
import { ringsOf } from "@/lib/kinds/outlines";
import { findLabel, type RegionControl } from "@/lib/labels/schema";
import {
  areasSelected,
  type Combination,
  combineProblem,
  conversionTargets,
  hasArea,
  inputOf,
} from "./combinable";
import { addRegion, type Command, removeRegions, updateRegion } from "./commands";
import { pieceOf, removeDecided, sourceOf } from "./decided";
import { shapesOf } from "./editing";
import { movedRelations } from "./relations";
import type { ShapeEditor } from "./shape-editor";
import { type EditorState, imageSize, isEditable, regionControlOf, selectedRegions } from "./state";
import type { Size } from "./viewport";

const ON_PIXELS = { union: uniteRles, subtract: subtractRles, intersect: intersectRles };
/** Corners of an outline made of pixels may lie this far from their edges: steps become lines. */
const DETAIL_PX = 0.75;

const geometryOf = (shape: Shape) => regionKind(shape.kind).geometry;
function polygonsOf(shape: Shape, tolerancePx = 0): Polygon[] {
  const geometry = geometryOf(shape);
  const pixels = geometry?.pixels?.(shape);
  if (pixels) return tolerancePx > 0 ? traceRleSimplified(pixels, tolerancePx) : traceRle(pixels);
  const rings = (ringsOf(shape) ?? []).map((ring) => ring.map(([x, y]): Point => [x, y]));
  return rings.length > 0 ? [polygonOf(rings)] : [];
}

function pixelsOf(shape: Shape, { width, height }: Size): Rle {
  const geometry = geometryOf(shape);
  const own = geometry?.pixels?.(shape);
  if (own) return own;
  return filled(ringsOf(shape) ?? [], { width, height });
}

/** The pixels within rings, in a bitmap no larger than they are: images may have a hundred megapixels. */
function filled(rings: Rings, { width, height }: Size): Rle {
  const bounds = boundsOf(rings.flat()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const bitmap = emptyBitmap(pixelsWithin(bounds, { x: 0, y: 0, width, height }));
  fillRings(bitmap, rings, 1);
  return toRle(bitmap, [height, width]);
}

/** The shapes of a kind that cover what the polygons do, one for each of them. */
const fromPolygons = (editor: ShapeEditor<Shape, RegionControl>, polygons: readonly Polygon[]): Shape[] =>
  editor.fromPolygon ? polygons.map((polygon) => (editor.fromPolygon as (p: Polygon) => Shape)(polygon)) : [];

/** The region with the first shape, pieces of it with the others; with none of them it is left to be removed. */
function become(region: Region, shapes: readonly Shape[], newId: () => string): Command[] {
  const [first, ...others] = shapes;
  return [
    ...(first ? [updateRegion(region.id, { shape: first })] : []),
    ...others.map((shape) => addRegion(pieceOf(region, newId(), shape))),
  ];
}

/** Joined shapes and common parts take the place of all selected ones; those that are taken away from the first one stay. */
export async function combineRegions(
  state: EditorState,
  combination: Combination,
  newId: () => string,
): Promise<Command[]> {
  const [first, ...others] = areasSelected(state);
  const editor = first && shapesOf(state.editing, first.shape.kind);
  const image = first && imageSize(state.inputs[inputOf(state, first)]);
  if (!first || !editor || !image || combineProblem(state)) return [];
  const otherIds = combination === "subtract" ? [] : others.map(({ id }) => id);
  const made = (shapes: Shape[]) => {
    const gone = shapes.length > 0 ? otherIds : [first.id, ...otherIds];
    const { document } = state;
    const moved = {
      document,
      regions: document.regions.filter(({ id }) => !gone.includes(id)),
      to: new Map(gone.map((id) => [id, first.id])),
    };
    return [
      ...removeDecided(document, gone),
      ...become(first, shapes, newId),
      ...movedRelations(state, moved, newId),
    ];
  };
  if (editor.fromPixels) {
    const [start, ...rest] = [first, ...others].map(({ shape }) => pixelsOf(shape, image));
    const left = rest.reduce((one, other) => ON_PIXELS[combination](one, other), start as Rle);
    return made(rleArea(left) > 0 ? [editor.fromPixels(left)] : []);
  }
  const booleans = await loadBooleans();
  const left = others.reduce(
    (polygons, { shape }) => booleans[combination](polygons, polygonsOf(shape)),
    polygonsOf(first.shape),
  );
  return made(fromPolygons(editor, left));
}

/** Cuts the selected shapes, or with none selected those that the line goes through. */
export async function sliceRegions(
  state: EditorState,
  input: string,
  line: readonly Point[],
  newId: () => string,
): Promise<Command[]> {
  const isCut = (region: Region) =>
    hasArea(region) &&
    isEditable(state, region.id) &&
    inputOf(state, region) === input &&
    shapesOf(state.editing, region.shape.kind)?.canCombine === true;
  const chosen = state.selection.length > 0 ? selectedRegions(state) : state.document.regions;
  const regions = chosen.filter(isCut);
  if (regions.length === 0) return [];
  const booleans = await loadBooleans();
  const image = imageSize(state.inputs[input]);
  return regions.flatMap((region) => {
    const editor = shapesOf(state.editing, region.shape.kind);
    const pieces = editor && image ? piecesOf(region.shape, line, booleans, editor, image) : [];
    return pieces.length > 1 ? become(region, pieces, newId) : [];
  });
}

/** The same, and why there is nothing to do where the line goes through none. */
export const sliceOrTell = async (...given: Parameters<typeof sliceRegions>) => ({
  commands: await sliceRegions(...given),
  ifNone: "shapes.lacks_cut" as const,
});

function piecesOf(
  shape: Shape,
  line: readonly Point[],
  { slice }: Booleans,
  editor: ShapeEditor<Shape, RegionControl>,
  image: Size,
): Shape[] {
  const whole = polygonsOf(shape);
  const pieces = whole.flatMap((polygon) => slice(polygon, line));
  // Parts that lay apart before stay one shape.
  if (pieces.length === whole.length) return [shape];
  const { fromPixels } = editor;
  if (!fromPixels) return fromPolygons(editor, pieces);
  // Each pixel goes to the first piece that has its centre, so that none is lost or doubled along the cut.
  let left = pixelsOf(shape, image);
  return pieces.flatMap((piece, i) => {
    const own = i === pieces.length - 1 ? left : intersectRles(left, filled(ringsOfPolygon(piece), image));
    left = subtractRles(left, own);
    return rleArea(own) > 0 ? [fromPixels(own)] : [];
  });
}

/** The label of the same id or name, else that in hand, else the control's first one. */
function labelIn(
  control: RegionControl,
  region: Region,
  from: RegionControl | undefined,
  { active }: EditorState,
): string[] {
  const [id] = region.labels;
  const name = from && id !== undefined ? findLabel(from, id)?.name : undefined;
  const same =
    control.labels.find((label) => label.id === id) ?? control.labels.find((label) => label.name === name);
  const inHand = active?.control === control.id ? findLabel(control, active.label) : undefined;
  const label = same ?? inHand ?? control.labels[0];
  return label ? [label.id] : [];
}

/** Those of the answers about one region that are asked about another, too. */
function answersAbout(
  { schema }: EditorState,
  region: Region,
  answers: Region["attributes"] = {},
): Region["attributes"] {
  const kept = regionAttributes(schema, region).flatMap((id) =>
    answers[id] === undefined ? [] : [[id, answers[id]] as const],
  );
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** The selected shapes as shapes of another control; they get new ids, since a region keeps its control. */
export function convertRegions(
  state: EditorState,
  controlId: string,
  newId: () => string,
): { commands: Command[]; select: string[] } {
  const control = conversionTargets(state).find(({ id }) => id === controlId);
  const editor = control && shapesOf(state.editing, control.kind);
  const image = control && imageSize(state.inputs[control.input]);
  if (!control || !editor || !image) return { commands: [], select: [] };
  const to = new Map<string, string>();
  const made = areasSelected(state).flatMap((region) => {
    const labels = labelIn(control, region, regionControlOf(state, region), state);
    const shapes = editor.fromPixels
      ? [editor.fromPixels(pixelsOf(region.shape, image))]
      : fromPolygons(editor, polygonsOf(region.shape, DETAIL_PX));
    return shapes.map((shape): Region => {
      const made: Region = { id: newId(), control: control.id, labels, shape, ...sourceOf(region) };
      if (!to.has(region.id)) to.set(region.id, made.id);
      const attributes = answersAbout(state, made, region.attributes);
      return withDefaults(state.schema, state.document, attributes ? { ...made, attributes } : made);
    });
  });
  const gone = removeRegions(areasSelected(state).map(({ id }) => id));
  const { document } = state;
  const regions = [...document.regions.filter(({ id }) => !to.has(id)), ...made];
  const moved = movedRelations(state, { document, regions, to }, newId);
  return {
    commands: [gone, ...made.map((region) => addRegion(region)), ...moved],
    select: made.map(({ id }) => id),
  };
}
