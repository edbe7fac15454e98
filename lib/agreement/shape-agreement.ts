/**
 * Agreement on shapes that have an area in common or not: found (F1 at IoU 0.5 and 0.75 after the best one-to-one
 * matching), what (alpha over the labels of matched objects) and where (mean IoU of matched objects). A kind of shape is
 * registered with its extent and its IoU alone. Out of scope: shapes without area (lines, points).
 */
import type { ShapeOf } from "@/lib/annotation/shapes";
import type { Rect } from "@/lib/core/geometry";
import type { ControlOf, RegionKindName } from "@/lib/labels/schema";
import type { AgreementKind } from "./kinds/kind";
import { type Located, type Match, matchRegionsAt } from "./region-matching";
import {
  confirmedShare,
  countMeetings,
  type LabelMeeting,
  locate,
  type PairComparison,
  regionsUnit,
} from "./region-unit";
import { summarizeRegions } from "./summarize-regions";

/** From this IoU on two shapes are the same object. */
export const FOUND_IOU = 0.5;
const TIGHT_IOU = 0.75;
/** IoU is summed in whole millionths, so that the sum does not depend on the order. */
const IOU_SCALE = 1_000_000;

function labelShares(
  a: readonly { labels: readonly string[] }[],
  b: readonly { labels: readonly string[] }[],
  meetings: readonly LabelMeeting[],
): PairComparison["labels"] {
  const shares: PairComparison["labels"] = {};
  for (const { labels } of [...a, ...b])
    for (const label of labels) {
      const share = shares[label] ?? [0, 0];
      share[1]++;
      shares[label] = share;
    }
  for (const meeting of meetings)
    for (const label of meeting.a) if (meeting.b.includes(label)) (shares[label] as [number, number])[0] += 2;
  return shares;
}

/** Two raters' shapes on one task; lists sorted by region id. */
export function compareShapes<T>(
  a: readonly Located<T>[],
  b: readonly Located<T>[],
  iou: (a: T, b: T) => number,
): PairComparison {
  const meet = ({ a: i, b: j, similarity }: Match): LabelMeeting => ({
    a: (a[i] as Located<T>).labels,
    b: (b[j] as Located<T>).labels,
    similarity,
  });
  const [meetings = [], found = [], tight = []] = matchRegionsAt(a, b, iou, [0, FOUND_IOU, TIGHT_IOU]).map(
    (matches) => matches.map(meet),
  );
  const millionths = found.reduce((sum, { similarity }) => sum + Math.round(similarity * IOU_SCALE), 0);
  const all = a.length + b.length;
  return {
    sums: {
      "f1-iou-50": [2 * found.length, all],
      "f1-iou-75": [2 * tight.length, all],
      "mean-iou": [millionths, found.length * IOU_SCALE],
    },
    labels: labelShares(a, b, found),
    matched: countMeetings(found),
    confirmed: confirmedShare(meetings, a.length, b.length),
  };
}

/**
 * Registers a kind of shape.
 * @param extent the smallest upright rectangle around the shape, px
 * @param iou symmetric, in [0, 1], 0 for shapes that only touch
 */
export function shapeAgreement<K extends RegionKindName>(
  kind: K,
  extent: (shape: ShapeOf<K>) => Rect,
  iou: (a: ShapeOf<K>, b: ShapeOf<K>) => number,
): AgreementKind<K> {
  return {
    kind,
    unitOf: (control: ControlOf<K>, answers) =>
      regionsUnit(
        control,
        answers,
        (regions) => locate(kind, regions, extent),
        (a, b) => compareShapes(a, b, iou),
      ),
    summarize: (control: ControlOf<K>, units, options) =>
      summarizeRegions(control, "f1-iou-50", ["mean-iou", "f1-iou-75"], units, options),
  };
}
