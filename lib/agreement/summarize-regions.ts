/**
 * The summary of region controls, shared by the kinds whose units hold pairwise sums. Found, what and where stay apart:
 * F1 measures from the sums, alpha over the labels of matched regions, mean likeness of matched shapes.
 */
import type { RegionControl } from "@/lib/labels/schema";
import type { Confusion, ControlAgreement, MeasureResult, SummaryOptions } from "./control-agreement";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { balanceOf, ConfusionCounts, notesOf } from "./label-tables";
import { matrixResults, plainResult } from "./measure-results";
import type { Measured } from "./measured";
import { percentAgreement } from "./percent";
import { type Ratio, ratioInterval } from "./ratio-interval";
import { type RegionTally, tallyRegions } from "./region-tally";
import { setDistance } from "./set-distance-table";
import { masiDistance } from "./set-distances";
import { splitIds, type Unit } from "./unit";

function shareOf([numerator, denominator]: Ratio): Measured {
  return denominator === 0
    ? { value: null, reason: "nothing-to-compare" }
    : { value: numerator / denominator };
}

function ratioResult(id: string, tally: RegionTally, options: SummaryOptions): MeasureResult {
  const ratios = tally.ratios.get(id) ?? [];
  const sum: [number, number] = [0, 0];
  for (const [x, y] of ratios) {
    sum[0] += x;
    sum[1] += y;
  }
  const measured: Measured = tally.units === 0 ? { value: null, reason: "no-pairs" } : shareOf(sum);
  return {
    ...plainResult(id, measured, tally),
    interval: measured.value === null ? null : ratioInterval(ratios, options),
  };
}

/** Alpha and percent over the labels of matched regions; label sets by MASI, which is nominal for single labels. */
function labelResults(tally: RegionTally, options: SummaryOptions): MeasureResult[] {
  const distance = setDistance(tally.categories, masiDistance);
  const pairs = tally.contributions.reduce((sum, item) => sum + item.units * item.pairs, 0);
  return matrixResults(
    [
      { id: "label-alpha", of: (matrix) => krippendorffAlpha(matrix, distance) },
      { id: "label-percent", of: (matrix) => percentAgreement(matrix) },
    ],
    tally.contributions,
    tally.categories.length,
    tally.categories.length ** 2,
    { units: tally.units, pairs },
    options,
  );
}

function confusionOf(tally: RegionTally): Confusion[] {
  const counts = new ConfusionCounts();
  for (const { a, b, count } of tally.meetings) counts.add(splitIds(a), splitIds(b), count);
  return counts.sorted();
}

/**
 * @param headline, others ids of the sums in the units; others are shown in this order, after the label measures
 */
export function summarizeRegions(
  control: RegionControl,
  headline: string,
  others: readonly string[],
  units: Iterable<{ unit: Unit }>,
  options: SummaryOptions,
): ControlAgreement {
  const labels = control.labels.map((label) => label.id);
  const tally = tallyRegions(units, new Set(labels));
  const named = labelResults(tally, options);
  const [alpha, percent] = named.map(({ value }) => value);
  return {
    control: control.id,
    kind: control.kind,
    headline: ratioResult(headline, tally, options),
    measures: [...named, ...others.map((id) => ratioResult(id, tally, options))],
    byLabel: labels.map((label) => {
      const ratio = tally.labels.get(label) ?? [0, 0];
      return { label, ...shareOf(ratio), n: ratio[1] };
    }),
    pairMeasure: headline,
    byPair: tally.byPair.map(({ a, b, sums, n }) => ({ a, b, ...shareOf(sums.get(headline) ?? [0, 0]), n })),
    confusion: confusionOf(tally),
    balance: balanceOf(labels, tally.found),
    units: tally.units,
    answered: tally.answered,
    raters: tally.raters,
    notes: notesOf({ alpha: alpha ?? null, percent: percent ?? null }, tally),
  };
}
