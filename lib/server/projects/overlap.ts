/** What a change of the project's settings does to the tasks that are there already. */
import type { Db } from "@/db/client/database";
import type { ProjectRow } from "@/db/queries/projects";
import { setOverlap, setQueueOrder } from "@/db/queries/task-settings";
import { queueOrderOf } from "../gold/queue-order";

type Settings = Pick<ProjectRow, "settings" | "gold">;

export async function reopenTasks(
  db: Db,
  { projectId, before, after }: { projectId: string; before: Settings; after: Settings },
): Promise<void> {
  const [was, order] = [queueOrderOf(before), queueOrderOf(after)];
  if (String(was) !== String(order)) await setQueueOrder(db, { projectId, order });
  if (before.settings.overlap !== after.settings.overlap)
    await setOverlap(db, { projectId, overlap: after.settings.overlap });
}
