/** The name beside a shape on a canvas. */
import type { Rect } from "@/lib/core/geometry";
import { type Turn, tagPlace } from "@/lib/editor/turned-view";
import type { Size } from "@/lib/editor/viewport";

export type NameLook = {
  name: string;
  color: string;
  pixel: number;
  rightEdge: number;
  leftEdge: number;
  /** Of the view: names stay upright. */
  turn: Turn;
};

/** Above the shape as it is seen; a long name is moved to the left, as far as it must to be seen whole. */
export function nameRect(canvas: CanvasRenderingContext2D, at: Rect, look: NameLook): Rect {
  return nameTag(canvas, at, look).rect;
}

function nameTag(canvas: CanvasRenderingContext2D, at: Rect, look: NameLook) {
  const { name, pixel, leftEdge, rightEdge, turn } = look;
  const height = 17 * pixel;
  canvas.font = `600 ${12 * pixel}px system-ui, sans-serif`;
  const width = canvas.measureText(name).width + 10 * pixel;
  const x = turn === 0 ? Math.max(Math.min(at.x, rightEdge - width), Math.min(at.x, leftEdge)) : at.x;
  return { ...tagPlace({ ...at, x }, { width, height }, turn, pixel), size: { width, height } };
}

export function paintName(canvas: CanvasRenderingContext2D, at: Rect, look: NameLook): void {
  const { corner, size } = nameTag(canvas, at, look);
  canvas.save();
  canvas.translate(...corner);
  canvas.rotate((-look.turn * Math.PI) / 2);
  drawTag(canvas, size, look);
  canvas.restore();
}

/** With its corner at the origin. */
export function drawTag(
  canvas: CanvasRenderingContext2D,
  size: Size,
  { name, color, pixel }: Pick<NameLook, "name" | "color" | "pixel">,
): void {
  canvas.fillStyle = "rgb(255 255 255 / .92)";
  canvas.fillRect(0, 0, size.width, size.height);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 3 * pixel, size.height);
  canvas.fillStyle = "#1b1c1a";
  canvas.textBaseline = "middle";
  canvas.fillText(name, 6 * pixel, size.height / 2);
}
