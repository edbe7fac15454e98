/** Marks the agreement of tasks that are settled, so that what waits for adjudication is read without them. */
import type { Db } from "../client/database";
import { isListed, listOf } from "../client/prepared";

/** By a person or an import, or by a run of consensus whose result stands. */
const IS_SETTLED = `(exists (select 1 from resolution r where r.task_id = agreement_unit.task_id)
  or exists (select 1 from method_resolution m where m.task_id = agreement_unit.task_id and m.waits_for is null and not m.outdated))`;

/**
 * Call it in the transaction that stores or deletes a resolution, of a person or by method, and after the units of a task are
 * stored anew. A result of a method that becomes outdated needs no call: the agreement of the task is computed again then.
 */
export async function markSettled(db: Db, { taskIds }: { taskIds: string[] }): Promise<void> {
  if (taskIds.length === 0) return;
  await db.raw.all(
    `update agreement_unit set settled = ${IS_SETTLED} where task_id ${isListed(db)} and settled <> ${IS_SETTLED}`,
    [listOf(db, taskIds)],
  );
}
