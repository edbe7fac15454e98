/** An annotator's own work: the list of it, and how much there is left for them. */
import { and, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db, SqlText } from "../client/database";
import type { AnnotationState } from "../schema/annotations";
import { tasksBy } from "./task-index";
import { taskMatches } from "./task-search";

type Who = { projectId: string; userId: string };

export type OwnWorkPage = Who & {
  state?: AnnotationState | undefined;
  /** Only what a reviewer has sent back. */
  returned?: boolean | undefined;
  /** Only what has comments that are not resolved. */
  commented?: boolean | undefined;
  /** Only tasks about which they wait for a ruling. */
  waiting?: boolean | undefined;
  search?: string | undefined;
  before?: { at: number; id: string } | undefined;
  limit: number;
};

const wasReturned = (db: Db): SQL =>
  sql`exists (select 1 from review r where r.annotation_id = ${db.t.annotation.id} and r.decision = 'rejected')`;

const isWaiting = (db: Db): SQL => {
  const { annotation } = db.t;
  return sql`exists (select 1 from question q where q.task_id = ${annotation.taskId}
    and q.asked_by = ${annotation.userId} and q.status = 'open')`;
};

const openThreads = (db: Db): SQL<number> =>
  sql<number>`(select count(*) from comment c where c.annotation_id = ${db.t.annotation.id}
    and c.resolved_at is null and c.id = c.thread_id)`;

/** Ids of own annotations, the last changed first; a search may read the texts of all of them, so it is for `scan`. */
export function ownWorkIds(db: Db, page: OwnWorkPage): SqlText {
  const { annotation, task } = db.t;
  const { before, state, search } = page;
  const isBefore =
    before &&
    or(
      lt(annotation.updatedAt, before.at),
      and(eq(annotation.updatedAt, before.at), lt(annotation.id, before.id)),
    );
  return db.q
    .select({ id: annotation.id })
    .from(annotation)
    .innerJoin(task, eq(task.id, annotation.taskId))
    .where(
      and(
        eq(annotation.projectId, page.projectId),
        eq(annotation.userId, page.userId),
        state && eq(annotation.state, state),
        page.waiting ? isWaiting(db) : undefined,
        page.returned ? wasReturned(db) : undefined,
        page.commented ? sql`${openThreads(db)} > 0` : undefined,
        search ? taskMatches(db, search) : undefined,
        isBefore,
      ),
    )
    .orderBy(desc(annotation.updatedAt), desc(annotation.id))
    .limit(page.limit)
    .toSQL();
}

/** Annotations with their tasks, in the order of the ids. */
export async function ownWork(db: Db, { annotationIds }: { annotationIds: string[] }) {
  if (annotationIds.length === 0) return [];
  const { annotation, task } = db.t;
  const rows = await db.q
    .select({
      annotation,
      seq: task.seq,
      externalId: task.externalId,
      preview: task.preview,
      waiting: isWaiting(db).mapWith(Boolean),
      comments: openThreads(db).mapWith(Number),
    })
    .from(annotation)
    .innerJoin(task, eq(task.id, annotation.taskId))
    .where(inArray(annotation.id, annotationIds));
  const byId = new Map(rows.map((row) => [row.annotation.id, row]));
  return annotationIds.flatMap((id) => byId.get(id) ?? []);
}

/** Counts of own annotations: sent back by a reviewer and not submitted again, begun, waiting for a ruling, commented on. */
export async function ownOpenWork(
  db: Db,
  { projectId, userId }: Who,
): Promise<Record<"returned" | "drafts" | "waiting" | "commented", number>> {
  const [row] = await db.raw.all<Record<"returned" | "drafts" | "waiting" | "commented", number>>(
    `select
       (select count(*) from annotation a where a.project_id = ? and a.user_id = ? and a.state = 'draft'
          and exists (select 1 from review r where r.annotation_id = a.id and r.decision = 'rejected')) as returned,
       (select count(*) from annotation a where a.project_id = ? and a.user_id = ? and a.state = 'draft') as drafts,
       (select count(*) from question q where q.project_id = ? and q.asked_by = ? and q.status = 'open') as waiting,
       (select count(distinct c.annotation_id) from comment c join annotation a on a.id = c.annotation_id
          where c.project_id = ? and a.user_id = ? and c.resolved_at is null and c.id = c.thread_id) as commented`,
    [projectId, userId, projectId, userId, projectId, userId, projectId, userId],
  );
  return {
    returned: Number(row?.returned ?? 0),
    drafts: Number(row?.drafts ?? 0),
    waiting: Number(row?.waiting ?? 0),
    commented: Number(row?.commented ?? 0),
  };
}

/** How many tasks of the project have room for another annotator; from the partial index of the queue. */
export function countOfOpenTasks(db: Db, { projectId }: { projectId: string }): SqlText {
  const { task } = db.t;
  // As text, so that both planners match it to the partial index.
  const hasRoom = sql`open_slots > 0`;
  return db.q
    .select({ tasks: sql`count(*)`.as("tasks") })
    .from(tasksBy(db, "task_queue"))
    .where(and(eq(task.projectId, projectId), hasRoom))
    .toSQL();
}

/**
 * How the tasks that are left for an annotator differ from those with room, in one row: `finished` have room, but not for
 * them; `own` have none, as the annotator holds it or is promised it; `held` are held or promised and have room for others.
 * It reads all that they have finished, so it is for `scan`.
 */
export function ownPlaces({ q }: Db, { projectId, userId }: Who): SqlText {
  const finished = sql`(select count(*) from annotation a join task t on t.id = a.task_id
    where a.project_id = ${projectId} and a.user_id = ${userId} and a.state <> 'draft' and t.open_slots > 0)`;
  const ownWhere = (room: SQL) => sql`(select count(*) from task t where ${room} and t.id in (
      select s.task_id from assignment s
        where s.project_id = ${projectId} and s.user_id = ${userId} and not s.done
      union select l.task_id from lease l where l.project_id = ${projectId} and l.user_id = ${userId})
    and not exists (select 1 from annotation a
      where a.task_id = t.id and a.user_id = ${userId} and a.state <> 'draft'))`;
  return q
    .select({
      finished: finished.as("finished"),
      own: ownWhere(sql`t.open_slots = 0`).as("own"),
      held: ownWhere(sql`t.open_slots > 0`).as("held"),
    })
    .from(sql`(select 1) as one`)
    .toSQL();
}
