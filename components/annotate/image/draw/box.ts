import { boxCorners } from "@/lib/core/geometry";
import type { Tracer } from "./kind";

export const traceBox: Tracer<"box"> = (canvas, shape) => {
  if (shape.rotation === 0) {
    canvas.rect(shape.x, shape.y, shape.width, shape.height);
    return;
  }
  for (const [i, [x, y]] of boxCorners(shape).entries()) i === 0 ? canvas.moveTo(x, y) : canvas.lineTo(x, y);
  canvas.closePath();
};
