/** Excluded annotators: whose annotations of which time count for nothing. */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "../client/database";
import { place, prepared } from "../client/prepared";

export type ExclusionRow = Db["t"]["exclusion"]["$inferSelect"];
type Project = { projectId: string };

const standing = prepared<Project, ExclusionRow[]>(({ q, t: { exclusion } }) =>
  q
    .select()
    .from(exclusion)
    .where(and(eq(exclusion.projectId, place("projectId")), isNull(exclusion.liftedAt)))
    .orderBy(asc(exclusion.createdAt), asc(exclusion.id)),
);

/** Those in force, oldest first. */
export async function standingExclusions(db: Db, { projectId }: Project): Promise<ExclusionRow[]> {
  return standing(db, { projectId });
}

/** All there ever were, oldest first. */
export async function listExclusions(db: Db, { projectId }: Project): Promise<ExclusionRow[]> {
  const { exclusion } = db.t;
  return db.q
    .select()
    .from(exclusion)
    .where(eq(exclusion.projectId, projectId))
    .orderBy(asc(exclusion.createdAt), asc(exclusion.id));
}

export async function insertExclusion(db: Db, row: Db["t"]["exclusion"]["$inferInsert"]): Promise<void> {
  await db.q.insert(db.t.exclusion).values(row);
}

/** @returns the exclusion as it was; undefined when there is none in force with this id */
export async function liftExclusion(
  db: Db,
  params: Project & { exclusionId: string; liftedBy: string; nowMs: number },
): Promise<ExclusionRow | undefined> {
  const { exclusion } = db.t;
  const [row] = await db.q
    .update(exclusion)
    .set({ liftedBy: params.liftedBy, liftedAt: params.nowMs })
    .where(
      and(
        eq(exclusion.id, params.exclusionId),
        eq(exclusion.projectId, params.projectId),
        isNull(exclusion.liftedAt),
      ),
    )
    .returning();
  return row;
}

/** Beside a submitted row of `annotation`: an exclusion in force takes it out. */
export const isExcluded = (
  row: "a" | "annotation",
  condition = "",
): string => `exists (select 1 from exclusion e
  where e.project_id = ${row}.project_id and e.user_id = ${row}.user_id and e.lifted_at is null ${condition}
    and (e.from_ms is null or ${row}.submitted_at >= e.from_ms)
    and (e.until_ms is null or ${row}.submitted_at < e.until_ms))`;

/** The same, of an exclusion that sends its task back to the queue. */
export const isRequeued = (row: "a" | "annotation"): string => isExcluded(row, "and e.requeue");

/** How many submitted annotations an exclusion covers that no earlier one in force does. */
export async function countCovered(db: Db, { id }: { id: string }): Promise<number> {
  const [row] = await db.raw.all<{ annotations: number }>(
    `select count(*) as annotations from exclusion e join annotation a
       on a.project_id = e.project_id and a.user_id = e.user_id and a.state = 'submitted'
     where e.id = ? and (e.from_ms is null or a.submitted_at >= e.from_ms)
       and (e.until_ms is null or a.submitted_at < e.until_ms)
       and not exists (select 1 from exclusion f
         where f.project_id = e.project_id and f.user_id = e.user_id and f.lifted_at is null
           and (f.created_at, f.id) < (e.created_at, e.id)
           and (f.from_ms is null or a.submitted_at >= f.from_ms)
           and (f.until_ms is null or a.submitted_at < f.until_ms))`,
    [id],
  );
  return Number(row?.annotations ?? 0);
}

/** Tasks with a submitted annotation of the annotator in that time, in the order of their ids. */
export async function tasksSubmittedBy(
  db: Db,
  params: Pick<ExclusionRow, "projectId" | "userId" | "fromMs" | "untilMs">,
): Promise<string[]> {
  const { projectId, userId, fromMs, untilMs } = params;
  const rows = await db.raw.all<{ id: string }>(
    `select task_id as id from annotation
     where project_id = ? and user_id = ? and state = 'submitted' and submitted_at >= ? and submitted_at < ?
     order by task_id`,
    [projectId, userId, fromMs ?? 0, untilMs ?? Number.MAX_SAFE_INTEGER],
  );
  return rows.map((row) => row.id);
}

/** How many submitted annotations of a project are taken out. */
export async function countExcluded(db: Db, { projectId }: Project): Promise<number> {
  const [row] = await db.raw.all<{ annotations: number }>(
    `select count(*) as annotations from annotation a
     where a.project_id = ? and a.user_id in (select user_id from exclusion where project_id = ? and lifted_at is null)
       and a.state = 'submitted' and ${isExcluded("a")}`,
    [projectId, projectId],
  );
  return Number(row?.annotations ?? 0);
}

/** How many annotations of the annotator are in each state. */
export async function workOf(db: Db, { projectId, userId }: Project & { userId: string }) {
  const rows = await db.raw.all<{ state: string; annotations: number }>(
    `select state, count(*) as annotations from annotation where project_id = ? and user_id = ? group by state`,
    [projectId, userId],
  );
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.annotations ?? 0);
  return { submitted: of("submitted"), skipped: of("skipped"), drafts: of("draft") };
}

/** All users with an annotation in the project, members or not, by name. */
export async function annotatorsOf(db: Db, { projectId }: Project) {
  // One look into an index per account: counting the annotations of a large project takes longer.
  return db.raw.all<{ userId: string; name: string; member: number | boolean }>(
    `select u.id as "userId", u.name as name,
       exists (select 1 from membership m where m.project_id = ? and m.user_id = u.id) as member
     from "user" u
     where exists (select 1 from annotation a where a.project_id = ? and a.user_id = u.id)
     order by u.name, u.id`,
    [projectId, projectId],
  );
}
