/** Which method of consensus to take, by the project's own gold items. */
import type { CrowdOutcome } from "./crowd-consensus";
import { type CrowdVotes, type Truths, votesPerRater } from "./crowd-votes";
import { accuracyOnGold, type GoldScore } from "./gold-score";
import { CONSENSUS_METHODS } from "./index";
import { majority } from "./majority";
import type { ConsensusMethod, MethodOptions } from "./method";

/** With fewer gold items a difference between methods is mostly chance. */
export const FEWEST_GOLD = 30;
const NORMAL_975 = 1.959963984540054;

/**
 * Why a method is recommended. `few-gold`, `few-votes`: too little to compare by; `no-gain`: none is better beyond chance;
 * `better`: it is.
 */
export const RECOMMENDED_FOR = ["few-gold", "few-votes", "no-gain", "better"] as const;

/** A method's result and its score; `no-gold` also where it has no result. */
export type MethodScore = { method: ConsensusMethod; score: GoldScore };

export type Recommendation = {
  method: ConsensusMethod;
  reason: (typeof RECOMMENDED_FOR)[number];
  /** Gold items that are needed, votes per annotator that are needed, or gold items that show it; by the reason. */
  count?: number;
  /** Mean gain over the majority on gold items with its lower 95 % limit, for a method that is not the majority. */
  gain?: { value: number; low: number };
};

/** The mean of paired differences and its lower 95 % limit (normal approximation). */
function gainOver(credits: Float64Array, others: Float64Array): { value: number; low: number } {
  const n = credits.length;
  const value = credits.reduce((sum, credit, i) => sum + credit - (others[i] as number), 0) / n;
  const squares = credits.reduce((sum, credit, i) => sum + (credit - (others[i] as number) - value) ** 2, 0);
  return { value, low: value - NORMAL_975 * Math.sqrt(squares / Math.max(1, n - 1) / n) };
}

/**
 * The majority vote, unless a method beats it beyond chance. In full:
 * 1. Fewer than `FEWEST_GOLD` scored gold items: the majority.
 * 2. A method is only considered when raters have at least as many votes on average as it needs to learn about them
 *    (`needs.votesPerRater`); when none is left, the majority.
 * 3. Each is compared with the majority item by item over the gold items. It counts as better when the mean gain is above
 *    zero with its lower 95 % limit, too. When none is better, the majority.
 * 4. Of the better ones the one with the greatest gain; equal gains go to the one listed first, which is the simpler.
 *
 * @param scores of every method, all over the same gold items; the majority must be among them
 * @param meanVotes mean votes per rater, as `votesPerRater` gives them
 */
export function recommend(scores: readonly MethodScore[], meanVotes: number): Recommendation {
  const base = scores.find(({ method }) => method.id === majority.id)?.score;
  if (!base || base.accuracy === null || base.n < FEWEST_GOLD)
    return { method: majority, reason: "few-gold", count: FEWEST_GOLD };
  const others = scores.filter(({ method }) => method.id !== majority.id);
  const fit = others.filter(({ method }) => meanVotes >= method.needs.votesPerRater);
  if (fit.length === 0)
    return {
      method: majority,
      reason: "few-votes",
      count: Math.min(...others.map(({ method }) => method.needs.votesPerRater)),
    };
  let best: Recommendation = { method: majority, reason: "no-gain" };
  for (const { method, score } of fit) {
    if (score.accuracy === null || score.n !== base.n) continue;
    const gain = gainOver(score.credits, base.credits);
    if (gain.low > 0 && gain.value > (best.gain?.value ?? 0))
      best = { method, reason: "better", count: score.n, gain };
  }
  return best;
}

/**
 * Runs every method on the votes alone and scores it on the gold items.
 * @param truths of gold items, `UNKNOWN` elsewhere; no method is told them
 */
export function compareMethods(
  votes: CrowdVotes,
  truths: Truths,
  options: Omit<MethodOptions, "known"> = {},
): { scores: (MethodScore & { outcome: CrowdOutcome })[]; recommendation: Recommendation } {
  const scores = CONSENSUS_METHODS.map((method) => {
    const outcome = method.of(votes, options);
    const score: GoldScore = outcome.value
      ? accuracyOnGold(outcome.value, truths)
      : { accuracy: null, n: 0, reason: "no-gold" };
    return { method, outcome, score };
  });
  return { scores, recommendation: recommend(scores, votesPerRater(votes)) };
}
