/** The register of outlines: adding a kind means a file beside this one and a line here. */
import type { Shape } from "@/lib/annotation/shapes";
import { traceBox } from "./box";
import type { Look, Tracer } from "./kind";

const TRACERS: { [K in Shape["kind"]]?: Tracer<K> } = { box: traceBox };

/** Light colours, as the dark theme has them, need a dark line beside them on a white picture; dark ones a light line. */
function haloOf(hex: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "rgb(0 0 0 / .6)" : "rgb(255 255 255 / .75)";
}

/** Paints shapes of one look in two strokes: the line under the coloured one keeps it visible on any picture. */
export function paintShapes(canvas: CanvasRenderingContext2D, shapes: readonly Shape[], look: Look): void {
  canvas.beginPath();
  for (const shape of shapes) {
    // The register pairs each kind with its own shape; TypeScript cannot follow that through the lookup.
    const trace = TRACERS[shape.kind] as Tracer<Shape["kind"]> | undefined;
    trace?.(canvas, shape);
  }
  if (look.filled) {
    canvas.globalAlpha = 0.16;
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
