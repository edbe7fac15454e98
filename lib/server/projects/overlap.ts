/** What a change of the project's settings does to the tasks that are there already. */
import type { Db } from "@/db/client/database";
import { applyOverlap } from "@/db/queries/overlap";
import type { ProjectRow } from "@/db/queries/projects";
import { lockAllTasks } from "@/db/queries/task-locks";
import { setQueueOrder } from "@/db/queries/task-settings";
import { askWhereDisputed, wantedOverlap } from "../distribution/wanted-overlap";
import { queueOrderOf } from "../gold/queue-order";

type Settings = Pick<ProjectRow, "id" | "settings" | "gold" | "distribution">;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The caller has locked the project's row. */
export async function reopenTasks(
  db: Db,
  { before, after }: { before: Settings; after: Settings },
): Promise<void> {
  const projectId = after.id;
  const order = queueOrderOf(after);
  if (!isSame(queueOrderOf(before), order)) await setQueueOrder(db, { projectId, order });
  const wanted = wantedOverlap(after);
  const isOther = !isSame(wantedOverlap(before), wanted);
  if (isOther) await applyOverlap(db, { projectId }, wanted);
  const adaptive = after.distribution?.adaptive;
  if (!adaptive || !(isOther || !isSame(before.distribution?.adaptive, adaptive))) return;
  await lockAllTasks(db, { projectId });
  await askWhereDisputed(db, after);
}
