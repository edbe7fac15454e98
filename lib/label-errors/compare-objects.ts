/**
 * Given regions of a task beside predicted ones, as the scores of objects take them: for every kind of region that can be
 * compared, by the comparison that its manifest declares. Distances of spans are in code points, of shapes in px.
 */

import { extentOfParts, partsIou } from "@/lib/agreement/span-overlap";
import type { Region } from "@/lib/annotation/document";
import { regionKind } from "@/lib/kinds";
import { comparisonOf } from "@/lib/kinds/comparisons";
import type { RegionControl } from "@/lib/labels/schema";
import type { ObjectComparison, ObjectQuality } from "./object-quality";
import type { LabelProblem } from "./run-summary";

type Shape = Region["shape"];
type Rect = { x: number; y: number; width: number; height: number };
type Comparing = { extent: (shape: Shape) => Rect; overlap: (a: Shape, b: Shape) => number };

/** Undefined for kinds without a comparison. */
function comparing(control: RegionControl): Comparing | undefined {
  const { text, geometry } = regionKind(control.kind);
  const comparison = comparisonOf(control);
  if (comparison?.type === "text" && text)
    return {
      extent: (shape) => extentOfParts(text.parts(shape)),
      overlap: (a, b) => partsIou(text.parts(a), text.parts(b)),
    };
  if (comparison?.type === "nearness") return { extent: comparison.extent, overlap: comparison.nearness };
  if (comparison?.type === "overlap" && geometry) return { extent: geometry.bounds, overlap: comparison.iou };
  return undefined;
}

export const hasObjects = (control: RegionControl): boolean => comparing(control) !== undefined;

const middleOf = ({ x, y, width, height }: Rect) => ({ x: x + width / 2, y: y + height / 2 });

/**
 * @param predicted each with how sure the model is of it, 0 to 1
 * @returns null for a kind of region that cannot be compared
 */
export function compareObjects(
  control: RegionControl,
  given: readonly Region[],
  predicted: readonly { region: Region; probability: number }[],
): ObjectComparison | null {
  const by = comparing(control);
  if (!by) return null;
  const places = new Map(control.labels.map(({ id }, i) => [id, i]));
  const labelOf = ({ labels }: Region): number => places.get(labels[0] ?? "") ?? -1;
  const overlap = new Float64Array(given.length * predicted.length);
  const distancePx = new Float64Array(overlap.length);
  const middles = predicted.map(({ region }) => middleOf(by.extent(region.shape)));
  given.forEach(({ shape }, i) => {
    const middle = middleOf(by.extent(shape));
    predicted.forEach(({ region }, j) => {
      const other = middles[j] as { x: number; y: number };
      overlap[i * predicted.length + j] = by.overlap(shape, region.shape);
      distancePx[i * predicted.length + j] = Math.hypot(middle.x - other.x, middle.y - other.y);
    });
  });
  return {
    given: given.map(labelOf),
    predicted: predicted.map(({ region, probability }) => ({ label: labelOf(region), probability })),
    overlap,
    distancePx,
  };
}

export type WorstObject = {
  problem: Exclude<LabelProblem, "label">;
  /** Places of labels; null where the problem has none. */
  given: number | null;
  suggested: number | null;
  probability: number | null;
};

/** A region that scores as low as this is what to look at first. */
const least = (values: readonly (number | null)[]): { at: number; value: number } => {
  let [at, value] = [-1, 1];
  values.forEach((one, i) => {
    if (one !== null && one < value) [at, value] = [i, one];
  });
  return { at, value };
};

/** From here on a region looks rather right than wrong. */
const RATHER_RIGHT = 0.5;

/** The lowest of the scores of a task and what it is of; null where all regions look rather right. */
export function worstObject(image: ObjectComparison, quality: ObjectQuality): WorstObject | null {
  const overlooked = least(quality.overlooked);
  const placed = least(quality.placed);
  const labeled = least(quality.labeled);
  const lowest = Math.min(overlooked.value, placed.value, labeled.value);
  if (lowest >= RATHER_RIGHT) return null;
  if (overlooked.at >= 0 && overlooked.value === lowest) {
    const { label, probability } = image.predicted[overlooked.at] as ObjectComparison["predicted"][number];
    return { problem: "overlooked", given: null, suggested: label, probability };
  }
  if (labeled.at >= 0 && labeled.value === lowest) {
    const own = image.given[labeled.at] as number;
    const near = image.predicted
      .map((one, j) => ({
        ...one,
        overlap: image.overlap[labeled.at * image.predicted.length + j] as number,
      }))
      .filter(({ label }) => label !== own)
      .sort((a, b) => b.overlap - a.overlap)[0];
    return {
      problem: "mislabeled",
      given: own,
      suggested: near?.label ?? null,
      probability: near?.probability ?? null,
    };
  }
  return { problem: "misplaced", given: image.given[placed.at] ?? null, suggested: null, probability: null };
}

/** A task whose regions score below this is a likely error. */
export const LIKELY_BELOW = 0.1;
