/**
 * How regions of two annotators are compared, by kind: apart from the manifests, since only the server compares, and
 * browsers would load it with every page. Of a kind without a line here neither agreement nor a consensus can be told.
 */
import type { ShapeComparison } from "./compare";
import type { RegionControl, RegionKindName, Shape } from "./index";
import { compare as box } from "./regions/box/compare";
import { compare as ellipse } from "./regions/ellipse/compare";
import { compare as keypoint } from "./regions/keypoint/compare";
import { compare as mask } from "./regions/mask/compare";
import { compare as polygon } from "./regions/polygon/compare";
import { compare as polyline } from "./regions/polyline/compare";
import { compare as skeleton } from "./regions/skeleton/compare";
import { compare as span } from "./regions/span/compare";

type Compare = (control: RegionControl) => ShapeComparison<Shape>;

const COMPARISONS = { box, ellipse, keypoint, mask, polygon, polyline, skeleton, span };

export const isCompared = (kind: RegionKindName): boolean => kind in COMPARISONS;

/** Undefined for kinds that cannot be compared. */
export function comparisonOf(control: RegionControl): ShapeComparison<Shape> | undefined {
  // Each function is only given controls of its own kind; the lookup cannot say so in types.
  const compare = (COMPARISONS as unknown as Partial<Record<RegionKindName, Compare>>)[control.kind];
  return compare?.(control);
}
