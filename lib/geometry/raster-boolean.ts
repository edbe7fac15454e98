/**
 * Sets of polygons put together by their pixels: the way out where the outlines cannot be computed. Pixels are a quarter
 * of an image's pixel wide where the memory allows it, so that outlines differ by less than half a pixel; for polygons
 * that reach over a very large image they are as wide as the image's, and outlines differ by less than one.
 */
import { boundsOf, type Point } from "@/lib/core/geometry";
import { type Bitmap, emptyBitmap } from "./bitmap";
import { fillRings } from "./fill-rings";
import { type Polygon, ringsOf } from "./polygon";
import { traceMask } from "./trace-mask";
import { traceSimplified } from "./trace-simplified";

export type SetOperation = "union" | "subtract" | "intersect";

const FINEST = 4;
const MAX_PIXELS = 48_000_000;
/** In fine pixels: takes the steps off slanting outlines. */
const TOLERANCE = 0.75;

const KEEPS: Record<SetOperation, (a: number, b: number) => number> = {
  union: (a, b) => a | b,
  subtract: (a, b) => a & (1 - b),
  intersect: (a, b) => a & b,
};

/** What the operation leaves, each part with its holes; no polygons when nothing is left. */
export function rasterBoolean(
  operation: SetOperation,
  a: readonly Polygon[],
  b: readonly Polygon[],
): Polygon[] {
  const bounds = boundsOf([...a, ...b].flatMap(ringsOf).flat());
  if (!bounds) return [];
  const perPixel = Math.sqrt(MAX_PIXELS / Math.max(bounds.width * bounds.height, 1));
  const scale = Math.min(Math.max(Math.floor(perPixel), 1), FINEST);
  const [left, top] = [Math.floor(bounds.x * scale), Math.floor(bounds.y * scale)];
  const window = {
    x: left,
    y: top,
    width: Math.ceil((bounds.x + bounds.width) * scale) - left,
    height: Math.ceil((bounds.y + bounds.height) * scale) - top,
  };
  const [one, other] = [drawn(a, scale, window), drawn(b, scale, window)];
  const keeps = KEEPS[operation];
  for (let i = 0; i < one.data.length; i++)
    one.data[i] = keeps(one.data[i] as number, other.data[i] as number);
  const back = (ring: Point[]) => ring.map(([x, y]): Point => [x / scale, y / scale]);
  return (scale > 1 ? traceSimplified(one, TOLERANCE) : traceMask(one)).map(({ points, holes }) => ({
    points: back(points),
    ...(holes ? { holes: holes.map(back) } : {}),
  }));
}

function drawn(polygons: readonly Polygon[], scale: number, window: Omit<Bitmap, "data">): Bitmap {
  const bitmap = emptyBitmap(window);
  for (const polygon of polygons) {
    const rings = ringsOf(polygon).map((ring) => ring.map(([x, y]): Point => [x * scale, y * scale]));
    fillRings(bitmap, rings, 1);
  }
  return bitmap;
}
