/**
 * Regions on images as formats of object detection take them: the classes of their labels, and the part of a shape that
 * lies on its image.
 */
import { boxCorners, clipToConvex, type Point, polygonArea } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import { type RegionControl, type RegionKindName, regionKind, type Shape } from "@/lib/kinds";
import { ringsOf as shapeRings } from "@/lib/kinds/outlines";
import { type Control, findControl, findLabel, isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import type { ExportHeader, FrozenImage } from "../formats/writer";

/** `key` is `controlId/labelId`, `id` counts from 1. */
type RegionClass = { key: string; id: number; name: string; supercategory: string; control: RegionControl };

/** Its regions cover an area, so they have an outline. */
export const isOutlinedKind = (kind: RegionKindName): boolean => regionKind(kind).geometry?.hasArea === true;

/**
 * The labels of regions of the kinds that a format holds, by id: those of the project's class numbers, or of the order of
 * the schema in releases without them.
 */
export function classesOf(
  { schema, classNumbers }: ExportHeader,
  holds: (kind: RegionKindName) => boolean,
): RegionClass[] {
  const held = heldControls(schema, holds);
  const labels = held.flatMap((control) =>
    control.labels.map((label) => ({
      key: `${control.id}/${label.id}`,
      name: held.length > 1 ? `${control.name}/${label.name}` : label.name,
      supercategory: control.name,
      control,
    })),
  );
  return labels
    .map((label, i) => ({ ...label, id: classNumbers?.[label.key] ?? i + 1 }))
    .sort((a, b) => a.id - b.id);
}

export const heldControls = (
  { controls }: LabelSchema,
  holds: (kind: RegionKindName) => boolean,
): RegionControl[] =>
  controls.filter(
    (control: Control): control is RegionControl => isRegionControl(control) && holds(control.kind),
  );

/**
 * The control of a region's label and the data field whose image the region lies on; undefined when the schema has no such
 * label, or has it in a control of a kind that the format does not hold.
 */
export function placeOf(
  schema: LabelSchema,
  holds: (kind: RegionKindName) => boolean,
  controlId: string,
  label: string,
): { control: RegionControl; field: string } | undefined {
  const control = findControl(schema, controlId);
  if (!control || !isRegionControl(control) || !holds(control.kind) || !findLabel(control, label)) return;
  const field = schema.inputs.find((input) => input.id === control.input)?.field;
  return field === undefined ? undefined : { control, field };
}

export const ringsOf = (shape: Shape): Point[][] =>
  (shapeRings(shape) ?? []).map((ring) => ring.map(([x, y]): Point => [x, y]));

/**
 * The rings of the part of a shape that lies on the image, the outer one first; none when it lies beside it. Kept as long as
 * the shape lives, since every format asks for them while a release is frozen.
 */
export function ringsOnImage(shape: Shape, image: FrozenImage): Point[][] {
  const known = KNOWN.get(shape);
  if (known?.image === image) return known.rings;
  const rings = clipped(shape, image);
  KNOWN.set(shape, { image, rings });
  return rings;
}

/** In square pixels: more than an error of rounding. */
const SURE_AREA = 1e-6;

const KNOWN = new WeakMap<Shape, { image: FrozenImage; rings: Point[][] }>();

function clipped(shape: Shape, { widthPx, heightPx }: FrozenImage): Point[][] {
  // Masks are of the size of their image; they may have several outer rings, the first of them first.
  if (regionKind(shape.kind).geometry?.pixels) return ringsOf(shape);
  const image = boxCorners({ x: 0, y: 0, width: widthPx, height: heightPx, rotation: 0 });
  const [outer = [], ...holes] = ringsOf(shape).map((corners) =>
    corners.every(([x, y]) => x >= 0 && y >= 0 && x <= widthPx && y <= heightPx)
      ? corners
      : clipToConvex(corners, image),
  );
  // By the even-odd rule, which takes its time: the two halves of an outline that crosses itself do not cancel out.
  const hasArea = polygonArea(outer) > SURE_AREA || ringArea([outer]) > 0;
  return hasArea ? [outer, ...holes.filter((hole) => hole.length > 0)] : [];
}
