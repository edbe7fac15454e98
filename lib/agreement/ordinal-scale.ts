/**
 * Whole numbers from 1 to `max`: ordered categories. Alpha with ordinal distance first, then percent, weighted kappa
 * (linear, quadratic) per pair of raters and their mean, Gwet's AC2, Conger's, Fleiss' and Brennan-Prediger's coefficients with
 * the same weights, alpha with interval distance.
 * Numbers above a lowered `max` are left out and noted.
 */
import { alphaInterval } from "./measures/alpha-interval";
import { alphaOrdinal } from "./measures/alpha-ordinal";
import { brennanPredigerLinear } from "./measures/brennan-prediger-linear";
import { brennanPredigerQuadratic } from "./measures/brennan-prediger-quadratic";
import { congerLinear } from "./measures/conger-kappa-linear";
import { congerQuadratic } from "./measures/conger-kappa-quadratic";
import { fleissKappaLinear } from "./measures/fleiss-kappa-linear";
import { fleissKappaQuadratic } from "./measures/fleiss-kappa-quadratic";
import { gwetAc2 } from "./measures/gwet-ac2";
import { gwetAc2Linear } from "./measures/gwet-ac2-linear";
import { percent } from "./measures/percent";
import { weightedKappaLinear } from "./measures/weighted-kappa-linear";
import { weightedKappaQuadratic } from "./measures/weighted-kappa-quadratic";
import type { RatingScale } from "./summarize-ratings";

/** See the head of this file. */
export function ordinalScale(max: number): RatingScale {
  const categories = Array.from({ length: max }, (_, i) => String(i + 1));
  const known = new Set(categories);
  return {
    labels: categories,
    categories,
    resolve: (value) => (known.has(value) ? value : null),
    measures: {
      headline: alphaOrdinal,
      others: [
        percent,
        gwetAc2,
        gwetAc2Linear,
        alphaInterval,
        weightedKappaQuadratic,
        weightedKappaLinear,
        congerQuadratic,
        congerLinear,
        fleissKappaQuadratic,
        fleissKappaLinear,
        brennanPredigerQuadratic,
        brennanPredigerLinear,
      ],
    },
    pairMeasure: weightedKappaQuadratic,
  };
}

/** The share of the whole scale that two values lie apart, at most 1. */
export const ordinalValueDistance =
  (max: number) =>
  (a: string, b: string): number =>
    Math.min(Math.abs(Number(a) - Number(b)) / (max - 1), 1);
