/** How the regions of several annotators become those of a consensus. */

import { regionKind, type Shape } from "@/lib/kinds";
import { comparisonOf } from "@/lib/kinds/comparisons";
import type { RegionControl } from "@/lib/labels/schema";
import { mergeShapes } from "./merge-shapes";
import { mergeTexts } from "./merge-texts";
import type { Merged, RaterRegions } from "./merged-regions";
import type { Method } from "./votes";

/** Candidates in a fixed order, whether kept or not. */
type Merge = (raters: readonly RaterRegions[], method: Method) => Merged<Shape>;

/** Undefined where the kind declares no comparison of its shapes, or no middle of several. */
export function regionMerge(control: RegionControl): Merge | undefined {
  const { text, geometry } = regionKind(control.kind);
  // The manifest compares and gives shapes of its own kind; the lookup by name cannot say so.
  const own = (merged: Merged<unknown>) => merged as Merged<Shape>;
  const comparison = comparisonOf(control);
  if (comparison?.type === "text")
    return text && ((raters, method) => own(mergeTexts(control, text, raters, method)));
  if (!comparison?.middle || !geometry) return undefined;
  const { middle } = comparison;
  const likeness =
    comparison.type === "overlap"
      ? { extent: geometry.bounds, similarity: comparison.iou, middle }
      : { extent: comparison.extent, similarity: comparison.nearness, middle };
  return (raters, method) => own(mergeShapes(control, likeness, raters, method));
}
