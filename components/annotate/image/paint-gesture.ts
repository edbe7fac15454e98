/**
 * Paints what a gesture has drawn so far that is no shape yet: a line that cuts, the stroke of a brush, pixels that are picked.
 * Of these it paints as many as the screen has, however many they are and however scattered.
 */
import type { Point, Rect } from "@/lib/core/geometry";
import type { Draft } from "@/lib/editor/tools/tool";
import type { Bitmap } from "@/lib/geometry/bitmap";

type Look = {
  /** Of the label in hand. */
  color: string;
  /** How much of the colour painted pixels get, 0 to 1. */
  fill: number;
  /** Length of a screen pixel in image pixels. */
  pixel: number;
  /** The part of the image in view. */
  part: Rect;
};

/** Red, green, blue and alpha as one number, as `Uint32Array` has the pixels of a canvas. */
const numberOf = (hex: string): number => {
  const value = Number.parseInt(hex.slice(1), 16);
  return ((255 << 24) | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
};

/** A canvas of the part of the pixels in view, one pixel of it for `step` × `step` of the image. */
function sampled(pixels: Bitmap, { part, color }: Look, step: number) {
  const left = Math.max(pixels.x, Math.floor(part.x));
  const top = Math.max(pixels.y, Math.floor(part.y));
  const width = Math.ceil((Math.min(pixels.x + pixels.width, part.x + part.width) - left) / step);
  const height = Math.ceil((Math.min(pixels.y + pixels.height, part.y + part.height) - top) / step);
  if (width <= 0 || height <= 0) return null;
  const image = new ImageData(width, height);
  const colors = new Uint32Array(image.data.buffer);
  const number = numberOf(color);
  for (let row = 0; row < height; row++) {
    const from = (top - pixels.y + row * step) * pixels.width + left - pixels.x;
    for (let column = 0; column < width; column++)
      if (pixels.data[from + column * step] === 1) colors[row * width + column] = number;
  }
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return { canvas, left, top };
}

function paintFigure(canvas: CanvasRenderingContext2D, text: string, x: number, y: number, pixel: number) {
  canvas.font = `600 ${12 * pixel}px system-ui, sans-serif`;
  const width = canvas.measureText(text).width + 12 * pixel;
  canvas.fillStyle = "#1b1c1a";
  canvas.beginPath();
  canvas.roundRect(x + 14 * pixel, y + 14 * pixel, width, 20 * pixel, 4 * pixel);
  canvas.fill();
  canvas.fillStyle = "#ffffff";
  canvas.textBaseline = "middle";
  canvas.fillText(text, x + 20 * pixel, y + 24 * pixel);
}

function paintPicked(
  canvas: CanvasRenderingContext2D,
  { pixels, isErasing, at, level }: NonNullable<Draft["picked"]>,
  look: Look,
): void {
  const { pixel, color, fill } = look;
  const step = Math.max(Math.floor(pixel), 1);
  const made = sampled(pixels, { ...look, color: isErasing ? "#ffffff" : color }, step);
  if (made) {
    canvas.globalAlpha = isErasing ? 0.7 : fill;
    canvas.imageSmoothingEnabled = false;
    const { width, height } = made.canvas;
    canvas.drawImage(made.canvas, made.left, made.top, width * step, height * step);
    canvas.globalAlpha = 1;
  }
  paintFigure(canvas, `± ${level}`, at[0], at[1], pixel);
}

/** A line that makes nothing: black and white dashes are seen on any image. */
function paintLine(canvas: CanvasRenderingContext2D, path: readonly Point[], pixel: number) {
  canvas.beginPath();
  for (const [i, point] of path.entries()) i === 0 ? canvas.moveTo(...point) : canvas.lineTo(...point);
  for (const [style, width, dash] of [
    ["#ffffff", 3, []],
    ["#1b1c1a", 1.5, [5 * pixel, 4 * pixel]],
  ] as const) {
    canvas.setLineDash([...dash]);
    canvas.strokeStyle = style;
    canvas.lineWidth = width * pixel;
    canvas.stroke();
  }
  canvas.setLineDash([]);
}

/** What the brush has painted so far; where it erases, as light as paper. */
function paintStroke(
  canvas: CanvasRenderingContext2D,
  { path, radius, isErasing }: NonNullable<Draft["stroke"]>,
  { color, fill, pixel }: Look,
) {
  const [first] = path;
  if (!first) return;
  canvas.globalAlpha = isErasing ? 0.7 : fill;
  canvas.strokeStyle = isErasing ? "#ffffff" : color;
  canvas.fillStyle = canvas.strokeStyle;
  canvas.lineWidth = Math.max(2 * radius, pixel);
  [canvas.lineCap, canvas.lineJoin] = ["round", "round"];
  canvas.beginPath();
  canvas.moveTo(...first);
  for (const point of path) canvas.lineTo(...point);
  if (radius === 0) canvas.fill();
  canvas.stroke();
  canvas.globalAlpha = 1;
  [canvas.lineCap, canvas.lineJoin] = ["butt", "miter"];
}

function paintBrush(
  canvas: CanvasRenderingContext2D,
  { at, radius }: NonNullable<Draft["brush"]>,
  pixel: number,
) {
  for (const [style, width] of [
    ["#ffffff", 3],
    ["#1b1c1a", 1],
  ] as const) {
    canvas.strokeStyle = style;
    canvas.lineWidth = width * pixel;
    canvas.beginPath();
    canvas.arc(...at, radius, 0, 2 * Math.PI);
    canvas.stroke();
  }
}

export function paintGesture(canvas: CanvasRenderingContext2D, draft: Draft, look: Look): void {
  const { stroke, picked, cut, brush } = draft;
  if (stroke) paintStroke(canvas, stroke, look);
  if (picked) paintPicked(canvas, picked, look);
  if (cut) paintLine(canvas, cut, look.pixel);
  if (brush) paintBrush(canvas, brush, look.pixel);
}
