/**
 * Refuses a plan whose group field groups nothing, before the release is made. It reads only as many tasks as it takes
 * to find one with a group; the split checks again whether a task of the release has one.
 */
import { walkAnsweredTasks } from "@/db/queries/tasks";
import type { ReleasePlan } from "@/lib/contracts/releases";
import { groupInField, noGroupIn } from "@/lib/split/plan-split";
import type { Services } from "../context";

const BATCH = 500;

/** @throws AppError `invalid_input` for `groupField`; where nothing is answered yet there is nothing to refuse */
export async function requireGroupField(
  services: Services,
  projectId: string,
  { groupField }: ReleasePlan,
): Promise<void> {
  if (!groupField) return;
  for (let afterSeq = 0; ; ) {
    const tasks = await walkAnsweredTasks(services.database.read, { projectId, afterSeq, limit: BATCH });
    if (tasks.some(({ data }) => groupInField(data, groupField) !== null)) return;
    if (tasks.length < BATCH) {
      if (afterSeq > 0 || tasks.length > 0) throw noGroupIn(groupField);
      return;
    }
    afterSeq = tasks.at(-1)?.seq ?? afterSeq;
    await new Promise(setImmediate);
  }
}
