/**
 * Agreement on shapes on images: found (F1 at a likeness of 0.5 and 0.75 after the best one-to-one matching), what (alpha
 * over the labels of matched objects) and where (mean likeness of matched objects). Likeness is the IoU of shapes with an
 * area, and of lines and points how near they lie.
 */
import type { Rect } from "@/lib/core/geometry";
import type { RegionControl } from "@/lib/labels/schema";
import type { ControlMeasure } from "./control-agreement";
import { alikeOf, LIKENESS_STEPS, stepAt } from "./likeness-steps";
import type { ShareMeasure } from "./measure";
import { foundAt50 } from "./measures/f1-iou-50";
import { foundAt75 } from "./measures/f1-iou-75";
import { foundNear50 } from "./measures/f1-near-50";
import { foundNear75 } from "./measures/f1-near-75";
import { meanDistance } from "./measures/mean-distance";
import { meanIou } from "./measures/mean-iou";
import { meanNearness } from "./measures/mean-nearness";
import { type Located, type Match, matchRegionsAt } from "./region-matching";
import {
  confirmedShare,
  countMeetings,
  type LabelMeeting,
  locate,
  type PairComparison,
  regionsUnit,
} from "./region-unit";
import { regionSummary } from "./summarize-regions";

/** From this likeness on two shapes are the same object. */
export const FOUND_LIKENESS = 0.5;
const TIGHT_LIKENESS = 0.75;
/** Likeness is summed in whole millionths, so that the sum does not depend on the order. */
const LIKENESS_SCALE = 1_000_000;

/** The measures that a likeness is told by. */
type Measures = { found: ShareMeasure; tight: ShareMeasure; mean: ShareMeasure };
export const OVERLAP: Measures = { found: foundAt50, tight: foundAt75, mean: meanIou };
export const NEARNESS: Measures = { found: foundNear50, tight: foundNear75, mean: meanNearness };

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
  likenessOf: (a: T, b: T) => number,
  { found: foundMeasure, tight: tightMeasure, mean }: Measures = OVERLAP,
  distance?: (a: T, b: T) => number,
): PairComparison {
  const meet = ({ a: i, b: j, similarity }: Match): LabelMeeting => ({
    a: (a[i] as Located<T>).labels,
    b: (b[j] as Located<T>).labels,
    similarity,
  });
  const matched = matchRegionsAt(a, b, likenessOf, LIKENESS_STEPS);
  const matchedAt = (threshold: number) => matched[stepAt(threshold)] ?? [];
  const [meetings, found, tight] = [0, FOUND_LIKENESS, TIGHT_LIKENESS].map((least) =>
    matchedAt(least).map(meet),
  ) as [LabelMeeting[], LabelMeeting[], LabelMeeting[]];
  const apart = matchedAt(FOUND_LIKENESS).reduce(
    (sum, { a: i, b: j }) =>
      distance
        ? sum + Math.round(distance((a[i] as Located<T>).shape, (b[j] as Located<T>).shape) * LIKENESS_SCALE)
        : 0,
    0,
  );
  const millionths = found.reduce((sum, { similarity }) => sum + Math.round(similarity * LIKENESS_SCALE), 0);
  const all = a.length + b.length;
  return {
    sums: {
      [foundMeasure.id]: [2 * found.length, all],
      [tightMeasure.id]: [2 * tight.length, all],
      [mean.id]: [millionths, found.length * LIKENESS_SCALE],
      ...(distance && { [meanDistance.id]: [apart, found.length * LIKENESS_SCALE] }),
    },
    labels: labelShares(a, b, found),
    matched: countMeetings(found),
    alike: alikeOf(a, b, matched),
    confirmed: confirmedShare(meetings, a.length, b.length),
  };
}

/**
 * See the head of this file. The headline is the share found at 0.5.
 * @param distance of two shapes as a share of what the kind takes for its measure, where it tells one
 */
export function shapeAgreement<S>(
  control: RegionControl,
  extent: (shape: S) => Rect,
  likenessOf: (a: S, b: S) => number,
  measures: Measures,
  distance?: (a: S, b: S) => number,
): ControlMeasure {
  return {
    unitOf: (answers) =>
      regionsUnit(
        control,
        answers,
        (regions) => locate<S>(control.kind, regions, extent),
        (a, b) => compareShapes(a, b, likenessOf, measures, distance),
      ),
    ...regionSummary(control, {
      headline: measures.found,
      others: [measures.mean, ...(distance ? [meanDistance] : []), measures.tight],
    }),
  };
}
