/** The labels of a merged region from those of its members. */
import type { Region } from "@/lib/annotation/document";
import { countVotes, isEnough, isSplit, type Method, winnerOf } from "./votes";

/** Empty labels mean that none won; `tie` that it was for equal votes. */
export type LabelVote = { labels: string[]; tie: boolean; counts: Record<string, number> };

/**
 * One label per region: the one most members have. Several: each that more than half of the members have.
 * Unanimous: those that all members have.
 * @param known label ids of the schema; others get no votes
 */
export function voteOnLabels(
  members: readonly Region[],
  known: ReadonlySet<string>,
  multiple: boolean,
  method: Method,
): LabelVote {
  const counts = countVotes(
    members.flatMap(({ labels }) => [...new Set(labels)].filter((id) => known.has(id))),
  );
  if (!multiple) {
    const { winner, tie } = winnerOf(counts, members.length, method);
    return { labels: winner === null ? [] : [winner], tie, counts };
  }
  const labels = Object.keys(counts).filter((id) => isEnough(counts[id] as number, members.length, method));
  const tie = Object.values(counts).some((count) => isSplit(count, members.length, method));
  return { labels, tie, counts };
}
