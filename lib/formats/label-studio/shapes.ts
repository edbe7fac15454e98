/**
 * Shapes on images: percent of the original image there, pixels here. A box turns clockwise about its top left corner there,
 * about its centre here, in pixels, so that both sides of an image count alike. A mask is the brush's own run-length code.
 */
import type { Issue } from "@/lib/core/app-error";
import { rotatePoint } from "@/lib/core/geometry";
import { say } from "@/lib/core/message";
import { err, ok, type Result } from "@/lib/core/result";
import type { ImageSize, SourceShape } from "@/lib/formats/source-annotation";
import { decodeBrushRle } from "@/lib/geometry/brush-rle";
import type { RegionKindName, Shape } from "@/lib/kinds";
import { boolean, type Check, list, number, object, optional, readAs, tuple } from "../json/checks";
import type { LsResult } from "./task";

type Made = { kind: RegionKindName; shape: SourceShape; notTaken: readonly string[] };
/** What the value is not, by its path in the value; or a word for what is not taken. */
type Fault = { issue: Issue } | { notTaken: string };
export type MadeShape = Result<Made, Fault>;

type Value = Record<string, unknown>;
type Percent = { x: (percent: number) => number; y: (percent: number) => number };

const Box = object({
  x: number,
  y: number,
  width: number,
  height: number,
  rotation: optional(number),
});
const Ellipse = object({
  x: number,
  y: number,
  radiusX: number,
  radiusY: number,
  rotation: optional(number),
});
const Point = object({ x: number, y: number });
const Polygon = object({
  points: list(tuple<[number, number]>(number, number)),
  closed: optional(boolean),
});
const Vector = object({
  vertices: list(object({ x: number, y: number, isBezier: optional(boolean) })),
  closed: optional(boolean),
});
const Brush = object({ rle: list(number) });

/** As many as the server opens of an image; the code of a few bytes could ask for more. */
const MAX_PIXELS = 2 ** 28;

/** Degrees from -360 to 360. */
const turned = (rotation: number | null | undefined): number => (rotation ?? 0) % 360 || 0;

/** A shape of the image's size, worked out at once where the file says that. */
function onImage(result: LsResult, place: (percent: Percent) => Shape): SourceShape {
  const shapeOn = ({ widthPx, heightPx }: ImageSize) =>
    place({ x: (percent) => (percent * widthPx) / 100, y: (percent) => (percent * heightPx) / 100 });
  const { original_width: widthPx, original_height: heightPx } = result;
  return widthPx && heightPx && widthPx > 0 && heightPx > 0 ? shapeOn({ widthPx, heightPx }) : shapeOn;
}

/** @param make from a value that has been read */
function read<T>(
  check: Check<T>,
  value: Value,
  make: (value: T) => Omit<Made, "notTaken"> & Partial<Made>,
): MadeShape {
  const found = readAs(check, value);
  return found.ok ? ok({ notTaken: [], ...make(found.value) }) : err({ issue: found.error });
}

function boxOf(result: LsResult, value: Value): MadeShape {
  return read(Box, value, (box) => ({
    kind: "box",
    shape: onImage(result, ({ x, y }) => {
      const [left, top, width, height] = [x(box.x), y(box.y), x(box.width), y(box.height)];
      const rotation = turned(box.rotation);
      if (rotation === 0) return { kind: "box", x: left, y: top, width, height, rotation };
      const [cx, cy] = rotatePoint([left + width / 2, top + height / 2], [left, top], rotation);
      return { kind: "box", x: cx - width / 2, y: cy - height / 2, width, height, rotation };
    }),
  }));
}

function ellipseOf(result: LsResult, value: Value): MadeShape {
  return read(Ellipse, value, (ellipse) => ({
    kind: "ellipse",
    shape: onImage(result, ({ x, y }) => ({
      kind: "ellipse",
      cx: x(ellipse.x),
      cy: y(ellipse.y),
      rx: x(ellipse.radiusX),
      ry: y(ellipse.radiusY),
      rotation: turned(ellipse.rotation),
    })),
  }));
}

function keypointOf(result: LsResult, value: Value): MadeShape {
  return read(Point, value, (point) => ({
    kind: "keypoint",
    shape: onImage(result, ({ x, y }) => ({ kind: "keypoint", x: x(point.x), y: y(point.y) })),
  }));
}

/** A polygon that somebody left open is taken for the area that it would close. */
function polygonOf(result: LsResult, value: Value): MadeShape {
  return read(Polygon, value, ({ points, closed }) => ({
    kind: "polygon",
    shape: onImage(result, ({ x, y }) => ({
      kind: "polygon",
      points: points.map(([px, py]) => [x(px), y(py)]),
    })),
    notTaken: closed === false ? ["closed: false"] : [],
  }));
}

/** Bends between vertices are straight here. */
function vectorOf(result: LsResult, value: Value): MadeShape {
  return read(Vector, value, ({ vertices, closed }) => {
    const kind = closed ? "polygon" : "polyline";
    return {
      kind,
      shape: onImage(result, ({ x, y }) => ({
        kind,
        points: vertices.map((vertex) => [x(vertex.x), y(vertex.y)]),
      })),
      notTaken: vertices.some(({ isBezier }) => isBezier) ? ["isBezier"] : [],
    };
  });
}

function maskOf(result: LsResult, value: Value): MadeShape {
  // A picture of the mask in place of its runs.
  if (value.rle === undefined) return err({ notTaken: result.type ?? "brush" });
  const { original_width: width, original_height: height } = result;
  if (!width || !height) return err({ notTaken: `${result.type ?? "brush"} without original_width` });
  const sizes = [width, height];
  if (sizes.some((size) => !Number.isInteger(size) || size < 1) || width * height > MAX_PIXELS)
    return err({ issue: { path: "original_width", message: say("rows.noImageSize") } });
  const found = readAs(Brush, value);
  if (!found.ok) return err({ issue: found.error });
  const { rle } = found.value;
  const isCode = rle.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255);
  const mask = isCode ? decodeBrushRle(rle, [height, width]) : err(null);
  if (!mask.ok) return err({ issue: { path: "rle", message: say("rows.badBrush") } });
  return ok({ kind: "mask", shape: { kind: "mask", ...mask.value }, notTaken: [] });
}

type Maker = (result: LsResult, value: Value) => MadeShape;

/** By the type without `labels`. */
const MAKERS = {
  rectangle: boxOf,
  ellipse: ellipseOf,
  keypoint: keypointOf,
  polygon: polygonOf,
  vector: vectorOf,
  brush: maskOf,
  magicwand: maskOf,
  bitmask: maskOf,
} satisfies Record<string, Maker>;
export type ShapeBase = keyof typeof MAKERS;

export const isShapeBase = (base: string): base is ShapeBase => Object.hasOwn(MAKERS, base);

/** @param base the type of the result, without `labels` */
export const shapeOf = (base: ShapeBase, result: LsResult): MadeShape =>
  (MAKERS[base] as Maker)(result, result.value ?? {});

/** The type of region whose geometry a value repeats, as answers about a region do; undefined for answers about the task. */
export function baseIn(value: Value): ShapeBase | undefined {
  if (value.rle !== undefined) return "brush";
  if (value.vertices !== undefined) return "vector";
  if (value.points !== undefined) return "polygon";
  if (value.radiusX !== undefined) return "ellipse";
  if (value.x === undefined || value.y === undefined) return undefined;
  return value.height === undefined ? "keypoint" : "rectangle";
}
