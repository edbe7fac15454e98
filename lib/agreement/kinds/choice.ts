/**
 * Choices. Single: labels are nominal categories, alpha first. Multiple: the sets of labels are compared with MASI
 * (Passonneau 2006), Jaccard is offered, and each label has its own alpha; the empty set is a set (see
 * `explicitDocument`). A task somebody left unanswered has one rating less; that is no category. Labels the schema no
 * longer has are left out, and a set that loses all of them.
 */
import type { ControlOf } from "@/lib/labels/schema";
import { bennettS } from "../bennett-s";
import { cohenKappa } from "../cohen-kappa";
import { cellsOf, coincidenceOf } from "../coincidence";
import { type Distance, nominal } from "../distances";
import { fleissKappa } from "../fleiss-kappa";
import { gwetAc } from "../gwet-ac";
import { krippendorffAlpha } from "../krippendorff-alpha";
import { percentAgreement } from "../percent";
import type { RaterTable } from "../rating-tally";
import { scottPi } from "../scott-pi";
import { setDistance } from "../set-distance-table";
import { jaccardDistance, masiDistance } from "../set-distances";
import { type RatingScale, summarizeRatings } from "../summarize-ratings";
import { type Answer, joinIds, meanOverPairs, type RatingsUnit, splitIds } from "../unit";
import type { AgreementKind } from "./kind";

type Choice = ControlOf<"choice">;

function singleScale(labels: readonly string[]): RatingScale {
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

function multipleScale(labels: readonly string[]): RatingScale {
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

const scaleOf = (control: Choice): RatingScale => {
  const labels = control.labels.map((label) => label.id);
  return control.multiple ? multipleScale(labels) : singleScale(labels);
};

function unitOf(control: Choice, answers: readonly Answer[]): RatingsUnit | null {
  const ratings: [string, string][] = [];
  for (const { rater, document } of answers) {
    const value = document.answers[control.id];
    if (value !== undefined) ratings.push([rater, joinIds([value].flat().map(String))]);
  }
  if (ratings.length === 0) return null;
  const disagreement = meanOverPairs(ratings, ([, a], [, b]) =>
    masiDistance(new Set(splitIds(a)), new Set(splitIds(b))),
  );
  return { kind: "ratings", ratings, disagreement };
}

/** See the head of this file. Answers asked per region are not in the task's answers and give no unit. */
export const choice: AgreementKind<"choice"> = {
  kind: "choice",
  unitOf,
  summarize: (control, units, options) => summarizeRatings(control, scaleOf(control), units, options),
};
