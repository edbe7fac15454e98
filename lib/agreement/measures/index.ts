/** The list of measures: a new one is a file and a line here. */
import type { Measure } from "../measure";
import { alphaInterval } from "./alpha-interval";
import { alphaJaccard } from "./alpha-jaccard";
import { alphaMasi } from "./alpha-masi";
import { alphaNominal } from "./alpha-nominal";
import { alphaOrdinal } from "./alpha-ordinal";
import { alphaPath } from "./alpha-path";
import { alphaRanks } from "./alpha-ranks";
import { bCubed } from "./b-cubed";
import { bennett } from "./bennett-s";
import { ceafE } from "./ceaf-e";
import { cohen } from "./cohen-kappa";
import { conllScore } from "./conll-score";
import { sameCharacters } from "./f1-characters";
import { sameSpan } from "./f1-exact";
import { foundAt50 } from "./f1-iou-50";
import { foundAt75 } from "./f1-iou-75";
import { sameLink } from "./f1-links";
import { foundNear50 } from "./f1-near-50";
import { foundNear75 } from "./f1-near-75";
import { overlappingSpan } from "./f1-overlap";
import { sameRelation } from "./f1-relations";
import { fleiss } from "./fleiss-kappa";
import { gwetAc1 } from "./gwet-ac1";
import { gwetAc2 } from "./gwet-ac2";
import { labelAlpha } from "./label-alpha";
import { labelPercent } from "./label-percent";
import { meanIou } from "./mean-iou";
import { meanNearness } from "./mean-nearness";
import { muc } from "./muc";
import { percent } from "./percent";
import { scott } from "./scott-pi";
import { weightedKappaLinear } from "./weighted-kappa-linear";
import { weightedKappaQuadratic } from "./weighted-kappa-quadratic";

export const MEASURES: readonly Measure[] = [
  alphaInterval,
  alphaJaccard,
  alphaMasi,
  alphaNominal,
  alphaOrdinal,
  alphaPath,
  alphaRanks,
  bCubed,
  bennett,
  ceafE,
  cohen,
  conllScore,
  sameCharacters,
  sameSpan,
  foundAt50,
  foundAt75,
  foundNear50,
  foundNear75,
  overlappingSpan,
  sameLink,
  sameRelation,
  fleiss,
  gwetAc1,
  gwetAc2,
  labelAlpha,
  labelPercent,
  meanIou,
  meanNearness,
  muc,
  percent,
  scott,
  weightedKappaLinear,
  weightedKappaQuadratic,
];

const BY_ID = new Map(MEASURES.map((measure) => [measure.id, measure]));

/** Undefined for a measure of another version, which a release may name. */
export const measureOf = (id: string): Measure | undefined => BY_ID.get(id);
