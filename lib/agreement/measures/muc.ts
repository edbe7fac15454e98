/**
 * MUC (Vilain et al. 1995): of the links that hold a chain together, those that the other annotator's chains keep. A chain of
 * n mentions has n - 1, however it was joined; recall is Σ (|K| - parts of K) / Σ (|K| - 1) over the first one's chains K, where
 * the other side's chains cut K into parts and a mention in none of them is a part of its own. Chains of one mention have no
 * link: with nothing else on either side it is undefined.
 */
import { type ChainSums, type Chains, chainOfMention, sharedMentions } from "../chains";
import type { ChainMeasure } from "../measure";

function kept(chains: Chains, other: Chains): [number, number] {
  const where = chainOfMention(other);
  let [links, all] = [0, 0];
  for (const mentions of chains) {
    for (const count of sharedMentions(mentions, where).values()) links += count - 1;
    all += mentions.length - 1;
  }
  return [links, all];
}

export const muc: ChainMeasure = {
  id: "muc",
  name: "quality.m_muc",
  hint: "quality.h_muc",
  needs: "chains",
  sums: (first, second): ChainSums => [...kept(first, second), ...kept(second, first)],
};
