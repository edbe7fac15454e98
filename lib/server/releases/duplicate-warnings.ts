/**
 * What a release is to be warned of about near-duplicates: that its own split has some apart, and that earlier releases
 * have. What an earlier one has in train and in test is told, and not mended: test is never moved into train.
 */
import { splitsOfLinked } from "@/db/queries/duplicates";
import type { ReleaseCounts } from "@/lib/contracts/releases";
import { dividedClusters, isDivided, type TaskLink } from "@/lib/duplicates/clusters";
import type { PlannedSplit } from "@/lib/split/plan-split";
import type { ReleaseSource } from "./select-tasks";

type Warning = ReleaseCounts["warnings"][number];

/** Pairs and groups that earlier releases have in different splits, and how many such releases there are. */
async function dividedEarlier({ db, projectId, earlier, duplicates }: ReleaseSource): Promise<Warning[]> {
  const pairs = new Set<TaskLink>();
  const groups = new Set<number>();
  let releases = 0;
  for (const { id: releaseId } of earlier) {
    const splits = await splitsOfLinked(db, { projectId, releaseId });
    const divided = dividedClusters(duplicates.clusters, splits);
    if (divided.size > 0) releases++;
    for (const cluster of divided.keys()) groups.add(cluster);
    for (const link of duplicates.links) if (isDivided(link, splits)) pairs.add(link);
  }
  if (releases === 0) return [];
  return [{ code: "duplicate-leak", params: { groups: groups.size, pairs: pairs.size, releases } }];
}

/**
 * @param seqs the numbers of the tasks of the release
 * @param assignments their splits, in the same order
 */
export async function duplicateWarnings(
  source: ReleaseSource,
  seqs: readonly number[],
  assignments: PlannedSplit["assignments"],
): Promise<Warning[]> {
  const { links, clusters } = source.duplicates;
  if (links.length === 0) return [];
  const splits = new Map(
    seqs.flatMap((seq, i) => {
      const split = assignments[i]?.split ?? null;
      return split !== null && clusters.has(seq) ? [[seq, split] as const] : [];
    }),
  );
  const groups = dividedClusters(clusters, splits).size;
  const pairs = links.filter((link) => isDivided(link, splits)).length;
  return [
    ...(groups > 0 ? [{ code: "duplicates-apart", params: { groups, pairs } }] : []),
    ...(await dividedEarlier(source)),
  ];
}
