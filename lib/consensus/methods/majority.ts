/**
 * The share of votes per label. A told truth takes the place of the votes on its item. Defined with any number of raters
 * and labels, `no-votes` without votes.
 */
import { conclude, whyNone } from "./crowd-consensus";
import { groupByItem } from "./crowd-votes";
import { startFromShares } from "./expectation";
import type { ConsensusMethod } from "./method";

export const majority: ConsensusMethod = {
  id: "majority",
  name: "consensus.m_majority",
  hint: "consensus.h_majority",
  needs: { votesPerRater: 0, raters: 1, labels: 1 },
  paper: "Condorcet, Essai sur l’application de l’analyse, 1785",
  of: (votes, { known } = {}) => {
    const reason = whyNone(votes);
    if (reason) return { value: null, reason };
    const grouped = groupByItem(votes);
    const { posteriors } = startFromShares(grouped, known);
    return conclude(grouped, posteriors, known, { iterations: 0, converged: true });
  },
};
