/**
 * Categories without an order. One each (nominal): alpha first. Sets of them: compared with MASI (Passonneau 2006), Jaccard
 * is offered, and each category has its own alpha; the empty set is a set (see `explicitDocument`). A task somebody left
 * unanswered has one rating less; that is no category. Categories the schema no longer has are left out, and a set that
 * loses all of them.
 */
import { bennettS } from "./bennett-s";
import { cohenKappa } from "./cohen-kappa";
import { cellsOf, coincidenceOf } from "./coincidence";
import { type Distance, nominal } from "./distances";
import { fleissKappa } from "./fleiss-kappa";
import { gwetAc } from "./gwet-ac";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { percentAgreement } from "./percent";
import type { RaterTable } from "./rating-tally";
import { scottPi } from "./scott-pi";
import { setDistance } from "./set-distance-table";
import { jaccardDistance, masiDistance } from "./set-distances";
import type { RatingScale } from "./summarize-ratings";
import { joinIds, splitIds } from "./unit";

/** See the head of this file. */
export function nominalScale(labels: readonly string[]): RatingScale {
  const known = new Set(labels);
  const declared = labels.length;
  const kappa = {
    id: "cohen-kappa",
    of: (table: RaterTable) => cohenKappa(table.cells, declared),
  };
  return {
    labels,
    categories: labels,
    resolve: (value) => (known.has(value) ? value : null),
    matrixMeasures: (_categories, singles) => [
      { id: "alpha-nominal", of: (matrix) => krippendorffAlpha(matrix, nominal) },
      { id: "percent", of: (matrix) => percentAgreement(matrix) },
      { id: "gwet-ac1", of: (matrix) => gwetAc(matrix, { declared, singles }) },
      { id: "fleiss-kappa", of: fleissKappa },
      { id: "scott-pi", of: (matrix) => scottPi(matrix) },
      { id: "bennett-s", of: (matrix) => bennettS(matrix, declared) },
    ],
    steps: () => 0,
    pairMeasure: kappa,
    pairedMeasures: [kappa],
  };
}

/** See the head of this file. */
export function setScale(labels: readonly string[]): RatingScale {
  const known = new Set(labels);
  // The distance of one summary's categories, shared by its pairs.
  const distances = new WeakMap<readonly string[], Distance>();
  const masi = (categories: readonly string[]): Distance => {
    const made = distances.get(categories) ?? setDistance(categories, masiDistance);
    distances.set(categories, made);
    return made;
  };
  return {
    labels,
    categories: null,
    resolve: (value) => (value === "" ? "" : joinIds(splitIds(value).filter((id) => known.has(id))) || null),
    matrixMeasures: (categories) => {
      const jaccard = setDistance(categories, jaccardDistance);
      return [
        { id: "alpha-masi", of: (matrix) => krippendorffAlpha(matrix, masi(categories)) },
        { id: "percent", of: (matrix) => percentAgreement(matrix) },
        { id: "alpha-jaccard", of: (matrix) => krippendorffAlpha(matrix, jaccard) },
      ];
    },
    steps: (size) => size * size,
    pairMeasure: {
      id: "alpha-masi",
      of: (table, categories) => {
        const contributions = table.cells.map(([i, j, units]) => ({
          ...cellsOf(i <= j ? [i, j] : [j, i]),
          units,
        }));
        return krippendorffAlpha(coincidenceOf(contributions, categories.length), masi(categories));
      },
    },
    pairedMeasures: [],
  };
}

/** MASI of two joined values, 0 for equal ones; of single categories 0 or 1. */
export const setValueDistance = (a: string, b: string): number =>
  masiDistance(new Set(splitIds(a)), new Set(splitIds(b)));
