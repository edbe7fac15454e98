/**
 * Regions with an outline as formats of object detection take them: the classes of their labels, and the part of a shape
 * that lies on its image.
 */
import type { Region } from "@/lib/annotation/document";
import { boxCorners, clipToConvex, type Point } from "@/lib/core/geometry";
import { ringArea } from "@/lib/core/ring-area";
import { type RegionControl, type RegionKindName, regionKind, type Shape } from "@/lib/kinds";
import { ringsOf as shapeRings } from "@/lib/kinds/outlines";
import { type Control, findControl, findLabel, isRegionControl, type LabelSchema } from "@/lib/labels/schema";
import type { ExportHeader, FrozenImage } from "../formats/writer";

/** `key` is `controlId/labelId`, `id` counts from 1. */
type OutlineClass = { key: string; id: number; name: string; supercategory: string; control: RegionControl };

export const isOutlined = (control: Control): control is RegionControl =>
  isRegionControl(control) && regionKind(control.kind).geometry?.hasArea === true;

export const hasOutline = ({ shape }: Region): boolean => regionKind(shape.kind).geometry?.hasArea === true;

/** Its regions are points with names, which COCO holds, too. */
const isNamed = (kind: RegionKindName) => regionKind(kind).geometry?.named !== undefined;
export const isDetected = (control: Control): control is RegionControl =>
  isRegionControl(control) && (regionKind(control.kind).geometry?.hasArea === true || isNamed(control.kind));
export const hasDetection = (region: Region): boolean => hasOutline(region) || isNamed(region.shape.kind);

/** By id: those of the project's class numbers, or of the order of the schema in releases without them. */
export function classesOf(
  { schema, classNumbers }: ExportHeader,
  isListed: (control: Control) => control is RegionControl = isOutlined,
): OutlineClass[] {
  const outlined = schema.controls.filter(isListed);
  const labels = outlined.flatMap((control) =>
    control.labels.map((label) => ({
      key: `${control.id}/${label.id}`,
      name: outlined.length > 1 ? `${control.name}/${label.name}` : label.name,
      supercategory: control.name,
      control,
    })),
  );
  return labels
    .map((label, i) => ({ ...label, id: classNumbers?.[label.key] ?? i + 1 }))
    .sort((a, b) => a.id - b.id);
}

/** The data field whose image a region with this label lies on; undefined when the schema has no such label. */
export function imageField(schema: LabelSchema, controlId: string, label: string): string | undefined {
  const control = findControl(schema, controlId);
  return control && isDetected(control) && findLabel(control, label)
    ? schema.inputs.find((input) => input.id === control.input)?.field
    : undefined;
}

export const ringsOf = (shape: Shape): Point[][] =>
  (shapeRings(shape) ?? []).map((ring) => ring.map(([x, y]): Point => [x, y]));

/** The rings of the part of a shape that lies on the image, the outer one first; none when it lies beside it. */
export function ringsOnImage(shape: Shape, { widthPx, heightPx }: FrozenImage): Point[][] {
  const image = boxCorners({ x: 0, y: 0, width: widthPx, height: heightPx, rotation: 0 });
  const [outer = [], ...holes] = ringsOf(shape).map((corners) =>
    corners.every(([x, y]) => x >= 0 && y >= 0 && x <= widthPx && y <= heightPx)
      ? corners
      : clipToConvex(corners, image),
  );
  // By the even-odd rule: the two halves of an outline that crosses itself do not cancel out.
  return ringArea([outer]) > 0 ? [outer, ...holes.filter((hole) => hole.length > 0)] : [];
}
