/** Outlines of shapes on a canvas. */
import { regionKind, type Shape } from "@/lib/kinds";

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

/** Paints shapes of one look in two strokes: the line under the coloured one keeps it visible on any image. */
export function paintShapes(canvas: CanvasRenderingContext2D, shapes: readonly Shape[], look: Look): void {
  canvas.beginPath();
  for (const shape of shapes) regionKind(shape.kind).geometry?.trace(canvas, shape, look.pixel);
  if (look.fill > 0) {
    canvas.globalAlpha = look.fill;
    canvas.fillStyle = look.color;
    canvas.fill();
    canvas.globalAlpha = 1;
  }
  canvas.strokeStyle = haloOf(look.color);
  canvas.lineWidth = (look.width + 1.5) * look.pixel;
  canvas.stroke();
  canvas.setLineDash(look.dash.map((length) => length * look.pixel));
  canvas.strokeStyle = look.color;
  canvas.lineWidth = look.width * look.pixel;
  canvas.stroke();
  canvas.setLineDash([]);
}
