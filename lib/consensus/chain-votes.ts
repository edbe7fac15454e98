/**
 * Chains of the consensus: two of its mentions belong together when more than half of the annotators (all, for unanimous) have
 * the mentions they were made from in one chain; what is joined so, over any number of mentions, is a chain. Had by exactly
 * half: not joined, and a tie where nothing else joins the two.
 */
import type { Answer } from "@/lib/agreement/unit";
import { chainsOf } from "@/lib/annotation/chains";
import { DisjointSets } from "@/lib/core/disjoint-sets";
import { groupBy } from "@/lib/core/group-by";
import type { RelationControl } from "@/lib/labels/schema";
import { isEnough, isSplit, type Method, type RelationVotes } from "./votes";

type Pair = readonly [from: string, to: string];
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Every two mentions of a chain, as regions of the consensus in code-unit order; those it does not have are left out. */
function pairsOf(regions: readonly (string | undefined)[]): Pair[] {
  const ids = [...new Set(regions.filter((id) => id !== undefined))].sort(compareText);
  return ids.flatMap((from, i) => ids.slice(i + 1).map((to): Pair => [from, to]));
}

/**
 * @param made by rater and region id as JSON, the region of the consensus made from it (`regionsOfConsensus`)
 * @param idOf an id that follows from what the chain is
 * @returns the group of each region that is in a chain, and the votes on every two mentions, under the group where it is kept
 */
export function voteOnChains(
  control: RelationControl,
  answers: readonly Answer[],
  made: ReadonlyMap<string, string>,
  { method, idOf }: { method: Method; idOf: (mentions: readonly string[]) => string },
): { groups: ReadonlyMap<string, string>; votes: RelationVotes[]; tie: boolean } {
  const counts = new Map<string, { pair: Pair; votes: number }>();
  for (const { rater, document } of answers) {
    // Two mentions of one annotator may have become one of the consensus, and so stand in two chains.
    const own = new Map<string, Pair>();
    for (const chain of chainsOf(control, document))
      for (const pair of pairsOf(chain.map(({ id }) => made.get(JSON.stringify([rater, id])))))
        own.set(JSON.stringify(pair), pair);
    for (const [key, pair] of own) counts.set(key, { pair, votes: (counts.get(key)?.votes ?? 0) + 1 });
  }
  const all = [...counts].sort(([a], [b]) => compareText(a, b)).map(([, given]) => given);
  const ids = [...new Set(all.flatMap(({ pair }) => pair))].sort(compareText);
  const place = new Map(ids.map((id, i) => [id, i]));
  const sets = new DisjointSets(ids.length);
  const rootOf = (id: string) => sets.find(place.get(id) as number);
  for (const { pair, votes } of all)
    if (isEnough(votes, answers.length, method))
      sets.join(place.get(pair[0]) as number, place.get(pair[1]) as number);
  const chains = groupBy(ids, rootOf);
  const groups = new Map<string, string>();
  for (const mentions of chains.values()) {
    if (mentions.length < 2) continue;
    const group = idOf(mentions);
    for (const id of mentions) groups.set(id, group);
  }
  const isJoined = ([from, to]: Pair) => rootOf(from) === rootOf(to);
  const [label] = control.labels;
  return {
    groups,
    votes: all.map(({ pair, votes }) => ({
      id: isJoined(pair) ? (groups.get(pair[0]) ?? null) : null,
      label: label?.id ?? "",
      from: pair[0],
      to: pair[1],
      votes,
    })),
    tie: all.some(({ pair, votes }) => isSplit(votes, answers.length, method) && !isJoined(pair)),
  };
}
