/**
 * Finds regions by place. A uniform grid over the bounding boxes, built once per list of regions: with 2,000 regions a
 * lookup touches a few dozen. The smallest region under the pointer wins, since a larger one can be reached elsewhere.
 */
import type { Region } from "@/lib/annotation/document";
import type { Point, Rect } from "@/lib/core/geometry";
import { regionKind } from "@/lib/kinds";

export type RegionIndex = {
  /** Regions under the point, smallest first. `slackPx` in image pixels makes tiny ones reachable. */
  at: (point: Point, slackPx: number) => Region[];
  /** Regions that lie wholly inside the rectangle. */
  inside: (rect: Rect) => Region[];
};

type Entry = { region: Region; bounds: Rect; order: number };
const CELLS = 64;

function buildGrid(entries: Entry[]) {
  let [right, bottom] = [1, 1];
  for (const { bounds } of entries) {
    right = Math.max(right, bounds.x + bounds.width);
    bottom = Math.max(bottom, bounds.y + bounds.height);
  }
  const cells = new Map<number, Entry[]>();
  const column = (x: number) => Math.min(Math.max(Math.floor((x / right) * CELLS), 0), CELLS - 1);
  const row = (y: number) => Math.min(Math.max(Math.floor((y / bottom) * CELLS), 0), CELLS - 1);
  for (const entry of entries) {
    const { x, y, width, height } = entry.bounds;
    for (let r = row(y); r <= row(y + height); r++)
      for (let c = column(x); c <= column(x + width); c++) {
        const key = r * CELLS + c;
        const cell = cells.get(key);
        if (cell) cell.push(entry);
        else cells.set(key, [entry]);
      }
  }
  return (x: number, y: number, slack: number): Set<Entry> => {
    const found = new Set<Entry>();
    for (let r = row(y - slack); r <= row(y + slack); r++)
      for (let c = column(x - slack); c <= column(x + slack); c++)
        for (const entry of cells.get(r * CELLS + c) ?? []) found.add(entry);
    return found;
  };
}

function near({ x, y, width, height }: Rect, [px, py]: Point, slack: number): boolean {
  return px >= x - slack && py >= y - slack && px <= x + width + slack && py <= y + height + slack;
}

type Hit = "inside" | "near" | "none";

function hitOf({ region, bounds }: Entry, point: Point, slackPx: number): Hit {
  const { geometry } = regionKind(region.shape.kind);
  if (geometry?.contains(region.shape, point)) return "inside";
  if (geometry?.distance) return geometry.distance(region.shape, point) <= slackPx ? "inside" : "none";
  const small = bounds.width < 2 * slackPx || bounds.height < 2 * slackPx;
  return small && near(bounds, point, slackPx) ? "near" : "none";
}
const compareHits = (a: Hit, b: Hit) => (a === b ? 0 : a === "inside" ? -1 : 1);
/** Smaller first, of equal ones the later drawn. */
const compareEntries = (a: Entry, b: Entry) =>
  a.bounds.width * a.bounds.height - b.bounds.width * b.bounds.height || b.order - a.order;

export function indexRegions(regions: readonly Region[]): RegionIndex {
  const entries: Entry[] = [];
  regions.forEach((region, order) => {
    const bounds = regionKind(region.shape.kind).geometry?.bounds(region.shape);
    if (bounds) entries.push({ region, bounds, order });
  });
  const candidates = buildGrid(entries);
  return {
    at: (point, slackPx) =>
      [...candidates(point[0], point[1], slackPx)]
        .map((entry) => ({ entry, hit: hitOf(entry, point, slackPx) }))
        .filter(({ hit }) => hit !== "none")
        .sort((a, b) => compareHits(a.hit, b.hit) || compareEntries(a.entry, b.entry))
        .map(({ entry }) => entry.region),
    inside: ({ x, y, width, height }) =>
      entries
        .filter(
          ({ bounds }) =>
            bounds.x >= x &&
            bounds.y >= y &&
            bounds.x + bounds.width <= x + width &&
            bounds.y + bounds.height <= y + height,
        )
        .map(({ region }) => region),
  };
}

const known = new WeakMap<readonly Region[], RegionIndex>();

/** The index of a list of regions, kept as long as the list lives: lists are never mutated. */
export function regionIndex(regions: readonly Region[]): RegionIndex {
  const index = known.get(regions) ?? indexRegions(regions);
  known.set(regions, index);
  return index;
}
