/**
 * The summary of region controls, shared by the kinds whose units hold pairwise sums. Found regions, their labels and
 * their shapes stay apart: F1 measures from the sums, alpha over the labels of matched regions, mean likeness of
 * matched shapes.
 */
import type { RegionControl, RelationControl } from "@/lib/labels/schema";
import type { Confusion, ControlAgreement, ControlMeasure, SummaryOptions } from "./control-agreement";
import { balanceOf, ConfusionCounts, notesOf } from "./label-tables";
import { byThreshold } from "./likeness-steps";
import type { ShareMeasure } from "./measure";
import { matrixResults } from "./measure-results";
import { labelAlpha } from "./measures/label-alpha";
import { labelPercent } from "./measures/label-percent";
import { regionTally } from "./region-sums";
import { type RegionTally, tallyRegions } from "./region-tally";
import { shareOf, shareResult } from "./share-result";
import { SUMMED_VERSION, splitIds } from "./unit";

function labelResults(tally: RegionTally, options: SummaryOptions) {
  const pairs = tally.contributions.reduce((sum, item) => sum + item.units * item.pairs, 0);
  const values = tally.categories;
  const { contributions } = tally;
  const basis = { units: tally.units, pairs };
  const categories = { values, declared: values.length, singles: [] };
  return matrixResults(labelAlpha, [labelPercent], { contributions, categories, basis }, options);
}

function confusionOf(tally: RegionTally): Confusion[] {
  const counts = new ConfusionCounts();
  for (const { a, b, count } of tally.meetings) counts.add(splitIds(a), splitIds(b), count);
  return counts.sorted();
}

type Measures = { headline: ShareMeasure; others: readonly ShareMeasure[] };

function summarizeTally(
  control: RegionControl | RelationControl,
  { headline, others }: Measures,
  tally: RegionTally,
  options: SummaryOptions,
): ControlAgreement {
  const labels = control.labels.map((label) => label.id);
  const named = labelResults(tally, options);
  const result = (measure: ShareMeasure) => shareResult(measure, tally.ratios, tally, options);
  return {
    control: control.id,
    kind: control.kind,
    headline: result(headline),
    measures: [named.headline, ...named.others, ...others.map(result)],
    byLabel: labels.map((label) => {
      const ratio = tally.labels.get(label) ?? [0, 0];
      const placed = tally.placed.get(label);
      return {
        label,
        ...shareOf(ratio),
        ...(placed && { placed: shareOf(placed).value }),
        n: ratio[1],
      };
    }),
    pairMeasure: headline.id,
    byPair: tally.byPair.map(({ a, b, sums, n }) => ({
      a,
      b,
      ...shareOf(sums.get(headline.id) ?? [0, 0]),
      n,
    })),
    confusion: confusionOf(tally),
    balance: balanceOf(labels, tally.found),
    units: tally.units,
    ...(tally.alike.size > 0 && { byThreshold: byThreshold(tally.regions, tally.alike) }),
    answered: tally.answered,
    raters: tally.raters,
    notes: notesOf({ alpha: named.headline.value, percent: named.others[0]?.value ?? null }, tally),
  };
}

/** @param measures of the sums in the units; the others are shown in this order, after the measures of labels */
export function regionSummary(
  control: RegionControl | RelationControl,
  measures: Measures,
): Required<Pick<ControlMeasure, "version" | "summarize" | "summarizeSums">> {
  const known = new Set(control.labels.map(({ id }) => id));
  return {
    version: SUMMED_VERSION,
    summarize: (units, options) => summarizeTally(control, measures, tallyRegions(units, known), options),
    summarizeSums: (parts, options) => summarizeTally(control, measures, regionTally(parts, known), options),
  };
}
