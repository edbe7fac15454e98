/**
 * Categories without an order. One each (nominal): alpha first. Sets of them: compared with MASI (Passonneau 2006),
 * Jaccard, Dice and the share of sets with a common label are offered, and each category has its own alpha; the empty set is a set (see `explicitDocument`). A rater who
 * left a task unanswered gives it one rating less; that is no category. Categories the schema no longer has are left
 * out, and a set that loses all of them.
 */
import { alphaJaccard } from "./measures/alpha-jaccard";
import { alphaMasi } from "./measures/alpha-masi";
import { alphaNominal } from "./measures/alpha-nominal";
import { anySharedLabel } from "./measures/any-shared-label";
import { bennett } from "./measures/bennett-s";
import { cohen } from "./measures/cohen-kappa";
import { conger } from "./measures/conger-kappa";
import { diceSets } from "./measures/dice-sets";
import { fleiss } from "./measures/fleiss-kappa";
import { gwetAc1 } from "./measures/gwet-ac1";
import { hubert } from "./measures/hubert-kappa";
import { percent } from "./measures/percent";
import { randolph } from "./measures/randolph-kappa";
import { scott } from "./measures/scott-pi";
import { masiDistance } from "./set-distances";
import type { RatingScale } from "./summarize-ratings";
import { joinIds, splitIds } from "./unit";

/** See the head of this file. */
export function nominalScale(labels: readonly string[]): RatingScale {
  const known = new Set(labels);
  return {
    labels,
    categories: labels,
    resolve: (value) => (known.has(value) ? value : null),
    measures: {
      headline: alphaNominal,
      others: [percent, gwetAc1, fleiss, scott, bennett, cohen, conger, hubert, randolph],
    },
    pairMeasure: cohen,
  };
}

/** See the head of this file. */
export function setScale(labels: readonly string[]): RatingScale {
  const known = new Set(labels);
  return {
    labels,
    categories: null,
    resolve: (value) => (value === "" ? "" : joinIds(splitIds(value).filter((id) => known.has(id))) || null),
    measures: { headline: alphaMasi, others: [percent, alphaJaccard, diceSets, anySharedLabel] },
    pairMeasure: alphaMasi,
  };
}

/** MASI of two joined values, 0 for equal ones; of single categories 0 or 1. */
export const setValueDistance = (a: string, b: string): number =>
  masiDistance(new Set(splitIds(a)), new Set(splitIds(b)));
