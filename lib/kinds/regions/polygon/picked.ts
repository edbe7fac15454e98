/**
 * The outline of pixels that are picked: by their colour, joined with the one that is clicked, or by a model. Of several
 * parts the largest, without holes, of which noise makes many. Few corners: the line stays within a pixel of the image, or
 * of the screen where that shows several as one.
 */
import { polygonArea } from "@/lib/core/geometry";
import { addRegion } from "@/lib/editor/commands";
import { newRegion, type ToolContext } from "@/lib/editor/tools/tool";
import { fillHoles } from "@/lib/geometry/fill-holes";
import type { Polygon } from "@/lib/geometry/polygon";
import { simplifyRing } from "@/lib/geometry/simplify";
import { traceMask } from "@/lib/geometry/trace-mask";
import { segmentTool } from "../../drawing/segment-tool";
import { type Picked, wandTool } from "../../drawing/wand-tool";

/** A noisy outline may have more than a polygon may be stored with, and nobody changes so many by hand. */
const MOST_CORNERS = 2_000;

function outlined({ pixels }: Picked, context: ToolContext) {
  const whole = { ...pixels, data: pixels.data.slice() };
  fillHoles(whole);
  const outline = traceMask(whole).reduce<Polygon | null>(
    (largest, one) => (largest && polygonArea(largest.points) >= polygonArea(one.points) ? largest : one),
    null,
  );
  if (!outline) return { commands: [] };
  let tolerancePx = Math.max(1 / context.viewport.scale, 1);
  let points = simplifyRing(outline.points, tolerancePx);
  while (points.length > MOST_CORNERS) {
    tolerancePx *= 2;
    points = simplifyRing(points, tolerancePx);
  }
  const region = newRegion({ kind: "polygon", points }, context);
  return region ? { commands: [addRegion(region)], select: [region.id] } : { commands: [] };
}

export const polygonWand = wandTool("polygon", outlined, { onlyJoined: true });
export const polygonSegment = segmentTool("polygon", outlined);
