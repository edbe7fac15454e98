/**
 * Geometry of regions as stored. Image shapes are in pixels of the original, EXIF-upright image (floats), rotation in
 * degrees clockwise about the shape's centre. Text parts are Unicode code points, half-open, with the text they cover.
 */
import { z } from "zod";

/** Finite by zod's definition of a number: NaN and the infinities are refused. */
const Px = z.number();
const Size = z.number().positive("must be greater than 0");
const Degrees = z.number().min(-360).max(360);
const Point = z.tuple([Px, Px]);

export const BoxShape = z.strictObject({
  kind: z.literal("box"),
  /** Left and top edge of the box before rotation. */
  x: Px,
  y: Px,
  width: Size,
  height: Size,
  rotation: Degrees,
});
export const PolygonShape = z.strictObject({
  kind: z.literal("polygon"),
  points: z.array(Point).min(3, "a polygon needs 3 points").max(100_000),
  holes: z.array(z.array(Point).min(3)).max(1000).optional(),
});
export const PolylineShape = z.strictObject({
  kind: z.literal("polyline"),
  points: z.array(Point).min(2, "a line needs 2 points").max(100_000),
});
export const EllipseShape = z.strictObject({
  kind: z.literal("ellipse"),
  cx: Px,
  cy: Px,
  rx: Size,
  ry: Size,
  rotation: Degrees,
});
export const KeypointShape = z.strictObject({ kind: z.literal("keypoint"), x: Px, y: Px });
export const SkeletonShape = z.strictObject({
  kind: z.literal("skeleton"),
  /** One entry per placed joint. Visibility as in COCO: 1 hidden but known, 2 visible; absent joints are left out. */
  joints: z
    .array(
      z.strictObject({
        id: z.string().max(64),
        x: Px,
        y: Px,
        visibility: z.union([z.literal(1), z.literal(2)]),
      }),
    )
    .min(1),
});
export const MaskShape = z.strictObject({
  kind: z.literal("mask"),
  /** [height, width] in pixels. */
  size: z.tuple([z.int().positive(), z.int().positive()]),
  /** COCO run lengths: column-major, alternating background and foreground, background first. */
  counts: z.array(z.int().min(0)).min(1).max(4_000_000),
});
export const SpanShape = z.strictObject({
  kind: z.literal("span"),
  /** Ascending and apart; more than one for a discontinuous span. */
  parts: z
    .array(z.strictObject({ start: z.int().min(0), end: z.int().min(1), text: z.string() }))
    .min(1)
    .max(1000),
});

export const Shape = z.discriminatedUnion("kind", [
  BoxShape,
  PolygonShape,
  PolylineShape,
  EllipseShape,
  KeypointShape,
  SkeletonShape,
  MaskShape,
  SpanShape,
]);
export type Shape = z.infer<typeof Shape>;
export type ShapeOf<K extends Shape["kind"]> = Extract<Shape, { kind: K }>;
export type BoxShape = z.infer<typeof BoxShape>;
export type SpanShape = z.infer<typeof SpanShape>;
