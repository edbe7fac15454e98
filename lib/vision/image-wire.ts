/**
 * The live wire on an image: in a window around where a path begins, of 512 pixels in each direction. Where the view shows
 * several pixels of the image as one, so does the window, and reaches as far on the screen.
 */
import type { Point } from "@/lib/core/geometry";
import { simplify } from "@/lib/geometry/simplify";
import { lastMade } from "./last-made";
import {
  type Edges,
  edgesOf,
  type Node,
  straightened,
  strongestNear,
  type Wire,
  wireFrom,
  wirePath,
} from "./live-wire";
import type { ImagePixels } from "./pixels";

const WINDOW = 512;
/** Windows begin at multiples of so many pixels: what begins near each other shares one. */
const GRID = 64;
/** On the screen: a place so near to an edge means the edge. */
const SNAP_PX = 7;
/** Pixels of the window: corners are left out as long as the line stays so near. */
const TOLERANCE = 0.75;

/** How the image is looked at. */
export type Look = {
  /** Pixels of the screen to one of the image. */
  scale: number;
  /** Edges weaker than this, 0 to 255, are none. */
  threshold: number;
};

/** A window of the image; its nodes lie `step` pixels of the image apart. */
type Window = { x: number; y: number; step: number; edges: Edges };

const edgesAround = lastMade<ImagePixels, Window>();
const wiresOf = lastMade<ImagePixels, Wire>();

/** The power of 2 that is nearest below the pixels of the image to one of the screen. */
const stepOf = (scale: number): number => (scale >= 1 ? 1 : 2 ** Math.floor(Math.log2(1 / scale)));

function windowAround(image: ImagePixels, [x, y]: Point, step: number): Window {
  const [grid, side] = [GRID * step, WINDOW * step];
  // At the far side of the image the window reaches back instead of beyond.
  const begin = (place: number, length: number) =>
    Math.max(
      Math.min(
        Math.round((place - side / 2) / grid) * grid,
        Math.floor(Math.max(length - side, 0) / step) * step,
      ),
      0,
    );
  const [left, top] = [begin(x, image.width), begin(y, image.height)];
  const width = Math.min(side, image.width - left);
  const height = Math.min(side, image.height - top);
  return edgesAround(image, [left, top, step].join(), () => ({
    x: left,
    y: top,
    step,
    edges: edgesOf(image.part({ x: left, y: top, width, height }, step)),
  }));
}

const placeIn = ({ x, y, step }: Window, point: Point): Point => [
  (point[0] - x) / step,
  (point[1] - y) / step,
];
const pointOf = ({ x, y, step }: Window, { column, row }: Node): Point => [x + column * step, y + row * step];

function nearestNode(window: Window, point: Point): Node {
  const { columns, rows } = window.edges;
  const [column, row] = placeIn(window, point).map(Math.round) as [number, number];
  return { column: Math.min(Math.max(column, 0), columns - 1), row: Math.min(Math.max(row, 0), rows - 1) };
}

/** The last point of the window on the straight line from a point in it; the end itself where that lies in it. */
function lastWithin(window: Window, from: Point, to: Point): Point {
  const { x, y, step, edges } = window;
  const [right, bottom] = [x + (edges.columns - 1) * step, y + (edges.rows - 1) * step];
  const share = (start: number, end: number, low: number, high: number) =>
    end < low ? (low - start) / (end - start) : end > high ? (high - start) / (end - start) : 1;
  const part = Math.min(share(from[0], to[0], x, right), share(from[1], to[1], y, bottom));
  if (part >= 1) return to;
  const kept = Math.max(part, 0);
  return [from[0] + (to[0] - from[0]) * kept, from[1] + (to[1] - from[1]) * kept];
}

/** The strongest edge near a point, in a window that holds both. */
function snappedIn(window: Window, point: Point, { scale, threshold }: Look): Point {
  const radius = Math.max(SNAP_PX / (scale * window.step), 1);
  const node = strongestNear(window.edges, placeIn(window, point), radius, threshold);
  return node ? pointOf(window, node) : point;
}

/** Where a path begins that is begun at the point: on the strongest edge near it, or at the point itself. */
export function snapped(image: ImagePixels, point: Point, look: Look): Point {
  return snappedIn(windowAround(image, point, stepOf(look.scale)), point, look);
}

/**
 * The corners of the path along edges between two points on the image, both ends included. Beyond the window it goes on
 * straight.
 * @param isExact it ends at `to` itself, not on the strongest edge near it
 */
export function wireBetween(
  image: ImagePixels,
  from: Point,
  to: Point,
  look: Look,
  isExact = false,
): Point[] {
  const window = windowAround(image, from, stepOf(look.scale));
  const { x, y, step } = window;
  const start = nearestNode(window, from);
  const wire = wiresOf(image, [x, y, step, start.column, start.row, look.threshold].join(), () =>
    wireFrom(window.edges, start, look.threshold),
  );
  const end = isExact ? to : snappedIn(window, to, look);
  const border = lastWithin(window, from, end);
  const nodes = straightened(wire, wirePath(wire, nearestNode(window, border)));
  const inner = nodes.slice(1, border === end ? -1 : undefined).map((node) => pointOf(window, node));
  return simplify([from, ...inner, end], TOLERANCE * step);
}
