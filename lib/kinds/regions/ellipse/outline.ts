import type { Outline } from "../../outline";
import { ringOf } from "./ring";
import type { EllipseShape } from "./shape";

export const outline: Outline<EllipseShape> = {
  rings: (shape) => [ringOf(shape)],
  trace: (path, { cx, cy, rx, ry, rotation }) => {
    const radians = (rotation * Math.PI) / 180;
    path.moveTo(cx + rx * Math.cos(radians), cy + rx * Math.sin(radians));
    path.ellipse(cx, cy, rx, ry, radians, 0, 2 * Math.PI);
  },
};
