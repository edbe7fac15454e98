/** Where the image lies on the screen: screen = image × scale + (x, y). Screen units are CSS pixels of the view. */
import type { Point, Rect } from "@/lib/core/geometry";

export type Viewport = { scale: number; x: number; y: number };
export type Size = { width: number; height: number };

/** `free` is the part that no bar of tools covers: things are fitted into it. */
export type View = Size & { readonly free?: Rect };

export const MIN_SCALE = 0.01;
export const MAX_SCALE = 64;

export const toImage = (viewport: Viewport, [x, y]: Point): Point => [
  (x - viewport.x) / viewport.scale,
  (y - viewport.y) / viewport.scale,
];
export const toScreen = (viewport: Viewport, [x, y]: Point): Point => [
  x * viewport.scale + viewport.x,
  y * viewport.scale + viewport.y,
];

export const isSameView = (a: Viewport, b: Viewport): boolean =>
  a.scale === b.scale && a.x === b.x && a.y === b.y;

/** Zooms by a factor, keeping the image point under `at` (screen) where it is. */
export function zoomAt(viewport: Viewport, factor: number, at: Point): Viewport {
  const scale = Math.min(Math.max(viewport.scale * factor, MIN_SCALE), MAX_SCALE);
  const [x, y] = toImage(viewport, at);
  return { scale, x: at[0] - x * scale, y: at[1] - y * scale };
}

export const panBy = (viewport: Viewport, dx: number, dy: number): Viewport => ({
  scale: viewport.scale,
  x: viewport.x + dx,
  y: viewport.y + dy,
});

/** The whole rectangle in the free part of the view, centred, with a margin; never larger than `maxScale`. */
export function fitRect(rect: Rect, view: View, marginPx = 16, maxScale = 8): Viewport {
  const free = view.free ?? { x: 0, y: 0, width: view.width, height: view.height };
  const width = Math.max(free.width - 2 * marginPx, 1);
  const height = Math.max(free.height - 2 * marginPx, 1);
  const wanted = Math.min(width / Math.max(rect.width, 1), height / Math.max(rect.height, 1), maxScale);
  const scale = Math.max(wanted, MIN_SCALE);
  return {
    scale,
    x: free.x + free.width / 2 - (rect.x + rect.width / 2) * scale,
    y: free.y + free.height / 2 - (rect.y + rect.height / 2) * scale,
  };
}
