/** The list of measures: a new one is a file and a line here. */
import type { Measure } from "../measure";
import { alphaInterval } from "./alpha-interval";
import { alphaJaccard } from "./alpha-jaccard";
import { alphaMasi } from "./alpha-masi";
import { alphaNominal } from "./alpha-nominal";
import { alphaOrdinal } from "./alpha-ordinal";
import { alphaPath } from "./alpha-path";
import { alphaRanks } from "./alpha-ranks";
import { anySharedLabel } from "./any-shared-label";
import { bCubed } from "./b-cubed";
import { bennett } from "./bennett-s";
import { brennanPredigerLinear } from "./brennan-prediger-linear";
import { brennanPredigerQuadratic } from "./brennan-prediger-quadratic";
import { ceafE } from "./ceaf-e";
import { cohen } from "./cohen-kappa";
import { conger } from "./conger-kappa";
import { congerLinear } from "./conger-kappa-linear";
import { congerQuadratic } from "./conger-kappa-quadratic";
import { conllScore } from "./conll-score";
import { diceSets } from "./dice-sets";
import { editLikeness } from "./edit-similarity";
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
import { fleissKappaLinear } from "./fleiss-kappa-linear";
import { fleissKappaQuadratic } from "./fleiss-kappa-quadratic";
import { gamma } from "./gamma";
import { gwetAc1 } from "./gwet-ac1";
import { gwetAc2 } from "./gwet-ac2";
import { gwetAc2Linear } from "./gwet-ac2-linear";
import { hubert } from "./hubert-kappa";
import { icc11 } from "./icc-1-1";
import { icc1K } from "./icc-1-k";
import { icc21 } from "./icc-2-1";
import { icc2K } from "./icc-2-k";
import { icc31 } from "./icc-3-1";
import { icc3K } from "./icc-3-k";
import { kendallTau } from "./kendall-tau-b";
import { kendallConcordance } from "./kendall-w";
import { labelAlpha } from "./label-alpha";
import { labelPercent } from "./label-percent";
import { meanAbsoluteDifference } from "./mean-absolute-difference";
import { meanDistance } from "./mean-distance";
import { meanIou } from "./mean-iou";
import { meanNearness } from "./mean-nearness";
import { muc } from "./muc";
import { percent } from "./percent";
import { randolph } from "./randolph-kappa";
import { scott } from "./scott-pi";
import { spearman } from "./spearman-rho";
import { tokenLikeness } from "./token-f1";
import { unitizing } from "./unitizing-alpha";
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
  anySharedLabel,
  bCubed,
  bennett,
  brennanPredigerLinear,
  brennanPredigerQuadratic,
  ceafE,
  cohen,
  congerLinear,
  congerQuadratic,
  conger,
  conllScore,
  diceSets,
  editLikeness,
  sameCharacters,
  sameSpan,
  foundAt50,
  foundAt75,
  sameLink,
  foundNear50,
  foundNear75,
  overlappingSpan,
  sameRelation,
  fleissKappaLinear,
  fleissKappaQuadratic,
  fleiss,
  gamma,
  gwetAc1,
  gwetAc2Linear,
  gwetAc2,
  hubert,
  icc11,
  icc1K,
  icc21,
  icc2K,
  icc31,
  icc3K,
  kendallTau,
  kendallConcordance,
  labelAlpha,
  labelPercent,
  meanAbsoluteDifference,
  meanDistance,
  meanIou,
  meanNearness,
  muc,
  percent,
  randolph,
  scott,
  spearman,
  tokenLikeness,
  unitizing,
  weightedKappaLinear,
  weightedKappaQuadratic,
];

const BY_ID = new Map(MEASURES.map((measure) => [measure.id, measure]));

/** Undefined for a measure of another version, which a release may name. */
export const measureOf = (id: string): Measure | undefined => BY_ID.get(id);
