/**
 * The outlines of a mask along the edges of its pixels, by following the border with the mask on the right-hand side: outer
 * rings clockwise as seen on the screen, holes the other way round. Pixels that touch by a corner only are two parts of the
 * mask (4-connected), so gaps that touch by a corner are one hole; a ring may therefore touch itself at a corner, but never
 * crosses. The rings are exact: `fillRings` makes the same mask of them.
 */
import type { Point } from "@/lib/core/geometry";
import type { Bitmap } from "./bitmap";
import { fromRle } from "./bitmap-rle";
import { type Polygon, polygonOf } from "./polygon";
import type { Rle } from "./rle";

/**
 * Each part of the mask with its holes, in the order of their uppermost rows; no polygons for an empty mask.
 */
export function traceMask(bitmap: Bitmap): Polygon[] {
  const { rings, holders } = followAll(bitmap);
  const groups = new Map<number, Point[][]>();
  rings.forEach((ring, id) => {
    let holder = id;
    while (holders[holder] !== holder) holder = holders[holder] as number;
    const group = groups.get(holder);
    if (group) group.push(ring);
    else groups.set(holder, [ring]);
  });
  return [...groups.values()].map(polygonOf);
}

export const traceRle = (rle: Rle): Polygon[] => traceMask(fromRle(rle));

type Traced = {
  rings: Point[][];
  /** For each ring one of the same part that was found before it; outer rings, found first, hold themselves. */
  holders: number[];
};

function followAll(bitmap: Bitmap): Traced {
  const grid = framed(bitmap);
  const { stride, data } = grid;
  // By pixel: 1 + the ring that goes up along its left side, 0 for none yet.
  const ringAt = new Int32Array(data.length);
  const traced: Traced = { rings: [], holders: [] };
  for (let i = stride; i < data.length - stride; i++) {
    if (data[i] === 0 || data[i - 1] === 1 || ringAt[i] !== 0) continue;
    const id = traced.rings.length;
    const { ring, isOuter } = follow(grid, i, ringAt, id + 1);
    traced.rings.push(ring);
    traced.holders.push(isOuter ? id : holderOf(grid, i, ringAt));
  }
  return traced;
}

/** The pixels with a frame of empty ones, so that no step needs to look where the window ends. */
type Grid = { x: number; y: number; stride: number; data: Uint8Array };

function framed({ x, y, width, height, data }: Bitmap): Grid {
  const stride = width + 2;
  const all = new Uint8Array(stride * (height + 2));
  for (let row = 0; row < height; row++)
    all.set(data.subarray(row * width, (row + 1) * width), (row + 1) * stride + 1);
  return { x: x - 1, y: y - 1, stride, data: all };
}

/** Directions turn clockwise: right, down, left, up. */
const UP = 3;

/**
 * Goes once around, beginning upwards along the left side of a pixel. A place is the upper left corner of the pixel of that
 * index.
 */
function follow({ x, y, stride, data }: Grid, pixel: number, ringAt: Int32Array, mark: number) {
  const step = [1, stride, -1, -stride];
  /** From a place to the pixel ahead of it on the right-hand side; that on the left-hand side is the one before. */
  const aheadRight = [0, -1, -stride - 1, -stride];
  const ring: Point[] = [];
  const start = pixel + stride;
  let [place, direction, doubledArea] = [start, UP, 0];
  do {
    place += step[direction] as number;
    if (direction === UP) ringAt[place] = mark;
    const turn = isSetAhead(direction) ? (isSetAhead(direction + 3) ? 3 : 0) : 1;
    if (turn === 0) continue;
    direction = (direction + turn) % 4;
    const row = Math.floor(place / stride);
    const corner: Point = [x + place - row * stride, y + row];
    const [lastX, lastY] = ring.at(-1) ?? corner;
    doubledArea += lastX * corner[1] - corner[0] * lastY;
    ring.push(corner);
  } while (place !== start || direction !== UP);
  const [[firstX, firstY], [lastX, lastY]] = [ring[0] as Point, ring.at(-1) as Point];
  return { ring, isOuter: doubledArea + lastX * firstY - firstX * lastY > 0 };

  function isSetAhead(towards: number): boolean {
    return data[place + (aheadRight[towards % 4] as number)] === 1;
  }
}

/**
 * A ring of the part around a hole, from a pixel right of the hole's uppermost row. Parts within the hole lie lower, so the
 * first pixel on the hole's other side belongs to the part around it, and so does the ring at the left end of that run.
 */
function holderOf({ data }: Grid, pixel: number, ringAt: Int32Array): number {
  let i = pixel - 1;
  while (data[i] === 0) i--;
  while (data[i - 1] === 1) i--;
  return (ringAt[i] as number) - 1;
}
