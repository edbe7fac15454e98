/** What a change of the project's settings does to the tasks that are there already. */
import type { Db } from "@/db/client/database";
import { setOverlap, setQueueOrder } from "@/db/queries/task-settings";
import type { ProjectSettings } from "@/db/schema/projects";

export async function reopenTasks(
  db: Db,
  { projectId, before, after }: { projectId: string; before: ProjectSettings; after: ProjectSettings },
): Promise<void> {
  if (before.strategy !== after.strategy) await setQueueOrder(db, { projectId, strategy: after.strategy });
  if (before.overlap !== after.overlap) await setOverlap(db, { projectId, overlap: after.overlap });
}
