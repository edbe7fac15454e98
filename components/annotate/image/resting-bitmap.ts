/**
 * The regions that rest, painted once into a bitmap larger than the view. While the view moves, the bitmap is drawn moved and
 * scaled; where few regions change, it is mended under them alone. What it holds is always what a whole painting would give.
 */
import type { Rect } from "@/lib/core/geometry";
import { changedRegions, type ShownRegions } from "@/lib/editor/changed-regions";
import { CHEAP_MS, type Painted, repaintOf } from "@/lib/editor/repaint";
import type { Size, Viewport } from "@/lib/editor/viewport";
import { extentOf, type Painting, paintRegions, partInView, showsNames } from "./paint";

/** Lines, their corners and the marks of points reach so far around the bounds of a shape, pixels of the screen. */
const REACH_PX = 24;
/** Of the view, on each side. */
const MARGIN = 0.25;
/** With fewer regions each movement is painted, and a margin would only take time. */
const FEW_REGIONS = 300;
/** Of the bitmap: 64 MB. Screens that need more do without the margin. */
const MOST_PIXELS = 16_000_000;

/** Everything else that a painting depends on: another object means another look of all. */
const LOOKS = ["colorOf", "repeatOf", "nameOf", "input", "beneath", "viewAids"] as const;

type Drawing = {
  image: Size;
  /** Pixels of the canvas to a pixel of the screen. */
  pixelRatio: number;
  isResting: boolean;
};

const shownOf = ({ state, draft }: Painting): ShownRegions => ({
  regions: state.document.regions,
  selection: state.selection,
  hidden: state.hidden,
  locked: state.locked,
  lifted: draft.shapes,
});

export class RestingBitmap {
  readonly #canvas = document.createElement("canvas");
  #last: { painting: Painting; painted: Painted; pixelRatio: number } | null = null;

  /**
   * Draws what rests on a canvas as it stands, whatever its own transform.
   * @returns whether the view has to be painted again when it rests
   */
  drawOn(
    target: CanvasRenderingContext2D,
    wanted: Painting,
    { image, pixelRatio, isResting }: Drawing,
  ): boolean {
    const startedAt = performance.now();
    const repaint = this.#follow(wanted, pixelRatio)
      ? repaintOf(this.#last?.painted ?? null, { ...wanted, image, nowMs: startedAt, isResting })
      : "now";
    if (repaint === "now") this.#paint({ ...wanted, named: showsNames(wanted) }, pixelRatio);
    this.#copy(target, wanted.viewport);
    if (repaint === "now" && this.#last) {
      // Only drawing the bitmap makes the browser carry out what was painted on it.
      const atMs = performance.now();
      this.#last.painted = { ...this.#last.painted, costMs: atMs - startedAt, atMs };
    }
    return repaint === "later";
  }

  /** Names of regions are shown, as of the last drawing. */
  get named(): boolean {
    return this.#last?.painting.named ?? false;
  }

  /** Frees the pixels at once: browsers give canvases back late. */
  destroy(): void {
    this.#canvas.width = 0;
    this.#last = null;
  }

  #context(): CanvasRenderingContext2D {
    const context = this.#canvas.getContext("2d");
    if (!context) throw new Error("the browser gives no canvas");
    return context;
  }

