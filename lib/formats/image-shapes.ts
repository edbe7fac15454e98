/** Shapes as image formats write them, made to what a label schema takes. */
import type { Point } from "@/lib/core/geometry";
import type { Shape, ShapeOf } from "@/lib/kinds";
import type { ImageSize, SourceShape } from "./source-annotation";

const within = (value: number, size: number): number => Math.min(Math.max(value, 0), size);

/** An upright box by its edges, cut at the borders of the image. One that lies beside it stays, for the check to refuse. */
export function boxOnImage(
  [left, top, right, bottom]: readonly [number, number, number, number],
  { widthPx, heightPx }: ImageSize,
): Shape {
  const [x, y] = [within(left, widthPx), within(top, heightPx)];
  const [width, height] = [within(right, widthPx) - x, within(bottom, heightPx) - y];
  const isOn = width > 0 && height > 0;
  return isOn
    ? { kind: "box", x, y, width, height, rotation: 0 }
    : { kind: "box", x: left, y: top, width: right - left, height: bottom - top, rotation: 0 };
}

/** Points in shares of the image. */
export const inPixels =
  (points: readonly Point[]) =>
  ({ widthPx, heightPx }: ImageSize): Point[] =>
    points.map(([x, y]) => [x * widthPx, y * heightPx]);

export const polygonInShares =
  (points: readonly Point[]): SourceShape =>
  (image) => ({ kind: "polygon", points: inPixels(points)(image) });

/** Pairs of a flat list of coordinates. */
export const pairsOf = (flat: readonly number[]): Point[] =>
  Array.from({ length: flat.length >> 1 }, (_, i) => [flat[2 * i] as number, flat[2 * i + 1] as number]);

/** Of the longer side: what rounding to six decimals of a share can bend a rectangle by. */
const SQUARE_TOLERANCE = 0.01;

/** The box with these corners, clockwise from its own top left one; null where they are no rectangle. */
export function boxOfCorners([a, b, c, d]: readonly Point[]): ShapeOf<"box"> | null {
  if (!a || !b || !c || !d) return null;
  const [width, height] = [Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(d[0] - a[0], d[1] - a[1])];
  const bend = Math.hypot(a[0] + c[0] - b[0] - d[0], a[1] + c[1] - b[1] - d[1]);
  const slant = Math.abs((b[0] - a[0]) * (d[0] - a[0]) + (b[1] - a[1]) * (d[1] - a[1]));
  const longer = Math.max(width, height);
  if (width === 0 || height === 0) return null;
  if (bend > SQUARE_TOLERANCE * longer || slant > SQUARE_TOLERANCE * width * height) return null;
  const degrees = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
  const rotation = Math.abs(degrees) < 1e-3 ? 0 : degrees < 0 ? degrees + 360 : degrees;
  const centre: Point = [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2];
  return { kind: "box", x: centre[0] - width / 2, y: centre[1] - height / 2, width, height, rotation };
}
