/** Near-duplicates of a project that are not dismissed, as a split looks at them. */
import type { Db } from "@/db/client/database";
import { standingLinks } from "@/db/queries/duplicates";
import { clustersOf } from "@/lib/duplicates/clusters";

export type StandingDuplicates = {
  links: readonly { seqA: number; seqB: number; createdAt: number }[];
  /** The group of each task that has a link, by task number. */
  clusters: ReadonlyMap<number, number>;
};

export async function standingDuplicates(
  db: Db,
  { projectId }: { projectId: string },
): Promise<StandingDuplicates> {
  const links = await standingLinks(db, { projectId });
  return { links, clusters: clustersOf(links) };
}
