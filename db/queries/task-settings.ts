import { eq, type SQL, sql } from "drizzle-orm";
import { MAX_PRIORITY, type QueueOrder, RANK_STEP, SECRET_PRIME } from "@/db/queries/queue-rank";
import type { Db } from "../client/database";
import { lockAllTasks } from "./task-locks";

/** See `queueRank`. Numbers stand in the statement: PostgreSQL would take them for small integers. */
export function placeIn(order: QueueOrder, seq: SQL): SQL {
  if (order === "sequence") return seq;
  if (order === "random") return sql`(${seq} * 2654435761) % ${RANK_STEP}`;
  const [a, b, c] = order.map((one) => sql.raw(`cast(${one} as bigint)`));
  const prime = sql.raw(String(SECRET_PRIME));
  return sql`(((${a} * ${seq}) % ${prime} + ${b}) % ${prime} * ${seq} % ${prime} + ${c}) % ${prime}`;
}

/** The same number as `queueRank`, computed by the database for tasks that are there already. */
export async function setQueueOrder(db: Db, params: { projectId: string; order: QueueOrder }): Promise<void> {
  const { task, membership } = db.t;
  const place = placeIn(params.order, sql`cast(${task.seq} as bigint)`);
  await lockAllTasks(db, params);
  await db.q
    .update(task)
    .set({ queueRank: sql`(cast(${MAX_PRIORITY} as bigint) - ${task.priority}) * ${RANK_STEP} + ${place}` })
    .where(eq(task.projectId, params.projectId));
  await db.q.update(membership).set({ queueCursor: -1 }).where(eq(membership.projectId, params.projectId));
}
