/**
 * Groups of near-duplicates: tasks that links join, transitively. Computed over all links of a project, also those of tasks
 * that a release does not have: what is like the same third task stays together.
 */
import { DisjointSets } from "@/lib/core/disjoint-sets";
import type { Split } from "@/lib/split/ratios";

/** Two tasks by their numbers. */
export type TaskLink = { seqA: number; seqB: number };

/** @returns the smallest task number of its group, by task number; tasks without a link are not in it */
export function clustersOf(links: readonly TaskLink[]): Map<number, number> {
  const seqs = [...new Set(links.flatMap(({ seqA, seqB }) => [seqA, seqB]))].sort((a, b) => a - b);
  const places = new Map(seqs.map((seq, place) => [seq, place]));
  const sets = new DisjointSets(seqs.length);
  for (const { seqA, seqB } of links) sets.join(places.get(seqA) as number, places.get(seqB) as number);
  const smallest = new Map<number, number>();
  const clusters = new Map<number, number>();
  for (const [place, seq] of seqs.entries()) {
    const root = sets.find(place);
    // The first of a group in ascending order is its smallest.
    if (!smallest.has(root)) smallest.set(root, seq);
    clusters.set(seq, smallest.get(root) as number);
  }
  return clusters;
}

type Splits = ReadonlyMap<number, Split>;

/** Whether a split, by task number, has both tasks and has them apart. */
export function isDivided({ seqA, seqB }: TaskLink, splits: Splits): boolean {
  const [a, b] = [splits.get(seqA), splits.get(seqB)];
  return a !== undefined && b !== undefined && a !== b;
}

/** The groups of which a split has tasks in different parts, each with whether some are in test. */
export function dividedClusters(
  clusters: ReadonlyMap<number, number>,
  splits: Splits,
): Map<number, { inTest: boolean }> {
  const held = new Map<number, Set<Split>>();
  for (const [seq, cluster] of clusters) {
    const split = splits.get(seq);
    if (split !== undefined) held.set(cluster, (held.get(cluster) ?? new Set()).add(split));
  }
  return new Map(
    [...held].flatMap(([cluster, parts]) =>
      parts.size > 1 ? [[cluster, { inTest: parts.has("test") }] as const] : [],
    ),
  );
}
