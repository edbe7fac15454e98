/** Agreement on answers that have a scale. */
import type { AnswerScale } from "@/lib/kinds/compare";
import type { AnswerControl } from "@/lib/labels/schema";
import { nominalScale, setScale, setValueDistance } from "./category-scales";
import type { ControlMeasure } from "./control-agreement";
import { ordinalScale, ordinalValueDistance } from "./ordinal-scale";
import { pathDistance } from "./path-distance";
import { type RatingScale, summarizeRatings } from "./summarize-ratings";
import { treeScale } from "./tree-scale";
import { joinIds, meanOverPairs } from "./unit";

type Measured = { ratings: RatingScale; distance: (a: string, b: string) => number };

function measured(scale: AnswerScale): Measured {
  if (scale.type === "ordinal")
    return { ratings: ordinalScale(scale.max), distance: ordinalValueDistance(scale.max) };
  if (scale.type === "tree")
    return {
      ratings: treeScale(scale.categories, scale.parentOf),
      distance: (a, b) => pathDistance(a, b, scale.parentOf),
    };
  const ratings = scale.type === "sets" ? setScale(scale.categories) : nominalScale(scale.categories);
  return { ratings, distance: setValueDistance };
}

/** Answers asked per region are not in the task's answers and give no unit. */
export function scaleAgreement(control: AnswerControl, scale: AnswerScale): ControlMeasure {
  const { ratings: ratingScale, distance } = measured(scale);
  return {
    unitOf: (answers) => {
      const ratings = answers.flatMap(({ rater, document }): [string, string][] => {
        const value = document.answers[control.id];
        return value === undefined ? [] : [[rater, joinIds([value].flat().map(String))]];
      });
      if (ratings.length === 0) return null;
      const disagreement = meanOverPairs(ratings, ([, a], [, b]) => distance(a, b));
      return { kind: "ratings", ratings, disagreement };
    },
    summarize: (units, options) => summarizeRatings(control, ratingScale, units, options),
  };
}
