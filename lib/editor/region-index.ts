/**
 * Finds regions by place. A uniform grid over the bounding boxes: with 2,000 regions a lookup touches a few dozen. The
 * smallest region under the pointer wins, since a larger one can be reached elsewhere. The index of a changed list is that
 * of the list before with the changed regions taken out and put in; only where many changed it is built anew.
 */
import type { Region } from "@/lib/annotation/document";
import type { Point, Rect } from "@/lib/core/geometry";
import { regionKind } from "@/lib/kinds";
import { differenceOf } from "./changed-regions";

export type Placed = { readonly region: Region; readonly bounds: Rect };

export type RegionIndex = {
  /** Regions under the point, smallest first. `slackPx` in image pixels makes tiny ones reachable. */
  at: (point: Point, slackPx: number) => Region[];
  /** Regions that lie wholly inside the rectangle, in the order of the list. */
  inside: (rect: Rect) => Region[];
  /** Regions whose bounds share a point with the rectangle, in the order of the list. */
  meeting: (rect: Rect) => Placed[];
};

/** Orders ascend in the list and may be fractions. */
type Entry = Placed & { order: number };
const CELLS = 64;
/** Above this, and an eighth of all, building anew costs less. */
const MOST_FOLLOWED = 64;

export const meets = (a: Rect, b: Rect): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

const boundsOf = (region: Region): Rect | undefined =>
  regionKind(region.shape.kind).geometry?.bounds(region.shape) ?? undefined;

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

class Grid implements RegionIndex {
  #regions: readonly Region[];
  /** Regions without bounds have an order alone. */
  readonly #orders = new Map<Region, number>();
  readonly #entries = new Map<Region, Entry>();
  readonly #cells = new Map<number, Set<Entry>>();
  #right = 1;
  #bottom = 1;

  constructor(regions: readonly Region[]) {
    this.#regions = regions;
    for (const region of regions) {
      const bounds = boundsOf(region);
      if (!bounds) continue;
      this.#right = Math.max(this.#right, bounds.x + bounds.width);
      this.#bottom = Math.max(this.#bottom, bounds.y + bounds.height);
    }
    for (const [order, region] of regions.entries()) this.#put(region, order);
  }

  #column = (x: number) => Math.min(Math.max(Math.floor((x / this.#right) * CELLS), 0), CELLS - 1);
  #row = (y: number) => Math.min(Math.max(Math.floor((y / this.#bottom) * CELLS), 0), CELLS - 1);

  /** Keys of the cells that a rectangle touches; what lies beyond the grid is in its outermost cells. */
  #keys({ x, y, width, height }: Rect): number[] {
    const keys: number[] = [];
    const [left, right] = [this.#column(x), this.#column(x + width)];
    for (let r = this.#row(y); r <= this.#row(y + height); r++)
      for (let c = left; c <= right; c++) keys.push(r * CELLS + c);
    return keys;
  }

  #put(region: Region, order: number): void {
    this.#orders.set(region, order);
    const bounds = boundsOf(region);
    if (!bounds) return;
    const entry: Entry = { region, bounds, order };
    this.#entries.set(region, entry);
    for (const key of this.#keys(bounds)) {
      const cell = this.#cells.get(key);
      if (cell) cell.add(entry);
      else this.#cells.set(key, new Set([entry]));
    }
  }

  #take(region: Region): void {
    this.#orders.delete(region);
    const entry = this.#entries.get(region);
    if (!entry) return;
    this.#entries.delete(region);
    for (const key of this.#keys(entry.bounds)) this.#cells.get(key)?.delete(entry);
  }

  #candidates(keys: readonly number[]): Set<Entry> {
    const found = new Set<Entry>();
    for (const key of keys) for (const entry of this.#cells.get(key) ?? []) found.add(entry);
    return found;
  }

  at = ([x, y]: Point, slackPx: number): Region[] =>
    [
      ...this.#candidates(
        this.#keys({ x: x - slackPx, y: y - slackPx, width: 2 * slackPx, height: 2 * slackPx }),
      ),
    ]
      .map((entry) => ({ entry, hit: hitOf(entry, [x, y], slackPx) }))
      .filter(({ hit }) => hit !== "none")
      .sort((a, b) => compareHits(a.hit, b.hit) || compareEntries(a.entry, b.entry))
      .map(({ entry }) => entry.region);

  meeting = (rect: Rect): Placed[] => {
    const keys = this.#keys(rect);
    // Where most of the image is asked for, the list has its order already.
    if (keys.length > (CELLS * CELLS) / 4)
      return this.#regions.flatMap((region) => {
        const entry = this.#entries.get(region);
        return entry && meets(entry.bounds, rect) ? [entry] : [];
      });
    return [...this.#candidates(keys)]
      .filter(({ bounds }) => meets(bounds, rect))
      .sort((a, b) => a.order - b.order);
  };

  inside = (rect: Rect): Region[] =>
    this.meeting(rect)
      .filter(
        ({ bounds: { x, y, width, height } }) =>
          x >= rect.x &&
          y >= rect.y &&
          x + width <= rect.x + rect.width &&
          y + height <= rect.y + rect.height,
      )
      .map(({ region }) => region);

  /** Becomes the index of the changed list. False when it has to be built anew; then it is of no use any more. */
  follow(after: readonly Region[]): boolean {
    const { gone, come } = differenceOf(this.#regions, after);
    if (Math.max(gone.length, come.length) > Math.max(MOST_FOLLOWED, after.length / 8)) return false;
    this.#regions = after;
    for (const region of gone) this.#take(region);
    for (const { region, place } of come) {
      const order = this.#orderAt(place);
      if (order === null) return false;
      this.#put(region, order);
    }
    return true;
  }

  /** Between those of the neighbours; null where no fraction is left between them. */
  #orderAt(place: number): number | null {
    const regions = this.#regions;
    const before = place === 0 ? undefined : this.#orders.get(regions[place - 1] as Region);
    let next = place + 1;
    while (next < regions.length && !this.#orders.has(regions[next] as Region)) next++;
    const after = next < regions.length ? this.#orders.get(regions[next] as Region) : undefined;
    if (before === undefined) return after === undefined ? 0 : after - 1;
    if (after === undefined) return before + 1;
    const between = (before + after) / 2;
    return between > before && between < after ? between : null;
  }
}

export const indexRegions = (regions: readonly Region[]): RegionIndex => new Grid(regions);

const known = new WeakMap<readonly Region[], Grid>();

/** The index of a list of regions, kept as long as the list lives: lists are never mutated. */
export function regionIndex(regions: readonly Region[]): RegionIndex {
  const index = known.get(regions) ?? new Grid(regions);
  known.set(regions, index);
  return index;
}

/** The index of the list before, if there is one, becomes that of the list after. */
export function followRegions(before: readonly Region[], after: readonly Region[]): void {
  const index = known.get(before);
  if (!index || before === after || known.has(after)) return;
  known.delete(before);
  if (index.follow(after)) known.set(after, index);
}
