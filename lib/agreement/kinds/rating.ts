/**
 * Ratings 1 to `max`: ordered categories. Alpha with ordinal distance first, then percent, weighted kappa (linear,
 * quadratic) per pair of raters and their mean, Gwet's AC2 with quadratic weights, alpha with interval distance.
 */
import type { ControlOf } from "@/lib/labels/schema";
import { cohenKappa } from "../cohen-kappa";
import { interval, ordinal } from "../distances";
import { gwetAc } from "../gwet-ac";
import { krippendorffAlpha } from "../krippendorff-alpha";
import { percentAgreement } from "../percent";
import type { RaterTable } from "../rating-tally";
import { type RatingScale, summarizeRatings } from "../summarize-ratings";
import { type Answer, meanOverPairs, type RatingsUnit } from "../unit";
import type { AgreementKind } from "./kind";

type Rating = ControlOf<"rating">;

function scaleOf({ max }: Rating): RatingScale {
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

function unitOf(control: Rating, answers: readonly Answer[]): RatingsUnit | null {
  const ratings: [string, string][] = [];
  for (const { rater, document } of answers) {
    const value = document.answers[control.id];
    if (value !== undefined) ratings.push([rater, String(value)]);
  }
  if (ratings.length === 0) return null;
  const disagreement = meanOverPairs(ratings, ([, a], [, b]) =>
    Math.min(Math.abs(Number(a) - Number(b)) / (control.max - 1), 1),
  );
  return { kind: "ratings", ratings, disagreement };
}

/** See the head of this file. Ratings above a lowered `max` are left out and noted. */
export const rating: AgreementKind<"rating"> = {
  kind: "rating",
  unitOf,
  summarize: (control, units, options) => summarizeRatings(control, scaleOf(control), units, options),
};
