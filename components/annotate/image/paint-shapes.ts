/** Outlines of shapes on a canvas. */
import { regionKind, type Shape } from "@/lib/kinds";
import type { PathSink } from "@/lib/kinds/path";

export type Look = {
  color: string;
  /** Length of a screen pixel in image pixels: lines look the same at every zoom. */
  pixel: number;
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

/**
 * Calls `outline` once per shape. Rectangles go past the path: Chromium strokes 10,000 of them nine times as fast one by one
 * as it strokes one path of them all.
 */
function eachOutline(
  canvas: CanvasRenderingContext2D,
  shapes: readonly Shape[],
  pixel: number,
  outline: { rect: (x: number, y: number, width: number, height: number) => void; path: () => void },
): void {
  let hasPath = false;
  const begin = () => {
    if (!hasPath) canvas.beginPath();
    hasPath = true;
  };
  const sink: PathSink = {
    moveTo: (x, y) => {
      begin();
      canvas.moveTo(x, y);
    },
    lineTo: (x, y) => canvas.lineTo(x, y),
    rect: outline.rect,
    ellipse: (cx, cy, rx, ry, rotation, from, to) => {
      begin();
      canvas.ellipse(cx, cy, rx, ry, rotation, from, to);
    },
    closePath: () => canvas.closePath(),
  };
  for (const shape of shapes) {
    hasPath = false;
    regionKind(shape.kind).geometry?.trace(sink, shape, pixel);
    if (hasPath) outline.path();
  }
}

/** Paints shapes of one look in two strokes: the lines under the coloured ones keep them visible on any image. */
export function paintShapes(canvas: CanvasRenderingContext2D, shapes: readonly Shape[], look: Look): void {
  const { color, pixel, width, dash, fill } = look;
  const stroke = () =>
    eachOutline(canvas, shapes, pixel, {
      rect: (...rect) => canvas.strokeRect(...rect),
      path: () => canvas.stroke(),
    });
  if (fill > 0) {
    canvas.globalAlpha = fill;
    canvas.fillStyle = color;
    eachOutline(canvas, shapes, pixel, {
      rect: (...rect) => canvas.fillRect(...rect),
      path: () => canvas.fill(),
    });
    canvas.globalAlpha = 1;
  }
  canvas.strokeStyle = haloOf(color);
  canvas.lineWidth = (width + 1.5) * pixel;
  stroke();
  canvas.setLineDash(dash.map((length) => length * pixel));
  canvas.strokeStyle = color;
  canvas.lineWidth = width * pixel;
  stroke();
  canvas.setLineDash([]);
}
