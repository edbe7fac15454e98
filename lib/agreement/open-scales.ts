/**
 * Answers of no closed list: their distinct values are the categories, and nothing is told by label. Numbers: alpha with
 * interval distance, then intraclass correlations and the mean absolute difference. Texts, dates and times: nominal alpha over
 * what counts as the same. Rankings: alpha by the pairs of labels that stand the other way round, then rank correlations. Several texts: alpha with MASI distance between the sets of them (Passonneau 2006),
 * Jaccard is offered. Each with the share of equal answers.
 */
import type { MatrixMeasure } from "./measure";
import { alphaInterval } from "./measures/alpha-interval";
import { alphaJaccard } from "./measures/alpha-jaccard";
import { alphaMasi } from "./measures/alpha-masi";
import { alphaNominal } from "./measures/alpha-nominal";
import { alphaRanks } from "./measures/alpha-ranks";
import { anySharedLabel } from "./measures/any-shared-label";
import { diceSets } from "./measures/dice-sets";
import { editLikeness } from "./measures/edit-similarity";
import { icc11 } from "./measures/icc-1-1";
import { icc1K } from "./measures/icc-1-k";
import { icc21 } from "./measures/icc-2-1";
import { icc2K } from "./measures/icc-2-k";
import { icc31 } from "./measures/icc-3-1";
import { icc3K } from "./measures/icc-3-k";
import { kendallTau } from "./measures/kendall-tau-b";
import { kendallConcordance } from "./measures/kendall-w";
import { meanAbsoluteDifference } from "./measures/mean-absolute-difference";
import { percent } from "./measures/percent";
import { spearman } from "./measures/spearman-rho";
import { tokenLikeness } from "./measures/token-f1";
import type { RatingScale } from "./summarize-ratings";

const openScale = (headline: MatrixMeasure, others: RatingScale["measures"]["others"] = []): RatingScale => ({
  labels: [],
  categories: null,
  resolve: (value) => value,
  measures: { headline, others: [percent, ...others] },
  pairMeasure: headline,
});

export const intervalScale = openScale(alphaInterval, [
  icc21,
  icc31,
  icc11,
  icc2K,
  icc3K,
  icc1K,
  meanAbsoluteDifference,
]);
export const sameValueScale = openScale(alphaNominal);
export const textScale = openScale(alphaNominal, [editLikeness, tokenLikeness]);
export const rankScale = openScale(alphaRanks, [kendallTau, spearman, kendallConcordance]);
export const valuesScale = openScale(alphaMasi, [alphaJaccard, diceSets, anySharedLabel]);

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
