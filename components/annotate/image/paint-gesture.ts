/** Paints what a gesture has drawn so far that is no shape yet: a line that cuts, the stroke of a brush, pixels picked. */
import type { Point } from "@/lib/core/geometry";
import type { Draft } from "@/lib/editor/tools/tool";
import { paintPixels } from "./paint-pixels";

type Look = {
  /** Of the label in hand. */
  color: string;
  /** How much of the colour painted pixels get, 0 to 1. */
  fill: number;
  /** Length of a screen pixel in image pixels. */
  pixel: number;
};

/** Erased pixels look like paper. */
const ERASED_FILL = 0.7;

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
  { pixels, isErasing, figure }: NonNullable<Draft["picked"]>,
  look: Look,
): void {
  const { pixel, color, fill } = look;
  paintPixels(canvas, pixels, isErasing ? { color: "#ffffff", fill: ERASED_FILL } : { color, fill });
  if (figure) paintFigure(canvas, `± ${figure.level}`, ...figure.at, pixel);
}

/** Clicks on the shape have a plus, the others a minus: their colours alone would not tell them apart. */
function paintClicks(
  canvas: CanvasRenderingContext2D,
  clicks: NonNullable<Draft["clicks"]>,
  pixel: number,
): void {
  for (const {
    point: [x, y],
    isInside,
  } of clicks) {
    canvas.fillStyle = isInside ? "#0b6b34" : "#a3211b";
    canvas.strokeStyle = "#ffffff";
    canvas.lineWidth = 1.5 * pixel;
    canvas.beginPath();
    canvas.arc(x, y, 7 * pixel, 0, 2 * Math.PI);
    canvas.fill();
    canvas.stroke();
    const arm = 3.5 * pixel;
    canvas.beginPath();
    canvas.moveTo(x - arm, y);
    canvas.lineTo(x + arm, y);
    if (isInside) {
      canvas.moveTo(x, y - arm);
      canvas.lineTo(x, y + arm);
    }
    canvas.stroke();
  }
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
  canvas.globalAlpha = isErasing ? ERASED_FILL : fill;
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
  const { stroke, picked, cut, brush, chosen, clicks } = draft;
  // Under the grips, which are painted later: a frame of the accent's colour stays around each.
  canvas.fillStyle = "#2457c5";
  const half = 7 * look.pixel;
  for (const [x, y] of chosen ?? []) canvas.fillRect(x - half, y - half, 2 * half, 2 * half);
  if (stroke) paintStroke(canvas, stroke, look);
  if (picked) paintPicked(canvas, picked, look);
  if (clicks) paintClicks(canvas, clicks, look.pixel);
  if (cut) paintLine(canvas, cut, look.pixel);
  if (brush) paintBrush(canvas, brush, look.pixel);
}
