/**
 * The canvases of an image, one above the other: a Konva stage with a layer each for the image, the regions that rest, and
 * the gesture with what it moves. Konva keeps their pixels sharp and paints a layer at most once per frame. They follow the
 * editor past React, so that a movement of the pointer renders nothing. Konva is used without its React renderer, which is
 * a second React of 40 KB for what are three layers here (decision 0029).
 */
import type { Context } from "konva/lib/Context";
import { Layer } from "konva/lib/Layer";
import { Shape } from "konva/lib/Shape";
import { Stage } from "konva/lib/Stage";
import { importLater } from "@/components/ui/later";
import type { TaskImage } from "@/lib/contracts/labeling";
import { followRegions } from "@/lib/editor/region-index";
import { REST_MS } from "@/lib/editor/repaint";
import { type EditorState, HOME_VIEW, PLAIN_LOOK } from "@/lib/editor/state";
import type { EditorStore } from "@/lib/editor/store";
import type { Draft } from "@/lib/editor/tools/tool";
import { isRelationControl } from "@/lib/labels/schema";
import { type Painting, paintOverlay } from "./paint";
import type { PredictionPainter } from "./paint-predictions";
import type { paintRelations } from "./paint-relations";
import { RestingBitmap } from "./resting-bitmap";
import type { ShownImage } from "./shown-image";

/** Shows where an image is transparent, in every theme: such drawings are made for paper. As `--paper`. */
const PAPER = "#ffffff";
/** From here on the pixels of the image are meant to be seen. */
const SHARP_PIXELS_SCALE = 3;

export type Looks = Pick<Painting, "colorOf" | "repeatOf" | "nameOf">;
type Given = { editor: EditorStore; input: string; picture: HTMLImageElement; image: TaskImage };

const shownImage = importLater(() => import("./shown-image").then(({ ShownImage }) => ShownImage));

/** Changes of these leave the regions that rest as they are. */
const RESTING = [
  ...(["document", "selection", "hidden", "locked"] as const),
  ...(["minScore", "shownPrediction", "viewAids"] as const),
] as const;

const sameIds = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean =>
  a === b || (a.size === b.size && [...a.keys()].every((id) => b.has(id)));

export class ImageCanvases {
  readonly #given: Given;
  readonly #stage: Stage;
  readonly #image: Layer;
  readonly #regions: Layer;
  readonly #overlay: Layer;
  readonly #resting = new RestingBitmap();
  readonly #unsubscribe: () => void;
  #looks: Looks;
  #state: EditorState;
  #draft: Draft;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #isResting = false;
  #predictions: PredictionPainter | null = null;
  #paintRelations: typeof paintRelations | undefined;
  #shown: ShownImage | null = null;
  readonly #unfollow: (() => void)[] = [];

