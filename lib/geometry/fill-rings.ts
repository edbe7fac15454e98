/**
 * Rings to pixels: a pixel belongs to rings when its centre is inside by the even-odd rule, so a ring within another one is
 * a hole and rings may cross themselves. As `isInside` of lib/core decides, a centre on an edge is inside when the inside
 * lies to its right, or below a level edge.
 *
 * Every edge flips, in each row it passes, the pixels whose centres lie right of it (edge flag algorithm, Ackland and Weste
 * 1981): first the flip is marked at its leftmost pixel, then marks are added up along the rows. No edges are sorted; the
 * time goes by the heights of the edges and by the area of the bounds.
 */
import { boundsOf } from "@/lib/core/geometry";
import type { Rings } from "@/lib/core/ring-area";
import { type Bit, type Bitmap, emptyBitmap, pixelsWithin } from "./bitmap";

/** Sets the pixels of the rings to `value`, in place; those beside the window are left out. Coordinates are of the image. */
export function fillRings(bitmap: Bitmap, rings: Rings, value: Bit): void {
  const bounds = boundsOf(rings.flat());
  if (!bounds) return;
  const marks = emptyBitmap(pixelsWithin(bounds, bitmap));
  if (marks.data.length === 0) return;
  for (const ring of rings)
    ring.forEach((point, i) => {
      markEdge(marks, point, ring[(i + 1) % ring.length] as typeof point);
    });
  for (let row = 0; row < marks.height; row++) {
    let inside = 0;
    let to = (marks.y + row - bitmap.y) * bitmap.width + marks.x - bitmap.x;
    const end = (row + 1) * marks.width;
    for (let from = row * marks.width; from < end; from++, to++) {
      inside ^= marks.data[from] as number;
      if (inside === 1) bitmap.data[to] = value;
    }
  }
}

type Corner = readonly [number, number];

function markEdge({ x, y, width, height, data }: Bitmap, [ax, ay]: Corner, [bx, by]: Corner): void {
  // Rows whose middle c has min(ay, by) <= c < max(ay, by).
  const first = Math.max(Math.ceil(Math.min(ay, by) - 0.5), y);
  const end = Math.min(Math.ceil(Math.max(ay, by) - 0.5), y + height);
  for (let row = first; row < end; row++) {
    const crossing = ((bx - ax) * (row + 0.5 - ay)) / (by - ay) + ax;
    const column = Math.max(Math.ceil(crossing - 0.5) - x, 0);
    if (column >= width) continue;
    const i = (row - y) * width + column;
    data[i] = (data[i] as number) ^ 1;
  }
}
