/** The number of annotators of single tasks: set by hand, or following the project again. */
import { inArray, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { larger, saidOf, type Wanted, whole } from "./overlap";
import { recountLocked } from "./queue";

/** Gives these tasks a number of their own. The caller has locked them. */
export async function setOverlapByHand(
  db: Db,
  { taskIds, overlap }: { taskIds: string[]; overlap: number },
): Promise<void> {
  if (taskIds.length === 0) return;
  const { task } = db.t;
  await db.q
    .update(task)
    .set({ overlap, overlapByHand: true, overlapAsked: 0 })
    .where(inArray(task.id, taskIds));
  await recountLocked(db, { taskIds });
}

/**
 * Has these tasks follow the project again. The caller has locked them.
 * @param asked what a disagreement had raised them to
 * @returns how many annotators each needs now
 */
export async function followProject(
  db: Db,
  { taskIds, asked = 0 }: { taskIds: string[]; asked?: number },
  wanted: Wanted,
): Promise<Map<string, number>> {
  if (taskIds.length === 0) return new Map();
  const { task } = db.t;
  const said = larger(db, whole(asked), saidOf(db, wanted, sql`in_share`));
  const rows = await db.q
    .update(task)
    .set({ overlap: said, overlapByHand: false, overlapAsked: asked })
    .where(inArray(task.id, taskIds))
    .returning({ id: task.id, overlap: task.overlap });
  await recountLocked(db, { taskIds });
  return new Map(rows.map(({ id, overlap }) => [id, overlap]));
}
