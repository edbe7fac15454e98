/**
 * MACE (Hovy, Berg-Kirkpatrick, Vaswani and Hovy, NAACL 2013): rater j gives the true label with probability θ_j, the
 * competence, and otherwise a label from a distribution ξ_j of their own, whatever the item shows. Variational Bayes as in
 * the paper, with its program's priors: Beta(1/2, 1/2) over θ and Dirichlet(10) over ξ, true labels uniform. With both
 * fixed, all votes on an item share a factor, and a vote for a label speaks for it by 1 + θ / ((1 - θ) ξ(label)).
 *
 * As in the paper the best of several starts counts: the shares of votes and `RESTARTS` random competences run for a few
 * iterations each, and the one with the highest likelihood runs on (short-run EM, Biernacki, Celeux and Govaert 2003).
 * Competences are drawn in the order of raters: another order may lead to another maximum.
 */
import { type Random, seededRandom } from "@/lib/core/random";
import { conclude, whyUndefined } from "./crowd-consensus";
import { type GroupedVotes, groupByItem, type Truths } from "./crowd-votes";
import { digamma } from "./digamma";
import { logRatio, rounded, startFromShares, untilSettled } from "./expectation";
import { countRight, expectLabels, logEvidence } from "./label-evidence";
import type { ConsensusMethod } from "./method";

const RESTARTS = 10;
const SHORT_RUN = 4;
const COMPETENCE_PRIOR = 0.5;
const STRATEGY_PRIOR = 10;

type Parameters = {
  /** θ per rater and 1 - θ, each e^(expected log): they sum to less than 1. */
  competent: Float64Array;
  spamming: Float64Array;
  /** ξ, raters × labels, e^(expected log). */
  strategies: Float64Array;
};

/** The votes of each rater for each label: raters × labels. */
function countGiven({ cells, raters, labels }: GroupedVotes): Float64Array {
  const given = new Float64Array(raters * labels);
  for (const cell of cells) given[cell] = (given[cell] as number) + 1;
  return given;
}

/** Fills the weights of votes, raters × labels. */
function weigh({ competent, spamming, strategies }: Parameters, labels: number, weights: Float64Array): void {
  for (let cell = 0; cell < weights.length; cell++) {
    const rater = Math.floor(cell / labels);
    const byChance = (spamming[rater] as number) * (strategies[cell] as number);
    weights[cell] = logRatio(1 + (competent[rater] as number) / byChance);
  }
}

/** The probability that votes share whatever the true label is; with `logEvidence` it makes the likelihood. */
function logOfChance({ spamming, strategies }: Parameters, given: Float64Array, labels: number): number {
  let total = 0;
  for (let cell = 0; cell < given.length; cell++)
    if ((given[cell] as number) > 0)
      total +=
        (given[cell] as number) *
        logRatio((spamming[Math.floor(cell / labels)] as number) * (strategies[cell] as number));
  return total;
}

/** From the expected right votes of each cell to the expected logs of θ and ξ. */
function maximize(parameters: Parameters, right: Float64Array, given: Float64Array, labels: number): void {
  const { competent, spamming, strategies } = parameters;
  for (let rater = 0; rater < competent.length; rater++) {
    let meant = COMPETENCE_PRIOR;
    let spammed = COMPETENCE_PRIOR;
    const before = { competent: competent[rater] as number, spamming: spamming[rater] as number };
    for (let cell = rater * labels; cell < (rater + 1) * labels; cell++) {
      // A right vote may still have come from the strategy, which happened to hit the true label.
      const byChance = before.spamming * (strategies[cell] as number);
      const own = rounded(((right[cell] as number) * before.competent) / (before.competent + byChance));
      const rest = (given[cell] as number) - own;
      meant += own;
      spammed += rest;
      strategies[cell] = rest + STRATEGY_PRIOR;
    }
    const both = digamma(meant + spammed);
    competent[rater] = Math.exp(digamma(meant) - both);
    spamming[rater] = Math.exp(digamma(spammed) - both);
    const all = digamma(spammed - COMPETENCE_PRIOR + STRATEGY_PRIOR * labels);
    for (let cell = rater * labels; cell < (rater + 1) * labels; cell++)
      strategies[cell] = Math.exp(digamma(strategies[cell] as number) - all);
  }
}

function startOf(raters: number, labels: number, random: Random | null): Parameters {
  const competent = new Float64Array(raters);
  const spamming = new Float64Array(raters);
  for (let rater = 0; rater < raters; rater++) {
    const share = random ? 0.05 + 0.9 * random() : 0.5;
    competent[rater] = share;
    spamming[rater] = 1 - share;
  }
  return { competent, spamming, strategies: new Float64Array(raters * labels).fill(1 / labels) };
}

/** The steps of the method on one set of votes; all starts share its tables. */
function stepsOn(grouped: GroupedVotes, known: Truths | undefined) {
  const { raters, labels } = grouped;
  const given = countGiven(grouped);
  const estimation = startFromShares(grouped, known);
  const right = new Float64Array(raters * labels);
  const weights = new Float64Array(raters * labels);
  const classLogs = new Float64Array(labels);
  const infer = (parameters: Parameters): number => {
    weigh(parameters, labels, weights);
    return expectLabels(estimation, classLogs, weights);
  };
  return {
    posteriors: estimation.posteriors,
    /** Posteriors from parameters; the largest change of one. */
    infer,
    /** Parameters from posteriors, and posteriors from these. */
    step: (parameters: Parameters): number => {
      countRight(estimation, right);
      maximize(parameters, right, given, labels);
      return infer(parameters);
    },
    /** Log likelihood of the parameters that posteriors were last inferred from. */
    likelihood: (parameters: Parameters): number =>
      logEvidence(estimation, classLogs, weights) + logOfChance(parameters, given, labels),
  };
}

export const mace: ConsensusMethod = {
  id: "mace",
  name: "consensus.m_mace",
  hint: "consensus.h_mace",
  needs: { votesPerRater: 5, raters: 2, labels: 2 },
  paper: "Hovy, Berg-Kirkpatrick, Vaswani and Hovy, Learning whom to trust with MACE, 2013",
  of: (votes, options = {}) => {
    const reason = whyUndefined(votes);
    if (reason) return { value: null, reason };
    const { raters, labels } = votes;
    const grouped = groupByItem(votes);
    const { posteriors, infer, step, likelihood } = stepsOn(grouped, options.known);
    const random = seededRandom(options.seed ?? 1);
    let best = startOf(raters, labels, null);
    for (let done = 0; done < SHORT_RUN; done++) step(best);
    let highest = likelihood(best);
    for (let start = 0; start < RESTARTS; start++) {
      const parameters = startOf(raters, labels, random);
      infer(parameters);
      for (let done = 0; done < SHORT_RUN; done++) step(parameters);
      const own = likelihood(parameters);
      if (own <= highest) continue;
      highest = own;
      best = parameters;
    }
    infer(best);
    const { competent, spamming } = best;
    const ran = untilSettled(() => step(best), options);
    return conclude(grouped, posteriors, options.known, ran, (rater) => ({
      competence: (competent[rater] as number) / ((competent[rater] as number) + (spamming[rater] as number)),
    }));
  },
};
