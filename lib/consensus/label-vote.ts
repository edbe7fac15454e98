/** The labels of a merged region from those of its members. */
import type { Region } from "@/lib/annotation/document";
import { countVotes, isEnough, isSplit, type Method, winnerOf } from "./votes";

/** Empty labels mean that none won; `tie` that it was for equal votes. */
export type LabelVote = { labels: string[]; tie: boolean; counts: Record<string, number> };

/**
 * One label per region: the one most members have. Several: each that more than half of the members have.
 * Unanimous: those that all members have.
 * @param known label ids of the schema. Of one label per region, another can win the vote and then none is left; of
 *   several, others are left out of account
 */
export function voteOnLabels(
  members: readonly Region[],
  known: ReadonlySet<string>,
  multiple: boolean,
  method: Method,
): LabelVote {
  const given = members.flatMap(({ labels }) => [...new Set(labels)]);
  const counts = countVotes(multiple ? given.filter((id) => known.has(id)) : given);
  if (!multiple) {
    const { winner, tie } = winnerOf(counts, members.length, method);
    return { labels: winner !== null && known.has(winner) ? [winner] : [], tie, counts };
  }
  const labels = Object.keys(counts).filter((id) => isEnough(counts[id] as number, members.length, method));
  const tie = Object.values(counts).some((count) => isSplit(count, members.length, method));
  return { labels, tie, counts };
}
