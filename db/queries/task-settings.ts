import { eq, sql } from "drizzle-orm";
import { MAX_PRIORITY, RANK_STEP } from "@/db/queries/queue-rank";
import type { Db } from "../client/database";
import type { ProjectSettings } from "../schema/projects";
import { recountAll } from "./queue";
import { lockAllTasks } from "./task-locks";

/** How many annotators each task needs from now on; tasks with answers enough become done, others open again. */
export async function setOverlap(
  db: Db,
  { projectId, overlap }: { projectId: string; overlap: number },
): Promise<void> {
  const { task } = db.t;
  await lockAllTasks(db, { projectId });
  await db.q.update(task).set({ overlap }).where(eq(task.projectId, projectId));
  await recountAll(db, { projectId });
}

/** The same number as `queueRank`, computed by the database for tasks that are there already. */
export async function setQueueOrder(
  db: Db,
  params: { projectId: string; strategy: ProjectSettings["strategy"] },
): Promise<void> {
  const { task, membership } = db.t;
  const place =
    params.strategy === "sequence"
      ? sql`${task.seq}`
      : sql`(cast(${task.seq} as bigint) * 2654435761) % ${RANK_STEP}`;
  await lockAllTasks(db, params);
  await db.q
    .update(task)
    .set({ queueRank: sql`(cast(${MAX_PRIORITY} as bigint) - ${task.priority}) * ${RANK_STEP} + ${place}` })
    .where(eq(task.projectId, params.projectId));
  await db.q.update(membership).set({ queueCursor: -1 }).where(eq(membership.projectId, params.projectId));
}
