/** How a frozen release divides the near-duplicates of today. */
import { splitsOfLinked } from "@/db/queries/duplicates";
import type { ReleaseDuplicates } from "@/lib/contracts/duplicates";
import { dividedClusters, isDivided } from "@/lib/duplicates/clusters";
import type { Procedure } from "../worker/procedure";
import { standingDuplicates } from "./standing-duplicates";

type Input = { projectId: string; releaseId: string; frozenAt: number };

export const dividedDuplicates: Procedure<Input, never, ReleaseDuplicates> = async (
  db,
  { projectId, releaseId, frozenAt },
) => {
  const { links, clusters } = await standingDuplicates(db, { projectId });
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
