/**
 * B³ (Bagga and Baldwin 1998), each mention weighing the same: recall is the mean over the first annotator's mentions of
 * |K ∩ R| / |K|, where K and R are the chains that the mention has on either side, and precision of |K ∩ R| / |R| over the
 * second one's. A mention that only one side has counts as nothing found (Pradhan et al. 2014). Undefined without mentions.
 */
import { type ChainSums, type Chains, chainOfMention, sharedMentions } from "../chains";
import type { ChainMeasure } from "../measure";

function found(chains: Chains, other: Chains): [number, number] {
  const where = chainOfMention(other);
  let [share, all] = [0, 0];
  for (const mentions of chains) {
    for (const count of sharedMentions(mentions, where).values()) share += (count * count) / mentions.length;
    all += mentions.length;
  }
  return [share, all];
}

export const bCubed: ChainMeasure = {
  id: "b-cubed",
  name: "quality.m_b_cubed",
  hint: "quality.h_b_cubed",
  needs: "chains",
  sums: (first, second): ChainSums => [...found(first, second), ...found(second, first)],
};
