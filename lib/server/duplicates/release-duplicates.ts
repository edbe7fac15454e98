/** How a frozen release divides near-duplicates, looked at anew each time: links come and go after it was frozen. */
import { splitsOfLinked } from "@/db/queries/duplicates";
import { dividedClusters, isDivided } from "@/lib/duplicates/clusters";
import { requireRelease } from "../releases/releases";
import type { UseCase } from "../use-case";
import { standingDuplicates } from "./standing-duplicates";

const NONE = { pairs: 0, later: 0, groups: 0, inTest: 0 };

export const getReleaseDuplicates: UseCase<"getReleaseDuplicates"> = async (context, { params }) => {
  const { row } = await requireRelease(context, params.release);
  const { id: releaseId, projectId, frozenAt } = row;
  if (frozenAt === null) return NONE;
  const db = context.database.read;
  const { links, clusters } = await standingDuplicates(db, { projectId });
  if (links.length === 0) return NONE;
  const splits = await splitsOfLinked(db, { projectId, releaseId });
  const divided = links.filter((link) => isDivided(link, splits));
  const groups = [...dividedClusters(clusters, splits).values()];
  return {
    pairs: divided.length,
    later: divided.filter(({ createdAt }) => createdAt > frozenAt).length,
    groups: groups.length,
    inTest: groups.filter(({ inTest }) => inTest).length,
  };
};