  #marginOf({ state, view }: Painting, pixelRatio: number): number {
    if (state.document.regions.length <= FEW_REGIONS) return 0;
    // A whole number of pixels: a view that only moved by whole ones is as sharp as a fresh one.
    const margin = Math.round(MARGIN * Math.max(view.width, view.height));
    const pixels = (view.width + 2 * margin) * (view.height + 2 * margin) * pixelRatio ** 2;
    return pixels > MOST_PIXELS ? 0 : margin;
  }

  /** Pixels of the bitmap are those of the screen, shifted by the margin. */
  #transform(context: CanvasRenderingContext2D, { x, y, scale }: Viewport, marginPx: number, ratio: number) {
    const shift = Math.round(marginPx * ratio);
    context.setTransform(scale * ratio, 0, 0, scale * ratio, x * ratio + shift, y * ratio + shift);
  }

  #paint(painting: Painting, pixelRatio: number): void {
    const marginPx = this.#marginOf(painting, pixelRatio);
    const { viewport, view } = painting;
    const shift = Math.round(marginPx * pixelRatio);
    const context = this.#context();
    const [width, height] = [view.width, view.height].map((size) => Math.ceil(size * pixelRatio) + 2 * shift);
    // Setting a size clears the canvas, too, but takes new memory for it.
    if (this.#canvas.width !== width || this.#canvas.height !== height)
      Object.assign(this.#canvas, { width, height });
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    this.#transform(context, viewport, marginPx, pixelRatio);
    paintRegions(context, painting, partInView(painting, marginPx + REACH_PX));
    this.#last = { painting, pixelRatio, painted: { viewport, view, marginPx, costMs: 0, atMs: 0 } };
  }

  #copy(target: CanvasRenderingContext2D, viewport: Viewport): void {
    if (!this.#last || this.#canvas.width === 0 || this.#canvas.height === 0) return;
    const { painted, pixelRatio } = this.#last;
    const factor = viewport.scale / painted.viewport.scale;
    const shift = Math.round(painted.marginPx * pixelRatio) * factor;
    target.save();
    target.setTransform(
      factor,
      0,
      0,
      factor,
      (viewport.x - painted.viewport.x * factor) * pixelRatio - shift,
      (viewport.y - painted.viewport.y * factor) * pixelRatio - shift,
    );
    target.drawImage(this.#canvas, 0, 0);
    target.restore();
  }

  /** Brings the bitmap up to the regions as they are now; false when that takes a whole painting. */
  #follow(wanted: Painting, pixelRatio: number): boolean {
    if (!this.#last || this.#last.pixelRatio !== pixelRatio) return false;
    const { painting: before, painted } = this.#last;
    if (LOOKS.some((key) => before[key] !== wanted[key])) return false;
    const [was, is] = [shownOf(before), shownOf(wanted)];
    const changed = changedRegions(was, is);
    if (!changed || (changed.length > 0 && painted.costMs <= CHEAP_MS)) return false;
    const { viewport, view } = painted;
    // As the bitmap was painted: it may be of an earlier view.
    const now = { ...wanted, viewport, view };
    const named = changed.length > 0 ? showsNames(now) : before.named;
    if (named !== before.named) return false;
    this.#last.painting = { ...now, named };
    for (const region of changed) {
      const extent = extentOf(this.#context(), this.#last.painting, region);
      if (extent) this.#mend(extent);
    }
    return true;
  }

  /** Paints a part of the image again and leaves the rest as it is. */
  #mend(part: Rect): void {
    if (!this.#last) return;
    const { painting, painted, pixelRatio } = this.#last;
    const { viewport, marginPx } = painted;
    const context = this.#context();
    const shift = Math.round(marginPx * pixelRatio);
    const device = (at: number, offset: number) => (at * viewport.scale + offset) * pixelRatio + shift;
    const reach = REACH_PX * pixelRatio;
    const left = Math.max(Math.floor(device(part.x, viewport.x) - reach), 0);
    const top = Math.max(Math.floor(device(part.y, viewport.y) - reach), 0);
    const right = Math.min(Math.ceil(device(part.x + part.width, viewport.x) + reach), this.#canvas.width);
    const bottom = Math.min(Math.ceil(device(part.y + part.height, viewport.y) + reach), this.#canvas.height);
    if (right <= left || bottom <= top) return;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.clearRect(left, top, right - left, bottom - top);
    this.#transform(context, viewport, marginPx, pixelRatio);
    // What lies beside the part may reach into it, as the part reaches beyond the shape.
    const around = (2 * REACH_PX + 1) / viewport.scale;
    paintRegions(context, painting, {
      x: part.x - around,
      y: part.y - around,
      width: part.width + 2 * around,
      height: part.height + 2 * around,
    });
    context.restore();
  }
}
