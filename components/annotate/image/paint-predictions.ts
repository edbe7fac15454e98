/** Predicted regions that wait for a decision, under those of the annotator: dashed, and with what the model is sure of. */
import type { Region } from "@/lib/annotation/document";
import type { Rect } from "@/lib/core/geometry";
import { outlineOf } from "@/lib/editor/editing";
import { scoreOf, shownPrediction, waitingShown } from "@/lib/editor/predictions";
import { regionIndex } from "@/lib/editor/region-index";
import { type EditorState, regionControlOf, turnOf } from "@/lib/editor/state";
import { toImage } from "@/lib/editor/viewport";
import { regionKind, type Shape } from "@/lib/kinds";
import { type Painting, partInView } from "./paint";
import { type NameLook, paintName } from "./paint-name";
import { paintShapes } from "./paint-shapes";

const DASH = [3, 4];
/** Of shapes that are their inside; less than regions of the annotator have. */
const FILL = 0.2;
const CHOSEN_FILL = 0.16;
const NAME_MIN_PX = 28;
/** Names of more would hide the image. */
const MAX_NAMES = 100;

const isFilled = (shape: Shape): boolean => regionKind(shape.kind).geometry?.isFilled === true;

function paintRegion(
  canvas: CanvasRenderingContext2D,
  painting: Painting,
  region: Region,
  { width, fill }: { width: number; fill: number },
): void {
  const control = regionControlOf(painting.state, region);
  if (!control) return;
  const color = painting.colorOf(region.control, region.labels[0]);
  const pixel = 1 / painting.viewport.scale;
  const outline = outlineOf(painting.state.editing, control.kind);
  paintShapes(canvas, [region.shape], { control, outline }, { color, pixel, width, dash: DASH, fill });
}

function paintTag(canvas: CanvasRenderingContext2D, painting: Painting, region: Region, bounds: Rect): void {
  const { state, viewport, view, colorOf, nameOf } = painting;
  const prediction = shownPrediction(state);
  const score = prediction ? scoreOf(prediction, region) : null;
  const tag = prediction?.tags?.[region.id] ?? (score === null ? "?" : `${Math.round(score * 100)}%`);
  const pixel = 1 / viewport.scale;
  const [leftEdge] = toImage(viewport, [0, 0]);
  const look: NameLook = {
    name: `${nameOf(region)} ${tag}`,
    color: colorOf(region.control, region.labels[0]),
    pixel,
    leftEdge,
    rightEdge: leftEdge + view.width * pixel,
    turn: turnOf(state, painting.input),
  };
  paintName(canvas, bounds, look);
}

export class PredictionPainter {
  #last: { input: string; waiting: readonly Region[]; paint: NonNullable<Painting["beneath"]> } | null = null;

  /** Paints what waits on the input; the same function as long as the same regions wait. */
  beneath(state: EditorState, input: string): Painting["beneath"] {
    const waiting = waitingShown(state);
    if (waiting.length === 0) return null;
    if (this.#last?.waiting === waiting && this.#last.input === input) return this.#last.paint;
    const here = waiting.filter((region) => regionControlOf(state, region)?.input === input);
    const paint = (canvas: CanvasRenderingContext2D, painting: Painting, part: Rect) => {
      const found = regionIndex(here).meeting(part);
      for (const { region } of found)
        paintRegion(canvas, painting, region, { width: 1.5, fill: isFilled(region.shape) ? FILL : 0 });
      const inView = regionIndex(here).meeting(partInView(painting));
      if (!painting.named || inView.length > MAX_NAMES) return;
      for (const { region, bounds } of inView)
        if (bounds.width * painting.viewport.scale >= NAME_MIN_PX) paintTag(canvas, painting, region, bounds);
    };
    this.#last = { input, waiting, paint };
    return paint;
  }

  /** The one that is looked at, on top of everything. */
  paintChosen(canvas: CanvasRenderingContext2D, painting: Painting): void {
    const { state, input } = painting;
    if (state.predictedId === null) return;
    const region = waitingShown(state).find(({ id }) => id === state.predictedId);
    const bounds = region && regionKind(region.shape.kind).geometry?.bounds(region.shape);
    if (!region || !bounds || regionControlOf(state, region)?.input !== input) return;
    paintRegion(canvas, painting, region, { width: 3.5, fill: CHOSEN_FILL });
    paintTag(canvas, painting, region, bounds);
  }
}
