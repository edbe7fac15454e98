/**
 * CEAF-e (Luo 2005, with the similarity φ4): chains are matched one to one so that their summed likeness 2|K ∩ R| / (|K| + |R|)
 * is largest; that sum over the number of the first annotator's chains is recall, over that of the second one's precision.
 * Undefined without chains.
 */
import { type ChainSums, type Chains, chainOfMention, sharedMentions } from "../chains";
import { assign, type Edge } from "../max-weight-matching";
import type { ChainMeasure } from "../measure";

function largestLikeness(first: Chains, second: Chains): number {
  const where = chainOfMention(second);
  const edges: Edge[] = first.flatMap((mentions, a) =>
    [...sharedMentions(mentions, where)].map(([b, shared]) => ({
      a,
      b,
      weight: (2 * shared) / (mentions.length + (second[b]?.length ?? 0)),
    })),
  );
  const partner = assign(first.length, second.length, edges);
  return edges.reduce((sum, { a, b, weight }) => (partner[a] === b ? sum + weight : sum), 0);
}

export const ceafE: ChainMeasure = {
  id: "ceaf-e",
  name: "quality.m_ceaf_e",
  hint: "quality.h_ceaf_e",
  needs: "chains",
  sums: (first, second): ChainSums => {
    const likeness = largestLikeness(first, second);
    return [likeness, first.length, likeness, second.length];
  },
};
