/**
 * Spans of text: pairwise F1 over the tasks, each span weighing the same (Hripcsak and Rothschild 2005: where "no span"
 * cannot be counted, kappa tends to F1). Exact: same label and same parts. Overlap: same label and at least one shared
 * character, matched one to one. By character: characters both gave the label. A span with several labels counts for
 * each. How the places lie against chance gives unitizing alpha and gamma. Labels of spans matched by position alone give the label alpha and the confusion.
 */
import type { Region } from "@/lib/annotation/document";
import type { TextPart } from "@/lib/kinds/define";
import type { RegionControl } from "@/lib/labels/schema";
import type { ControlMeasure } from "./control-agreement";
import { alikeOf, LIKENESS_STEPS } from "./likeness-steps";
import { sameCharacters } from "./measures/f1-characters";
import { sameSpan } from "./measures/f1-exact";
import { overlappingSpan } from "./measures/f1-overlap";
import { gamma } from "./measures/gamma";
import { unitizing } from "./measures/unitizing-alpha";
import { type Located, matchRegions, matchRegionsAt } from "./region-matching";
import {
  confirmedShare,
  countLabels,
  countMeetings,
  locate,
  type PairComparison,
  regionsUnit,
} from "./region-unit";
import { extentOfParts, lengthOf, mergeRanges, partsIou, sharedLength } from "./span-overlap";
import { placementSums } from "./span-placement";
import { regionSummary } from "./summarize-regions";

type Parts = readonly TextPart[];
type Spans = readonly Located<Parts>[];

const withLabel = (spans: Spans, label: string): Spans =>
  spans.filter(({ labels }) => labels.includes(label));

const positionOf = ({ shape }: Located<Parts>): string =>
  shape.map(({ start, end }) => `${start}-${end}`).join();

/** Spans at equal positions, each counted once: two equal spans on one side need two on the other. */
function exactMatches(a: Spans, b: Spans): number {
  const left = new Map<string, number>();
  for (const span of a) left.set(positionOf(span), (left.get(positionOf(span)) ?? 0) + 1);
  let matches = 0;
  for (const span of b) {
    const rest = left.get(positionOf(span)) ?? 0;
    if (rest === 0) continue;
    matches++;
    left.set(positionOf(span), rest - 1);
  }
  return matches;
}

function compare(a: Spans, b: Spans, length: number | undefined): PairComparison {
  const exact: [number, number] = [0, 0];
  const overlap: [number, number] = [0, 0];
  const characters: [number, number] = [0, 0];
  const labels: PairComparison["labels"] = {};
  for (const label of Object.keys(countLabels([...a, ...b]))) {
    const [x, y] = [withLabel(a, label), withLabel(b, label)];
    const all = x.length + y.length;
    const same = 2 * exactMatches(x, y);
    labels[label] = [same, all];
    exact[0] += same;
    overlap[0] += 2 * matchRegions(x, y, partsIou).length;
    exact[1] += all;
    overlap[1] += all;
    const [p, q] = [x, y].map((spans) => mergeRanges(spans.flatMap(({ shape }) => shape)));
    characters[0] += 2 * sharedLength(p ?? [], q ?? []);
    characters[1] += lengthOf(p ?? []) + lengthOf(q ?? []);
  }
  const matched = matchRegionsAt(a, b, partsIou, LIKENESS_STEPS);
  const meetings = (matched[0] ?? []).map((match) => ({
    a: (a[match.a] as Spans[number]).labels,
    b: (b[match.b] as Spans[number]).labels,
    similarity: match.similarity,
  }));
  const placement = placementSums(a, b, length);
  return {
    sums: {
      [sameSpan.id]: exact,
      [overlappingSpan.id]: overlap,
      [sameCharacters.id]: characters,
      ...placement.sums,
    },
    labels,
    placed: placement.placed,
    matched: countMeetings(meetings),
    alike: alikeOf(a, b, matched),
    confirmed: confirmedShare(meetings, a.length, b.length),
  };
}

/** See the head of this file. */
export function textAgreement<S>(
  control: RegionControl,
  parts: (shape: S) => readonly TextPart[],
): ControlMeasure {
  const prepare = (regions: readonly Region[]): Spans =>
    locate<S>(control.kind, regions, (shape) => extentOfParts(parts(shape))).map((span) => ({
      ...span,
      shape: parts(span.shape),
    }));
  return {
    unitOf: (answers, _controls, { textLength }) => {
      const length = textLength?.(control.input);
      return regionsUnit(control, answers, prepare, (a, b) => compare(a, b, length));
    },
    ...regionSummary(control, {
      headline: sameSpan,
      others: [overlappingSpan, sameCharacters, unitizing, gamma],
    }),
  };
}
