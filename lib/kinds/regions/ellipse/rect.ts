import type { RotatedRect } from "@/lib/core/geometry";
import type { EllipseShape } from "./shape";

/** The rectangle that it fills, turned with it. */
export const rectOf = ({ cx, cy, rx, ry, rotation }: EllipseShape): RotatedRect => ({
  x: cx - rx,
  y: cy - ry,
  width: 2 * rx,
  height: 2 * ry,
  rotation,
});

export const fromRect = ({ x, y, width, height, rotation }: RotatedRect): EllipseShape => ({
  kind: "ellipse",
  cx: x + width / 2,
  cy: y + height / 2,
  rx: width / 2,
  ry: height / 2,
  rotation,
});
