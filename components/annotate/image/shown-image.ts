/**
 * What is painted of an image that is looked at otherwise than as it is, or is too large to be held whole: through
 * filters, with another window of its levels, or by its tiles. Loaded with the first image that needs it.
 */
import type { TaskImage } from "@/lib/contracts/labeling";
import { urlOf } from "@/lib/contracts/url-of";
import { type ImageLook, PLAIN_LOOK } from "@/lib/editor/state";
import { filterOf } from "./look-filter";
import { type Seen, TileLayer } from "./tile-layer";

/** The server makes the image anew for each window: not for every step of a slider. */
const WINDOW_MS = 250;

type Given = {
  /** The whole image, small where it has tiles. */
  picture: HTMLImageElement;
  image: TaskImage;
  canvas: HTMLCanvasElement;
  /** Of the canvases; gets the filter. */
  holder: HTMLElement;
  /** Asks for a painting. */
  redraw: () => void;
};

export class ShownImage {
  readonly #given: Given;
  #picture: HTMLImageElement;
  #look = PLAIN_LOOK;
  #tiles: TileLayer | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Of the window that was asked for last. */
  #coming: HTMLImageElement | null = null;

  constructor(given: Given) {
    this.#given = given;
    this.#picture = given.picture;
    this.#tiles = this.#tilesFor(PLAIN_LOOK);
  }

  #windowOf({ window }: ImageLook) {
    return this.#given.image.window ? window : null;
  }

  #tilesFor(look: ImageLook): TileLayer | null {
    const { image, redraw } = this.#given;
    const { assetId, tileLevels, widthPx: width, heightPx: height } = image;
    if (tileLevels === undefined) return null;
    const query = this.#windowOf(look) ?? {};
    return new TileLayer({
      levels: tileLevels,
      size: { width, height },
      urlOf: ({ level, column, row }) =>
        urlOf("getTile", { params: { asset: assetId, level, column, row }, query }),
      redraw,
    });
  }

  follow(look: ImageLook): void {
    const before = this.#windowOf(this.#look);
    const now = this.#windowOf(look);
    this.#look = look;
    this.#filter();
    if (before?.low === now?.low && before?.high === now?.high) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#showWindow(), now ? WINDOW_MS : 0);
  }

  #filter(): void {
    const { canvas, holder } = this.#given;
    canvas.style.filter = this.#look === PLAIN_LOOK ? "" : filterOf(this.#look, this.#picture, holder);
  }

  /** Lets go what was asked for before: the server need not make it any more. */
  async #load(url: string): Promise<HTMLImageElement> {
    this.#stopLoading();
    const image = new Image();
    this.#coming = image;
    image.src = url;
    await image.decode();
    return image;
  }

  #stopLoading(): void {
    if (this.#coming && !this.#coming.complete) this.#coming.src = "";
    this.#coming = null;
  }

  async #showWindow(): Promise<void> {
    const { image, picture, redraw } = this.#given;
    const look = this.#look;
    const window = this.#windowOf(look);
    const variant = image.tileLevels === undefined ? "display" : "preview";
    const url = urlOf("getAsset", { params: { asset: image.assetId }, query: { variant, ...window } });
    // Without the server the image stays as it was.
    const shown = window ? await this.#load(url).catch(() => null) : picture;
    if (!shown || this.#windowOf(this.#look) !== window) return;
    this.#picture = shown;
    this.#tiles?.destroy();
    this.#tiles = this.#tilesFor(look);
    this.#filter();
    redraw();
  }

  paint(canvas: CanvasRenderingContext2D, seen: Seen): void {
    const { widthPx, heightPx } = this.#given.image;
    canvas.drawImage(this.#picture, 0, 0, widthPx, heightPx);
    this.#tiles?.paint(canvas, seen);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#stopLoading();
    this.#tiles?.destroy();
  }
}
