/**
 * Paints the tiles of a large image that are in view, on the level that fits the zoom. Those nearest to the middle of the
 * view are loaded first; where one is missing, what is coarser and at hand is painted instead. A bounded number is kept
 * decoded, the ones painted last.
 */
import type { Size, Viewport } from "@/lib/editor/viewport";
import { cornerOf, levelFor, type TileAt, tilesIn } from "@/lib/images/tile-pyramid";

/** Each takes 1 MB. A large screen shows 150 at the worst zoom. */
const KEPT = 256;
const AT_ONCE = 6;
/** Loaded beyond the view on each side, pixels of the screen: a short way is panned without a gap. */
const AHEAD_PX = 256;
/** What could not be loaded is not asked for again before. */
const RETRY_MS = 5_000;

type Given = { levels: number; size: Size; urlOf: (tile: TileAt) => string; redraw: () => void };

/** The part of the canvas that is seen, and how dense its pixels are. */
export type Seen = { viewport: Viewport; view: Size; pixelRatio: number };

const keyOf = ({ level, column, row }: TileAt) => `${level}/${column}/${row}`;

export class TileLayer {
  readonly #given: Given;
  /** Decoded, the one painted longest ago first. */
  readonly #bitmaps = new Map<string, ImageBitmap>();
  readonly #loading = new Map<string, AbortController>();
  readonly #failedAtMs = new Map<string, number>();
  /** In view and around it, the most urgent first. */
  #wanted: TileAt[] = [];
  #isGone = false;

  constructor(given: Given) {
    this.#given = given;
  }

  paint(canvas: CanvasRenderingContext2D, { viewport, view, pixelRatio }: Seen): void {
    const { levels, size } = this.#given;
    const { scale, x, y } = viewport;
    const level = levelFor(levels, scale * pixelRatio);
    const ahead = AHEAD_PX / scale;
    const part = {
      x: -x / scale - ahead,
      y: -y / scale - ahead,
      width: view.width / scale + 2 * ahead,
      height: view.height / scale + 2 * ahead,
    };
    this.#wanted = tilesIn(part, level, levels, size);
    const missing = this.#wanted.filter((tile) => !this.#bitmaps.has(keyOf(tile)));
    for (const tile of this.#coarser(missing)) this.#draw(canvas, tile);
    for (const tile of this.#wanted) this.#draw(canvas, tile);
    this.#load();
  }

  /** What is at hand of the levels above the missing tiles, the coarsest first. */
  #coarser(missing: readonly TileAt[]): TileAt[] {
    const found = new Map<string, TileAt>();
    for (const tile of missing) {
      let { level, column, row } = tile;
      while (level > 0) {
        [level, column, row] = [level - 1, column >> 1, row >> 1];
        const above = { level, column, row };
        if (!this.#bitmaps.has(keyOf(above))) continue;
        found.set(keyOf(above), above);
        break;
      }
    }
    return [...found.values()].sort((a, b) => a.level - b.level);
  }

  #draw(canvas: CanvasRenderingContext2D, tile: TileAt): void {
    const key = keyOf(tile);
    const bitmap = this.#bitmaps.get(key);
    if (!bitmap) return;
    const { x, y, step } = cornerOf(tile, this.#given.levels);
    canvas.drawImage(bitmap, x, y, bitmap.width * step, bitmap.height * step);
    this.#bitmaps.delete(key);
    this.#bitmaps.set(key, bitmap);
  }

  #load(): void {
    const wanted = new Set(this.#wanted.map(keyOf));
    for (const [key, loading] of this.#loading) if (!wanted.has(key)) loading.abort();
    for (const tile of this.#wanted) {
      if (this.#loading.size >= AT_ONCE) return;
      const key = keyOf(tile);
      const failedAt = this.#failedAtMs.get(key) ?? Number.NEGATIVE_INFINITY;
      const isKnown = this.#bitmaps.has(key) || this.#loading.has(key);
      if (!isKnown && performance.now() - failedAt >= RETRY_MS) void this.#fetch(tile);
    }
  }

  async #fetch(tile: TileAt): Promise<void> {
    const key = keyOf(tile);
    const loading = new AbortController();
    this.#loading.set(key, loading);
    try {
      const answer = await fetch(this.#given.urlOf(tile), { signal: loading.signal });
      if (!answer.ok) throw new Error(`tile ${key}: ${answer.status}`);
      const bitmap = await createImageBitmap(await answer.blob());
      if (this.#isGone) return bitmap.close();
      this.#keep(key, bitmap);
    } catch {
      // Without it the coarser image stays; a tile that left the view is asked for when it comes back.
      if (!loading.signal.aborted) this.#failedAtMs.set(key, performance.now());
    } finally {
      this.#loading.delete(key);
    }
    if (this.#isGone) return;
    this.#given.redraw();
    this.#load();
  }

  #keep(key: string, bitmap: ImageBitmap): void {
    this.#bitmaps.set(key, bitmap);
    for (const [oldest, old] of this.#bitmaps) {
      if (this.#bitmaps.size <= KEPT) break;
      this.#bitmaps.delete(oldest);
      old.close();
    }
  }

  destroy(): void {
    this.#isGone = true;
    for (const loading of this.#loading.values()) loading.abort();
    for (const bitmap of this.#bitmaps.values()) bitmap.close();
    this.#bitmaps.clear();
  }
}
