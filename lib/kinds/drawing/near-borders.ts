/** The borders of shapes on the image, for tools that draw along them. */
import type { Region } from "@/lib/annotation/document";
import type { Point } from "@/lib/core/geometry";
import { outlineOf } from "@/lib/editor/editing";
import { regionIndex } from "@/lib/editor/region-index";
import { regionControl, type ToolContext } from "@/lib/editor/tools/tool";
import type { Border } from "@/lib/geometry/borders";

export type RegionBorder = Border & { region: Region; ring: number };

/** Of one region: the rings of a shape with an area, an open line itself, nothing of others. */
export function bordersOf(region: Region, { editing }: ToolContext): RegionBorder[] {
  const outline = outlineOf(editing, region.shape.kind);
  const rings = outline?.rings?.(region.shape);
  if (rings)
    return rings.map((points, ring) => ({ points: points as Point[], isClosed: true, region, ring }));
  const line = outline?.line?.(region.shape);
  return line ? [{ points: line as Point[], isClosed: false, region, ring: 0 }] : [];
}

/** Of all that can be seen within so many pixels of the screen around a point, those drawn later first. */
export function bordersNear(
  point: Point,
  context: ToolContext,
  reachPx: number,
  suits: (region: Region) => boolean = () => true,
): RegionBorder[] {
  const reach = reachPx / context.viewport.scale;
  const around = { x: point[0] - reach, y: point[1] - reach, width: 2 * reach, height: 2 * reach };
  return regionIndex(context.document.regions)
    .meeting(around)
    .map(({ region }) => region)
    .filter((region) => suits(region) && regionControl(region, context) !== null)
    .toReversed()
    .flatMap((region) => bordersOf(region, context));
}
