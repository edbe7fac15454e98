/** How much an annotator was handed in a project, for the limits on it. */
import { and, eq } from "drizzle-orm";
import type { Db } from "../client/database";
import { isListed, listOf, place, prepared } from "../client/prepared";

type Who = { projectId: string; userId: string };

const membershipForUpdate = prepared<Who, unknown>(({ q, t: { membership } }) =>
  q
    .select({ userId: membership.userId })
    .from(membership)
    .where(and(eq(membership.projectId, place("projectId")), eq(membership.userId, place("userId"))))
    .limit(1)
    .for("update"),
);

/**
 * Two requests of one annotator count one after the other until the transaction ends, so that together they are handed no
 * more than the limit. SQLite has one writer anyway.
 */
export async function lockMember(db: Db, { projectId, userId }: Who): Promise<void> {
  if (db.dialect === "postgres") await membershipForUpdate(db, { projectId, userId });
}

/** `open`: leased to them, or begun by them and still to be handed in; tasks that wait for a ruling are left out. */
export type CountedWork = {
  submitted: number;
  submittedToday: number;
  submittedDay: number;
  open: number;
};

/** @param beside tasks that are about to be leased to them in this transaction */
export async function workOf(
  db: Db,
  { projectId, userId, beside = [] }: Who & { beside?: string[] },
): Promise<CountedWork> {
  const [row] = await db.raw.all<Record<keyof CountedWork, number>>(
    `select submitted, submitted_today as "submittedToday", submitted_day as "submittedDay", (
       select count(*) from task t where t.id in (
         select l.task_id from lease l where l.project_id = ? and l.user_id = ?
         union select a.task_id from annotation a join task d on d.id = a.task_id
           where a.project_id = ? and a.user_id = ? and a.state = 'draft' and (d.open_slots > 0 or d.gold)
             and not exists (select 1 from question q
               where q.task_id = a.task_id and q.asked_by = a.user_id and q.status = 'open')
         union select p.id from task p where p.id ${isListed(db)})) as open
     from membership where project_id = ? and user_id = ?`,
    [projectId, userId, projectId, userId, listOf(db, beside), projectId, userId],
  );
  return {
    submitted: Number(row?.submitted ?? 0),
    submittedToday: Number(row?.submittedToday ?? 0),
    submittedDay: Number(row?.submittedDay ?? 0),
    open: Number(row?.open ?? 0),
  };
}
