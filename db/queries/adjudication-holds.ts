/** Which task is open for adjudication with whom. Holds that have run out count for nothing. */
import { and, eq, gt, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "../client/database";
import { isListed, listOf } from "../client/prepared";

type Own = { taskId: string; userId: string };
type Hold = Own & { projectId: string; nowMs: number; expiresAt: number };

/**
 * Takes a task that nobody else holds, or holds it longer. Of parallel transactions one is given it: the condition stands in the
 * statement, and PostgreSQL checks it again after the other one has committed.
 */
export async function takeHold(
  db: Db,
  { taskId, projectId, userId, nowMs, expiresAt }: Hold,
): Promise<boolean> {
  const { adjudicationHold: hold } = db.t;
  const taken = await db.q
    .insert(hold)
    .values({ taskId, projectId, userId, createdAt: nowMs, expiresAt })
    .onConflictDoUpdate({
      target: hold.taskId,
      set: {
        userId,
        expiresAt,
        // One's own goes on from when it began.
        createdAt: sql`case when ${hold.userId} = ${userId} and ${hold.expiresAt} > ${nowMs} then ${hold.createdAt} else ${nowMs} end`,
      },
      setWhere: sql`${hold.userId} = ${userId} or ${hold.expiresAt} <= ${nowMs}`,
    })
    .returning({ taskId: hold.taskId });
  return taken.length > 0;
}

/** @param until Unix ms: a hold that ends at another time was renewed since, and stays; undefined: whenever it ends */
export async function dropHold(db: Db, { taskId, userId }: Own, until?: number): Promise<void> {
  const { adjudicationHold: hold } = db.t;
  await db.q
    .delete(hold)
    .where(
      and(
        eq(hold.taskId, taskId),
        eq(hold.userId, userId),
        until === undefined ? undefined : eq(hold.expiresAt, until),
      ),
    );
}

export async function dropHoldsOn(db: Db, { taskId }: { taskId: string }): Promise<void> {
  await db.q.delete(db.t.adjudicationHold).where(eq(db.t.adjudicationHold.taskId, taskId));
}

export type Holder = { name: string; since: number; until: number };

/** Who else holds these tasks, by task. */
export async function heldByOthers(
  db: Db,
  { taskIds, userId, nowMs }: { taskIds: readonly string[]; userId: string; nowMs: number },
): Promise<Map<string, Holder>> {
  if (taskIds.length === 0) return new Map();
  const { adjudicationHold: hold, user } = db.t;
  const rows = await db.q
    .select({ taskId: hold.taskId, name: user.name, since: hold.createdAt, until: hold.expiresAt })
    .from(hold)
    .innerJoin(user, eq(user.id, hold.userId))
    .where(and(inArray(hold.taskId, [...taskIds]), ne(hold.userId, userId), gt(hold.expiresAt, nowMs)));
  return new Map(rows.map(({ taskId, ...holder }) => [taskId, holder]));
}

type Asked = {
  projectId: string;
  userId: string;
  taskIds: readonly string[];
  /** Tasks of the sample that wait for a second decision, instead of tasks without a decision. */
  second: boolean;
  /** Also tasks that the user labels or has labeled. */
  ownAlso: boolean;
  nowMs: number;
};

/** Those of the tasks that the user may adjudicate and nobody else holds, in no order. */
export async function freeToAdjudicate(
  db: Db,
  { projectId, userId, taskIds, second, ownAlso, nowMs }: Asked,
): Promise<Set<string>> {
  const open = second
    ? `exists (select 1 from second_resolution s join resolution r on r.task_id = s.task_id
         where s.task_id = t.id and s.document is null and r.resolved_by <> ?)`
    : "not exists (select 1 from resolution r where r.task_id = t.id)";
  const own = ["annotation", "lease", "assignment"]
    .map((table) => `and not exists (select 1 from ${table} o where o.task_id = t.id and o.user_id = ?)`)
    .join(" ");
  const rows = await db.raw.all<{ id: string }>(
    `select t.id from task t where t.id ${isListed(db)} and t.project_id = ? and ${open} ${ownAlso ? "" : own}
       and not exists (select 1 from adjudication_hold h
         where h.task_id = t.id and h.user_id <> ? and h.expires_at > ?)`,
    [
      ...[listOf(db, [...taskIds]), projectId],
      ...(second ? [userId] : []),
      ...(ownAlso ? [] : [userId, userId, userId]),
      ...[userId, nowMs],
    ],
  );
  return new Set(rows.map(({ id }) => id));
}
