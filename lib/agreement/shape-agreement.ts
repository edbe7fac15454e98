/**
 * Agreement on shapes that have an area in common or not: found (F1 at IoU 0.5 and 0.75 after the best one-to-one
 * matching), what (alpha over the labels of matched objects) and where (mean IoU of matched objects). Of a
 * shape its extent and its IoU are needed. Out of scope: shapes without area (lines, points).
 */
import type { Rect } from "@/lib/core/geometry";
import type { RegionControl } from "@/lib/labels/schema";
import type { ControlMeasure } from "./control-agreement";
import { foundAt50 } from "./measures/f1-iou-50";
import { foundAt75 } from "./measures/f1-iou-75";
import { meanIou } from "./measures/mean-iou";
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
      [foundAt50.id]: [2 * found.length, all],
      [foundAt75.id]: [2 * tight.length, all],
      [meanIou.id]: [millionths, found.length * IOU_SCALE],
    },
    labels: labelShares(a, b, found),
    matched: countMeetings(found),
    confirmed: confirmedShare(meetings, a.length, b.length),
  };
}

/** See the head of this file. Headline `f1-iou-50`. */
export function shapeAgreement<S>(
  control: RegionControl,
  extent: (shape: S) => Rect,
  iou: (a: S, b: S) => number,
): ControlMeasure {
  return {
    unitOf: (answers) =>
      regionsUnit(
        control,
        answers,
        (regions) => locate<S>(control.kind, regions, extent),
        (a, b) => compareShapes(a, b, iou),
      ),
    summarize: (units, options) =>
      summarizeRegions(control, { headline: foundAt50, others: [meanIou, foundAt75] }, units, options),
  };
}
