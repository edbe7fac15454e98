/** Agreement on answers that have a scale. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import type { AnswerScale } from "@/lib/kinds/compare";
import type { AnswerControl } from "@/lib/labels/schema";
import { nominalScale, setScale, setValueDistance } from "./category-scales";
import type { ControlMeasure } from "./control-agreement";
import { intervalScale, intervalValueDistance, rankScale, sameValueScale, valuesScale } from "./open-scales";
import { ordinalScale, ordinalValueDistance } from "./ordinal-scale";
import { pathDistance } from "./path-distance";
import { tallyQuestions } from "./question-tally";
import { questionUnit } from "./question-unit";
import { rankDistance, rankKey } from "./rank-distance";
import { tallyRatings } from "./rating-tally";
import { type RatingScale, summarizeRatings } from "./summarize-ratings";
import { treeScale } from "./tree-scale";
import { joinIds, meanOverPairs } from "./unit";

type Measured = {
  ratings: RatingScale;
  distance: (a: string, b: string) => number;
  /** The value as a unit holds it; by default labels as a set. */
  keyOf?: (value: AnswerValue) => string;
};

const setKey = (value: AnswerValue): string => joinIds([value].flat().map(String));

/** A unit is stored with every task: of a longer text it holds a digest, which is as equal or different. */
const MAX_KEY_CHARS = 64;
const digest = (text: string): string =>
  text.length <= MAX_KEY_CHARS ? text : bytesToHex(sha256(new TextEncoder().encode(text)));

/** A text as a member of a set, whose members may have no comma. */
const valueId = (text: string): string =>
  text.length <= MAX_KEY_CHARS && !text.includes(",")
    ? text
    : bytesToHex(sha256(new TextEncoder().encode(text)));

function measured(scale: AnswerScale): Measured {
  switch (scale.type) {
    case "ordinal":
      return { ratings: ordinalScale(scale.max), distance: ordinalValueDistance(scale.max) };
    case "tree":
      return {
        ratings: treeScale(scale.categories, scale.parentOf),
        distance: (a, b) => pathDistance(a, b, scale.parentOf),
      };
    case "interval":
      return { ratings: intervalScale, distance: intervalValueDistance(scale.range) };
    case "open":
      return {
        ratings: sameValueScale,
        distance: (a, b) => (a === b ? 0 : 1),
        keyOf: (value) => digest(scale.keyOf(value)),
      };
    case "values":
      return {
        ratings: valuesScale,
        distance: setValueDistance,
        keyOf: (value) => joinIds([value].flat().map((one) => valueId(scale.keyOf(String(one))))),
      };
    case "ranks":
      return {
        ratings: rankScale,
        distance: rankDistance,
        keyOf: (value) => rankKey(scale.placesOf(value)),
      };
    case "sets":
      return { ratings: setScale(scale.categories), distance: setValueDistance };
    case "nominal":
      return { ratings: nominalScale(scale.categories), distance: setValueDistance };
  }
}

/** A question about regions is measured as it would be about tasks, over the regions that two raters both have. */
export function scaleAgreement(control: AnswerControl, scale: AnswerScale): ControlMeasure {
  const { ratings: ratingScale, distance, keyOf = setKey } = measured(scale);
  if (control.per === "region")
    return {
      unitOf: (answers, controls) => questionUnit(control, answers, controls, { keyOf, distance }),
      summarize: (units, options) =>
        summarizeRatings(control, ratingScale, tallyQuestions(units, ratingScale), options),
    };
  return {
    unitOf: (answers) => {
      const ratings = answers.flatMap(({ rater, document }): [string, string][] => {
        const value = document.answers[control.id];
        return value === undefined ? [] : [[rater, keyOf(value)]];
      });
      if (ratings.length === 0) return null;
      const disagreement = meanOverPairs(ratings, ([, a], [, b]) => distance(a, b));
      return { kind: "ratings", ratings, disagreement };
    },
    summarize: (units, options) =>
      summarizeRatings(control, ratingScale, tallyRatings(units, ratingScale), options),
  };
}
