/**
 * Answers of no closed list: their distinct values are the categories, and nothing is told by label. Numbers: alpha with
 * interval distance. Texts, dates and times: nominal alpha over what counts as the same. Rankings: alpha by the pairs of
 * labels that stand the other way round. Several texts: alpha with MASI distance between the sets of them (Passonneau 2006),
 * Jaccard is offered. Each with the share of equal answers.
 */
import type { MatrixMeasure } from "./measure";
import { alphaInterval } from "./measures/alpha-interval";
import { alphaJaccard } from "./measures/alpha-jaccard";
import { alphaMasi } from "./measures/alpha-masi";
import { alphaNominal } from "./measures/alpha-nominal";
import { alphaRanks } from "./measures/alpha-ranks";
import { percent } from "./measures/percent";
import type { RatingScale } from "./summarize-ratings";

const openScale = (headline: MatrixMeasure): RatingScale => ({
  labels: [],
  categories: null,
  resolve: (value) => value,
  measures: { headline, others: [percent] },
  pairMeasure: headline,
  pairedMeasures: [],
});

export const intervalScale = openScale(alphaInterval);
export const sameValueScale = openScale(alphaNominal);
export const rankScale = openScale(alphaRanks);
export const valuesScale: RatingScale = {
  ...openScale(alphaMasi),
  measures: { headline: alphaMasi, others: [percent, alphaJaccard] },
};

/**
 * How far two numbers lie apart as a share of the largest distance there can be; where that is not known, of the larger
 * of the two without its sign. In [0, 1].
 */
export const intervalValueDistance =
  (range: number | undefined) =>
  (a: string, b: string): number => {
    const [v, w] = [Number(a), Number(b)];
    if (v === w) return 0;
    const largest = range || Math.max(Math.abs(v), Math.abs(w));
    // Halves, since the distance of two huge numbers is beyond what a number holds.
    return Math.min(Math.abs(v / 2 - w / 2) / (largest / 2), 1);
  };
