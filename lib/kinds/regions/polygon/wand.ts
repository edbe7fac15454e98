/**
 * The outline of an area of one colour: of the pixels joined with the one that is clicked, without holes, of which noise
 * makes many. Few corners: the line stays within a pixel of the image, or of the screen where that shows several as one.
 */
import { addRegion } from "@/lib/editor/commands";
import { newRegion, type ToolContext } from "@/lib/editor/tools/tool";
import { fillHoles } from "@/lib/geometry/fill-holes";
import { simplifyRing } from "@/lib/geometry/simplify";
import { traceMask } from "@/lib/geometry/trace-mask";
import { type Picked, wandTool } from "../../drawing/wand-tool";

/** A noisy outline may have more than a polygon may be stored with, and nobody changes so many by hand. */
const MOST_CORNERS = 2_000;

function outlined({ pixels }: Picked, context: ToolContext) {
  const whole = { ...pixels, data: pixels.data.slice() };
  fillHoles(whole);
  // Pixels joined over their sides have one outline.
  const [outline] = traceMask(whole);
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
