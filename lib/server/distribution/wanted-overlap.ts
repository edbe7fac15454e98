/** What the settings of a project say of the number of annotators. */

import type { Db } from "@/db/client/database";
import { askForOneMore } from "@/db/queries/adaptive-overlap";
import type { Share, Wanted } from "@/db/queries/overlap";
import type { ProjectRow } from "@/db/queries/projects";
import type { DistributionSettings } from "@/db/schema/projects";
import { secretOrder } from "../gold/queue-order";

type Settings = Pick<ProjectRow, "settings" | "distribution">;

/** The share with the order in which tasks are drawn into it, which follows from the seed. */
const withOrder = (share: NonNullable<DistributionSettings["share"]>, seed: string): Share => ({
  ...share,
  order: secretOrder(`${seed} share`),
});

export function wantedOverlap({ settings: { overlap }, distribution }: Settings): Wanted {
  const share = distribution?.share;
  return { overlap, share: share ? withOrder(share, distribution.seed) : null };
}

/**
 * Asks for one more annotator of disputed tasks, where the project is to do so. The caller has locked the tasks.
 * @param taskIds all tasks of the project where left out
 */
export async function askWhereDisputed(
  db: Db,
  project: Pick<ProjectRow, "id" | "distribution">,
  taskIds?: string[],
): Promise<void> {
  const adaptive = project.distribution?.adaptive;
  if (!adaptive) return;
  await askForOneMore(db, { projectId: project.id, adaptive, ...(taskIds && { taskIds }) });
}
