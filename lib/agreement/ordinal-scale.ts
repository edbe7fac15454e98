/**
 * Whole numbers from 1 to `max`: ordered categories. Alpha with ordinal distance first, then percent, weighted kappa
 * (linear, quadratic) per pair of raters and their mean, Gwet's AC2 with quadratic weights, alpha with interval distance.
 * Numbers above a lowered `max` are left out and noted.
 */
import { cohenKappa } from "./cohen-kappa";
import { interval, ordinal } from "./distances";
import { gwetAc } from "./gwet-ac";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { percentAgreement } from "./percent";
import type { RaterTable } from "./rating-tally";
import type { RatingScale } from "./summarize-ratings";

/** See the head of this file. */
export function ordinalScale(max: number): RatingScale {
  const values = Array.from({ length: max }, (_, i) => i + 1);
  const categories = values.map(String);
  const known = new Set(categories);
  const distance = interval(values);
  const quadratic = {
    id: "weighted-kappa-quadratic",
    of: (table: RaterTable) => cohenKappa(table.cells, max, "quadratic"),
  };
  const linear = {
    id: "weighted-kappa-linear",
    of: (table: RaterTable) => cohenKappa(table.cells, max, "linear"),
  };
  return {
    labels: categories,
    categories,
    resolve: (value) => (known.has(value) ? value : null),
    matrixMeasures: (_categories, singles) => [
      { id: "alpha-ordinal", of: (matrix) => krippendorffAlpha(matrix, ordinal) },
      { id: "percent", of: (matrix) => percentAgreement(matrix) },
      { id: "gwet-ac2", of: (matrix) => gwetAc(matrix, { declared: max, weighting: "quadratic", singles }) },
      { id: "alpha-interval", of: (matrix) => krippendorffAlpha(matrix, distance) },
    ],
    steps: (size) => size * size,
    pairMeasure: quadratic,
    pairedMeasures: [quadratic, linear],
  };
}

/** The share of the whole scale that two values lie apart, at most 1. */
export const ordinalValueDistance =
  (max: number) =>
  (a: string, b: string): number =>
    Math.min(Math.abs(Number(a) - Number(b)) / (max - 1), 1);
