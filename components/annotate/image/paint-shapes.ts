/** Outlines of shapes on a canvas. */
import type { RegionControl, Shape } from "@/lib/kinds";
import type { Dot, Outline } from "@/lib/kinds/outline";
import type { PathSink } from "@/lib/kinds/path";
import { gestureParts } from "./gesture-parts";

export type Look = {
  color: string;
  /** Length of a screen pixel in image pixels: lines look the same at every zoom. */
  pixel: number;
  /** 0 for no line. */
  width: number;
  /** Lengths in pixels of the screen, drawn and left out in turn; empty for a whole line. */
  dash: readonly number[];
  /** How much of its colour the inside gets, 0 to 1. */
  fill: number;
};

/** Light colours, as the dark theme has them, need a dark line beside them on a white image; dark ones a light line. */
function haloOf(hex: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "rgb(0 0 0 / .6)" : "rgb(255 255 255 / .75)";
}

/** The control of all the shapes, and how those of its kind are drawn. */
export type DrawnBy = { control: RegionControl; outline: Outline<Shape, RegionControl> | undefined };

type Rectangle = [x: number, y: number, width: number, height: number];

/** Rectangles apart from other outlines: Chromium strokes 10,000 of them nine times as fast one by one as in one path. */
function outlinesOf(
  shapes: readonly Shape[],
  { control, outline }: DrawnBy,
  pixel: number,
): { rects: Rectangle[]; paths: Path2D[] } {
  const rects: Rectangle[] = [];
  const paths: Path2D[] = [];
  let path: Path2D | null = null;
  const own = (): Path2D => {
    path ??= new Path2D();
    return path;
  };
  const sink: PathSink = {
    moveTo: (x, y) => own().moveTo(x, y),
    lineTo: (x, y) => own().lineTo(x, y),
    rect: (...rect) => rects.push(rect),
    ellipse: (...ellipse) => own().ellipse(...ellipse),
    closePath: () => own().closePath(),
  };
  for (const shape of shapes) {
    path = null;
    outline?.trace(sink, shape, pixel, control);
    if (path) paths.push(path);
  }
  return { rects, paths };
}

const DOT_RADIUS_PX = 4;

function paintDot(canvas: CanvasRenderingContext2D, { point, isHollow }: Dot, { color, pixel }: Look): void {
  const circle = (radiusPx: number, fill: string) => {
    canvas.beginPath();
    canvas.arc(...point, radiusPx * pixel, 0, 2 * Math.PI);
    canvas.fillStyle = fill;
    canvas.fill();
  };
  circle(DOT_RADIUS_PX + 1, haloOf(color));
  circle(DOT_RADIUS_PX, color);
  if (isHollow) circle(DOT_RADIUS_PX - 1.5, "#ffffff");
}

/** Paints shapes of one look in two strokes: the lines under the coloured ones keep them visible on any image. */
export function paintShapes(
  canvas: CanvasRenderingContext2D,
  all: readonly Shape[],
  by: DrawnBy,
  look: Look,
): void {
  const { color, pixel, width, dash, fill } = look;
  const shapes = gestureParts.loaded()?.paintScattered(canvas, all, look) ?? all;
  const { rects, paths } = outlinesOf(shapes, by, pixel);
  const stroke = () => {
    for (const rect of rects) canvas.strokeRect(...rect);
    for (const path of paths) canvas.stroke(path);
  };
  if (fill > 0) {
    canvas.globalAlpha = fill;
    canvas.fillStyle = color;
    for (const rect of rects) canvas.fillRect(...rect);
    for (const path of paths) canvas.fill(path);
    canvas.globalAlpha = 1;
  }
  if (width === 0) return;
  canvas.strokeStyle = haloOf(color);
  canvas.lineWidth = (width + 1.5) * pixel;
  stroke();
  canvas.setLineDash(dash.map((length) => length * pixel));
  canvas.strokeStyle = color;
  canvas.lineWidth = width * pixel;
  stroke();
  canvas.setLineDash([]);
  for (const shape of shapes) for (const dot of by.outline?.dots?.(shape) ?? []) paintDot(canvas, dot, look);
}
