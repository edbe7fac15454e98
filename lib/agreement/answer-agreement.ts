/** Agreement on answers that have a scale. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { AnswerValue } from "@/lib/kinds/answer-value";
import type { AnswerScale } from "@/lib/kinds/compare";
import type { AnswerControl } from "@/lib/labels/schema";
import { nominalScale, setScale, setValueDistance } from "./category-scales";
import type { ControlMeasure } from "./control-agreement";
import { editLikeness } from "./measures/edit-similarity";
import { tokenLikeness } from "./measures/token-f1";
import {
  intervalScale,
  intervalValueDistance,
  rankScale,
  sameValueScale,
  textScale,
  valuesScale,
} from "./open-scales";
import { ordinalScale, ordinalValueDistance } from "./ordinal-scale";
import { pathDistance } from "./path-distance";
import { questionTally } from "./question-sums";
import { tallyQuestions } from "./question-tally";
import { questionUnit } from "./question-unit";
import { rankDistance, rankKey } from "./rank-distance";
import { tallyRatings } from "./rating-tally";
import { type RatingScale, summarizeRatings } from "./summarize-ratings";
import { editSimilarity, tokenF1 } from "./text-likeness";
import { treeScale } from "./tree-scale";
import { type Answer, joinIds, meanOverPairs, type RatingsUnit, SUMMED_VERSION } from "./unit";

type Measured = {
  ratings: RatingScale;
  distance: (a: string, b: string) => number;
  /** The value as a unit holds it; by default labels as a set. */
  keyOf?: (value: AnswerValue) => string;
  /** Of free texts: what is compared for near ones. */
  textOf?: (value: AnswerValue) => string;
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
        ratings: scale.isText ? textScale : sameValueScale,
        distance: (a, b) => (a === b ? 0 : 1),
        keyOf: (value) => digest(scale.keyOf(value)),
        ...(scale.isText && { textOf: scale.keyOf }),
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

/** 2: with how alike the texts of each pair are. */
const TEXT_VERSION = 2;
/** Likeness in whole millionths, so that sums do not depend on the order. */
const SCALE = 1_000_000;

function textPairs(
  control: string,
  answers: readonly Answer[],
  textOf: (value: AnswerValue) => string,
): RatingsUnit["pairs"] {
  const texts = answers.flatMap(({ rater, document }) => {
    const value = document.answers[control];
    return value === undefined ? [] : [{ rater, text: textOf(value) }];
  });
  return texts.flatMap((a, i) =>
    texts.slice(i + 1).map((b) => {
      const sums: Record<string, [number, number]> = {};
      for (const [{ id }, likeness] of [
        [editLikeness, editSimilarity(a.text, b.text)],
        [tokenLikeness, tokenF1(a.text, b.text)],
      ] as const)
        if (likeness !== null) sums[id] = [Math.round(likeness * SCALE), SCALE];
      return { a: a.rater, b: b.rater, sums };
    }),
  );
}

/** Of questions about regions the pairs of answers are counted, not kept. */
const withoutSums = (scale: RatingScale): RatingScale => ({
  ...scale,
  measures: {
    headline: scale.measures.headline,
    others: scale.measures.others.filter(({ needs }) => needs !== "sums"),
  },
});

/** A question about regions is measured as it would be about tasks, over the regions that two raters both have. */
export function scaleAgreement(control: AnswerControl, scale: AnswerScale): ControlMeasure {
  const { ratings: ratingScale, distance, keyOf = setKey, textOf } = measured(scale);
  if (control.per === "region") {
    const own = withoutSums(ratingScale);
    const isClosed = ratingScale.labels.length > 0;
    return {
      ...(isClosed && { version: SUMMED_VERSION }),
      unitOf: (answers, controls) => questionUnit(control, answers, controls, { keyOf, distance, isClosed }),
      summarize: (units, options) => summarizeRatings(control, own, tallyQuestions(units, own), options),
      ...(isClosed && {
        summarizeSums: (parts, options) => {
          const tally = questionTally(parts, own);
          return tally && summarizeRatings(control, own, tally, options);
        },
      }),
    };
  }
  return {
    ...(textOf && { version: TEXT_VERSION }),
    unitOf: (answers) => {
      const ratings = answers.flatMap(({ rater, document }): [string, string][] => {
        const value = document.answers[control.id];
        return value === undefined ? [] : [[rater, keyOf(value)]];
      });
      if (ratings.length === 0) return null;
      const disagreement = meanOverPairs(ratings, ([, a], [, b]) => distance(a, b));
      const unit: RatingsUnit = { kind: "ratings", ratings, disagreement };
      return textOf
        ? { ...unit, version: TEXT_VERSION, pairs: textPairs(control.id, answers, textOf) }
        : unit;
    },
    summarize: (units, options) =>
      summarizeRatings(control, ratingScale, tallyRatings(units, ratingScale), options),
  };
}
