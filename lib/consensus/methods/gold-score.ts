/** How often a method is right on items whose truth is known, from votes alone. */
import { wilsonInterval } from "@/lib/agreement/wilson";
import { type CrowdConsensus, highest, TIE } from "./crowd-consensus";
import { type Truths, UNKNOWN } from "./crowd-votes";

/** `accuracy` is the mean credit in [0, 1] over `n` gold items; `no-gold` where none can be scored. */
export type GoldScore =
  | {
      accuracy: number;
      n: number;
      /** 95 % limits (Wilson 1927). */
      interval: [low: number, high: number];
      /** Per scored item, in order: 1 for the true label, a share of it where labels are tied with it, else 0. */
      credits: Float64Array;
    }
  | { accuracy: null; n: 0; reason: "no-gold" };

/**
 * Scores the winner of each gold item that has votes: 1 if it is the truth, 1/m if the truth is one of m tied labels.
 * Items whose truth the method was told are left out, and so are those without votes: which ones are scored is the same
 * for every method that was told the same.
 * @param truths per item, `UNKNOWN` where not known
 */
export function accuracyOnGold(
  { items, labels, posteriors, told }: CrowdConsensus,
  truths: Truths,
): GoldScore {
  const credits: number[] = [];
  let sum = 0;
  for (let i = 0; i < items; i++) {
    const truth = truths[i] ?? UNKNOWN;
    if (truth === UNKNOWN || told[i] === 1) continue;
    const { value, equals } = highest(posteriors, i, labels);
    if (value === 0) continue;
    const isBest = value - (posteriors[i * labels + truth] ?? 0) <= TIE;
    const credit = isBest ? 1 / equals : 0;
    credits.push(credit);
    sum += credit;
  }
  const n = credits.length;
  if (n === 0) return { accuracy: null, n: 0, reason: "no-gold" };
  return { accuracy: sum / n, n, interval: wilsonInterval(sum, n), credits: Float64Array.from(credits) };
}