  constructor(container: HTMLDivElement, given: Given, looks: Looks) {
    const { editor, input } = given;
    this.#given = given;
    this.#looks = looks;
    this.#state = editor.getState();
    this.#draft = editor.draft(input);
    // Nothing in it listens: tools get the pointer from the view around it.
    this.#stage = new Stage({ container, listening: false });
    this.#image = this.#layer((canvas, pixelRatio) => this.#paintImage(canvas, pixelRatio));
    this.#regions = this.#layer((canvas, pixelRatio) => this.#paintRegions(canvas, pixelRatio));
    this.#overlay = this.#layer((canvas) => {
      const painting = this.#painting();
      paintOverlay(canvas, painting);
      this.#paintRelations?.(canvas, painting);
      this.#predictions?.paintChosen(canvas, painting);
    });
    this.#place();
    // Each lies above those before it, and is painted as it is added.
    this.#stage.add(this.#image, this.#regions, this.#overlay);
    this.#showLook();
    this.#unsubscribe = editor.subscribe(() => this.#follow());
    if (this.#state.predictions.length > 0) this.#loadPredictions().catch(console.warn);
    if (this.#state.schema.controls.some(isRelationControl)) this.#loadRelations().catch(console.warn);
  }

  async #loadRelations(): Promise<void> {
    const [{ paintRelations }, { followArrows }] = await Promise.all([
      import("./paint-relations"),
      import("./pick-relations"),
    ]);
    if (!this.#stage.container().isConnected) return;
    this.#paintRelations = paintRelations;
    this.#unfollow.push(followArrows(this.#given.editor, this.#given.input, this.#stage.container()));
    this.#overlay.batchDraw();
  }

  async #loadPredictions(): Promise<void> {
    const [{ PredictionPainter }, { followClicks }] = await Promise.all([
      import("./paint-predictions"),
      import("./pick-predictions"),
    ]);
    if (!this.#stage.container().isConnected) return;
    this.#predictions = new PredictionPainter();
    this.#unfollow.push(followClicks(this.#given.editor, this.#given.input, this.#stage.container()));
    this.#regions.batchDraw();
    this.#overlay.batchDraw();
  }

  #showLook(): void {
    const { imageLook, isPeeking } = this.#state;
    this.#shown?.follow(imageLook);
    if (!this.#shown && (imageLook !== PLAIN_LOOK || this.#given.image.tileLevels)) void this.#loadShown();
    for (const layer of [this.#regions, this.#overlay])
      layer.getNativeCanvasElement().style.visibility = isPeeking ? "hidden" : "";
  }

  async #loadShown(): Promise<void> {
    const Shown = await shownImage.ahead();
    // Others may have loaded it meanwhile, and a destroyed stage has no layers.
    if (this.#shown || !this.#stage.hasChildren()) return;
    this.#shown = new Shown({
      ...this.#given,
      canvas: this.#image.getNativeCanvasElement(),
      holder: this.#stage.container(),
      redraw: () => this.#image.batchDraw(),
    });
    this.#showLook();
    this.#image.batchDraw();
  }

  setLooks(looks: Looks): void {
    this.#looks = looks;
    this.#regions.batchDraw();
    this.#overlay.batchDraw();
  }

  destroy(): void {
    this.#stopWaiting();
    this.#unsubscribe();
    for (const unfollow of this.#unfollow) unfollow();
    this.#shown?.destroy();
    this.#stage.destroy();
    this.#resting.destroy();
  }

  /** @param paint in image coordinates; `pixelRatio` is the number of pixels of the canvas to one of the screen */
  #layer(paint: (canvas: CanvasRenderingContext2D, pixelRatio: number) => void): Layer {
    const layer = new Layer({ listening: false });
    const sceneFunc = ({ _context, canvas }: Context) => paint(_context, canvas.getPixelRatio());
    layer.add(new Shape({ listening: false, sceneFunc }));
    return layer;
  }

  get #viewport() {
    return this.#state.viewports[this.#given.input] ?? HOME_VIEW;
  }

  get #view() {
    return this.#state.viewSizes[this.#given.input] ?? { width: 0, height: 0 };
  }

  #painting(): Painting {
    const { input } = this.#given;
    const view = this.#view;
    const [state, viewport, draft] = [this.#state, this.#viewport, this.#draft];
    const beneath = this.#predictions?.beneath(state, input) ?? null;
    const { viewAids } = state;
    return {
      state,
      input,
      viewport,
      view,
      draft,
      viewAids,
      ...this.#looks,
      beneath,
      named: this.#resting.named,
    };
  }

  #paintImage(canvas: CanvasRenderingContext2D, pixelRatio: number): void {
    const { picture, image } = this.#given;
    const { widthPx, heightPx } = image;
    canvas.imageSmoothingEnabled =
      this.#state.imageLook.isSmooth && this.#viewport.scale < SHARP_PIXELS_SCALE;
    canvas.fillStyle = PAPER;
    canvas.fillRect(0, 0, widthPx, heightPx);
    if (this.#shown) this.#shown.paint(canvas, { viewport: this.#viewport, view: this.#view, pixelRatio });
    else canvas.drawImage(picture, 0, 0, widthPx, heightPx);
  }

  #paintRegions(canvas: CanvasRenderingContext2D, pixelRatio: number): void {
    const isBehind = this.#resting.drawOn(canvas, this.#painting(), {
      image: { width: this.#given.image.widthPx, height: this.#given.image.heightPx },
      pixelRatio,
      isResting: this.#isResting,
    });
    this.#isResting = false;
    if (isBehind && this.#restTimer === undefined) this.#rest();
    if (!isBehind) this.#stopWaiting();
  }

  #stopWaiting(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = undefined;
    this.#tellRest();
  }

  /** Begins the wait for rest, again with every movement of the view. */
  #rest(): void {
    this.#stopWaiting();
    this.#restTimer = setTimeout(() => {
      this.#restTimer = undefined;
      this.#isResting = true;
      this.#regions.batchDraw();
    }, REST_MS);
    this.#tellRest();
  }

  /** On the page: whether what is shown is painted sharp. */
  #tellRest(): void {
    this.#stage.container().dataset.resting = String(this.#restTimer === undefined);
  }

  #place(): void {
    const view = this.#state.viewSizes[this.#given.input];
    if (view && (view.width !== this.#stage.width() || view.height !== this.#stage.height()))
      this.#stage.size(view);
    const { x, y, scale } = this.#viewport;
    // Setting the attributes of a layer asks for a painting.
    for (const layer of [this.#image, this.#regions, this.#overlay])
      layer.setAttrs({ x, y, scaleX: scale, scaleY: scale });
  }

  #follow(): void {
    const { editor, input } = this.#given;
    const [before, now] = [this.#state, editor.getState()];
    // Before anything asks where regions lie: an index made anew takes as long as they are many.
    followRegions(before.document.regions, now.document.regions);
    const draft = editor.draft(input);
    const isMoved =
      before.viewports[input] !== now.viewports[input] || before.viewSizes[input] !== now.viewSizes[input];
    const isOther =
      RESTING.some((key) => before[key] !== now[key]) || !sameIds(this.#draft.shapes, draft.shapes);
    this.#state = now;
    this.#draft = draft;
    if (before.imageLook !== now.imageLook || before.isPeeking !== now.isPeeking) {
      this.#showLook();
      this.#image.batchDraw();
    }
    if (isMoved) {
      this.#place();
      if (this.#restTimer !== undefined) this.#rest();
    }
    if (isMoved || isOther) this.#regions.batchDraw();
    this.#overlay.batchDraw();
  }
}
