/**
 * One accuracy per rater: a vote is right with probability p of its rater, and otherwise any other label is as likely
 * (the one-coin model of Zhang, Chen, Zhou and Jordan, Journal of Machine Learning Research 2016). By expectation
 * maximization from the shares of votes; p is the mean of the rater's expected right votes and of `PRIOR_VOTES` votes
 * with the accuracy of all raters together, so that few votes do not make a rater faultless.
 */
import { conclude, whyUndefined } from "./crowd-consensus";
import { groupByItem } from "./crowd-votes";
import { countClasses, logRatio, logWeight, startFromShares, untilSettled } from "./expectation";
import { countRight, expectLabels } from "./label-evidence";
import type { ConsensusMethod } from "./method";

/** How many votes of an average rater are added to those of each rater. */
const PRIOR_VOTES = 2;
const SURE = 1 - 1e-6;

export const oneCoin: ConsensusMethod = {
  id: "one-coin",
  name: "consensus.m_one_coin",
  hint: "consensus.h_one_coin",
  needs: { votesPerRater: 5, raters: 2, labels: 2 },
  paper: "Zhang, Chen, Zhou and Jordan, Spectral methods meet EM, 2016",
  of: (votes, options = {}) => {
    const reason = whyUndefined(votes);
    if (reason) return { value: null, reason };
    const { raters, labels } = votes;
    const grouped = groupByItem(votes);
    const estimation = startFromShares(grouped, options.known);
    const given = new Float64Array(raters);
    for (const cell of grouped.cells) {
      const rater = Math.floor(cell / labels);
      given[rater] = (given[rater] as number) + 1;
    }
    const counts = new Float64Array(raters * labels);
    const right = new Float64Array(raters);
    const accuracy = new Float64Array(raters);
    const weights = new Float64Array(raters * labels);
    const classLogs = new Float64Array(labels);
    const step = (): number => {
      countClasses(estimation);
      countRight(estimation, counts);
      right.fill(0);
      for (let cell = 0; cell < counts.length; cell++) {
        const rater = Math.floor(cell / labels);
        right[rater] = (right[rater] as number) + (counts[cell] as number);
      }
      const pooled = right.reduce((sum, own) => sum + own, 0) / grouped.cells.length;
      const items = estimation.classTotals.reduce((sum, own) => sum + own, 0);
      for (let k = 0; k < labels; k++)
        classLogs[k] = logWeight((estimation.classTotals[k] as number) / items);
      for (let rater = 0; rater < raters; rater++) {
        const share =
          ((right[rater] as number) + PRIOR_VOTES * pooled) / ((given[rater] as number) + PRIOR_VOTES);
        const p = Math.min(SURE, Math.max(1 - SURE, share));
        accuracy[rater] = p;
        weights.fill(logRatio((p * (labels - 1)) / (1 - p)), rater * labels, (rater + 1) * labels);
      }
      return expectLabels(estimation, classLogs, weights);
    };
    const ran = untilSettled(step, options);
    return conclude(grouped, estimation.posteriors, options.known, ran, (rater) => ({
      competence: accuracy[rater] as number,
    }));
  },
};
