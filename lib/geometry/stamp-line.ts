/**
 * The stroke of a round brush from one point to the next: the pixels whose centres lie within the radius of the segment
 * (a capsule; a disc where both points are the same), and in any case the pixels that hold the two points, so that even a
 * brush smaller than a pixel paints where it was set down. A brush up to a pixel wide paints a line of single pixels, each
 * touching the next by a side or a corner (Bresenham 1965).
 */
import type { Point, Rect } from "@/lib/core/geometry";
import type { Bit, Bitmap } from "./bitmap";

const SINGLE_PIXEL_RADIUS_PX = 0.5;

/** A rectangle that holds all pixels a stroke can paint: for `withRoom` before it and for drawing after it. */
export function strokeBounds([ax, ay]: Point, [bx, by]: Point, radiusPx: number): Rect {
  const reach = Math.max(radiusPx, 1);
  return {
    x: Math.min(ax, bx) - reach,
    y: Math.min(ay, by) - reach,
    width: Math.abs(bx - ax) + 2 * reach,
    height: Math.abs(by - ay) + 2 * reach,
  };
}

/**
 * Sets the pixels of a stroke to `value`, in place; those beside the window are left out.
 * @param from in pixels of the image, as `to`
 */
export function stampLine(bitmap: Bitmap, from: Point, to: Point, radiusPx: number, value: Bit): void {
  if (radiusPx <= SINGLE_PIXEL_RADIUS_PX) {
    stampPixels(bitmap, from, to, value);
    return;
  }
  for (const end of [from, to]) stampPixels(bitmap, end, end, value);
  const { x, y, width, height, data } = bitmap;
  const first = Math.max(Math.ceil(Math.min(from[1], to[1]) - radiusPx - 0.5), y);
  const last = Math.min(Math.floor(Math.max(from[1], to[1]) + radiusPx - 0.5), y + height - 1);
  for (let row = first; row <= last; row++) {
    const [left, right] = capsuleRow(from, to, radiusPx, row + 0.5);
    const start = Math.max(Math.ceil(left - 0.5) - x, 0);
    const end = Math.min(Math.floor(right - 0.5) - x, width - 1);
    if (start <= end) data.fill(value, (row - y) * width + start, (row - y) * width + end + 1);
  }
}

/**
 * Where the level line at height `y` enters and leaves a capsule: the outermost places of those in either disc and in the
 * rectangle between them, as a capsule is convex. Infinity and -Infinity where it passes beside.
 */
function capsuleRow([ax, ay]: Point, [bx, by]: Point, radius: number, y: number): [number, number] {
  let [left, right] = [Infinity, -Infinity];
  const reach = (low: number, high: number) => {
    left = Math.min(left, low);
    right = Math.max(right, high);
  };
  const disc = (cx: number, cy: number) => {
    const half = Math.sqrt(radius * radius - (y - cy) * (y - cy));
    if (half >= 0) reach(cx - half, cx + half);
  };
  disc(ax, ay);
  disc(bx, by);
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return [left, right];
  // The long sides of the rectangle: the segment moved by the radius to the left and to the right of it.
  const [nx, ny] = [(-dy / length) * radius, (dx / length) * radius];
  for (const side of [-1, 1]) {
    const t = (y - ay - side * ny) / dy;
    if (t >= 0 && t <= 1) reach(ax + side * nx + t * dx, ax + side * nx + t * dx);
  }
  return [left, right];
}

/** A line of single pixels from the one that holds `from` to the one that holds `to`. */
function stampPixels({ x, y, width, height, data }: Bitmap, from: Point, to: Point, value: Bit): void {
  let [column, row] = [Math.floor(from[0]) - x, Math.floor(from[1]) - y];
  const [lastColumn, lastRow] = [Math.floor(to[0]) - x, Math.floor(to[1]) - y];
  const [across, down] = [Math.abs(lastColumn - column), Math.abs(lastRow - row)];
  const [stepX, stepY] = [Math.sign(lastColumn - column), Math.sign(lastRow - row)];
  let error = across - down;
  for (let left = Math.max(across, down); left >= 0; left--) {
    if (column >= 0 && row >= 0 && column < width && row < height) data[row * width + column] = value;
    const doubled = 2 * error;
    if (doubled > -down) {
      error -= down;
      column += stepX;
    }
    if (doubled < across) {
      error += across;
      row += stepY;
    }
  }
}
