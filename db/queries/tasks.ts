import { and, asc, count, eq, exists, gt, inArray, ne, or, type SQL } from "drizzle-orm";
import { groupBy } from "@/lib/core/group-by";
import type { Db } from "../client/database";
import { inPlace, isListed, listOf, place, prepared } from "../client/prepared";
import { countPatterns, unitsOfTasks } from "./agreement-patterns";
import { sumUnits } from "./agreement-sums";
import { CAME_BACK } from "./queue";
import { forgetSearchTexts } from "./task-search";

export type TaskRow = Db["t"]["task"]["$inferSelect"];
type Project = { projectId: string };

/** What a bulk change needs of tasks, in task order; strangers' ids are not found. By id alone, as in `tasksByIds`. */
export async function tasksToChange(db: Db, { projectId, taskIds }: Project & { taskIds: string[] }) {
  if (taskIds.length === 0) return [];
  const { task } = db.t;
  const rows = await db.q
    .select({
      id: task.id,
      projectId: task.projectId,
      seq: task.seq,
      status: task.status,
      queueRank: task.queueRank,
      openSlots: task.openSlots,
      gold: task.gold,
      answerCount: task.answerCount,
      skipCount: task.skipCount,
      overlap: task.overlap,
      overlapByHand: task.overlapByHand,
      overlapAsked: task.overlapAsked,
    })
    .from(task)
    .where(inArray(task.id, taskIds))
    .orderBy(asc(task.seq));
  return rows.filter((row) => row.projectId === projectId);
}

const taskById = prepared<{ taskId: string }, TaskRow[]>(({ q, t }) =>
  q
    .select()
    .from(t.task)
    .where(eq(t.task.id, place("taskId")))
    .limit(1),
);

export async function findTask(db: Db, { taskId }: { taskId: string }): Promise<TaskRow | undefined> {
  const [row] = await taskById(db, { taskId });
  return row;
}

type LockedTask = Pick<TaskRow, "id" | "openSlots" | "status" | "gold">;

const taskForUpdate = prepared<{ taskId: string }, LockedTask[]>((db) => {
  const { task } = db.t;
  const query = db.q
    .select({ id: task.id, openSlots: task.openSlots, status: task.status, gold: task.gold })
    .from(task)
    .where(eq(task.id, place("taskId")))
    .limit(1);
  return db.dialect === "postgres" ? query.for("update") : query;
});

/** Locks the task until the transaction ends; SQLite has one writer anyway. */
export async function lockTask(db: Db, { taskId }: { taskId: string }) {
  const [row] = await taskForUpdate(db, { taskId });
  return row;
}

// By id alone: with the project beside it, SQLite walks the whole project instead of a few ids.
const tasksByIds = prepared<{ taskIds: unknown }, TaskRow[]>((db) =>
  db.q
    .select()
    .from(db.t.task)
    .where(inPlace(db, db.t.task.id, "taskIds")),
);

export async function findTasks(
  db: Db,
  { projectId, taskIds }: Project & { taskIds: string[] },
): Promise<TaskRow[]> {
  if (taskIds.length === 0) return [];
  const rows = await tasksByIds(db, { taskIds: listOf(db, taskIds) });
  const byId = new Map(rows.filter((row) => row.projectId === projectId).map((row) => [row.id, row]));
  return taskIds.flatMap((id) => byId.get(id) ?? []);
}

export type KnownTask = { id: string; contentHash: string; importJobId: string | null };

/**
 * Tasks of the project by identity (`id:` and the external id, or `sha:` and the content hash).
 *
 * The statistics of PostgreSQL know nothing of a project that is being filled, so its planner takes it for empty and walks
 * all of it instead of looking up a few thousand identities in their index. Two things keep it to one look-up each: the
 * lateral subquery with `offset 0`, which is planned by itself, and the subquery around the project's id, which hides from
 * the statistics that they do not know it.
 */
async function byIdentity(
  db: Db,
  { projectId, identities }: Project & { identities: string[] },
): Promise<({ identity: string } & KnownTask)[]> {
  if (identities.length === 0) return [];
  const list = listOf(db, identities);
  if (db.dialect === "sqlite")
    return db.raw.all(
      `select identity, id, content_hash as "contentHash", import_job_id as "importJobId" from task
       where project_id = ? and identity ${isListed(db)}`,
      [projectId, list],
    );
  return db.raw.all(
    `select wanted.identity, found.id, found.content_hash as "contentHash", found.import_job_id as "importJobId"
     from unnest(cast(? as text[])) as wanted(identity) cross join lateral (
       select id, content_hash, import_job_id from task
       where project_id = (select cast(? as text)) and identity = wanted.identity offset 0
     ) as found`,
    [list, projectId],
  );
}

/** Ids of the tasks that have these identities. */
export async function tasksByIdentity(
  db: Db,
  wanted: Project & { identities: string[] },
): Promise<Map<string, string>> {
  return new Map((await byIdentity(db, wanted)).map((row) => [row.identity, row.id]));
}

/** Those of the tasks that still exist; no other transaction deletes them before this one ends. */
export async function holdTasks(db: Db, { taskIds }: { taskIds: string[] }): Promise<Set<string>> {
  if (taskIds.length === 0) return new Set();
  const lock = db.dialect === "postgres" ? " for key share" : "";
  const rows = await db.raw.all<{ id: string }>(`select id from task where id ${isListed(db)}${lock}`, [
    listOf(db, taskIds),
  ]);
  return new Set(rows.map((row) => row.id));
}

type Walk = Project & { afterSeq: number; limit: number };

const answeredTasks = prepared<Walk, TaskRow[]>((db) => {
  const { task, resolution } = db.t;
  const decided = db.q.select().from(resolution).where(eq(resolution.taskId, task.id));
  return db.q
    .select()
    .from(task)
    .where(
      and(
        eq(task.projectId, place("projectId")),
        gt(task.seq, place("afterSeq")),
        or(gt(task.answerCount, 0), exists(decided)),
      ),
    )
    .orderBy(asc(task.seq))
    .limit(place("limit"));
});

/** How many tasks `walkAnsweredTasks` walks over. */
export async function countAnsweredTasks(db: Db, { projectId }: Project): Promise<number> {
  const { task, resolution } = db.t;
  const decided = db.q.select().from(resolution).where(eq(resolution.taskId, task.id));
  const [row] = await db.q
    .select({ tasks: count() })
    .from(task)
    .where(and(eq(task.projectId, projectId), or(gt(task.answerCount, 0), exists(decided))));
  return row?.tasks ?? 0;
}

/** Tasks with an answer or a decision, after `afterSeq` in task order, for walks over a whole project. */
export const walkAnsweredTasks = (db: Db, params: Walk): Promise<TaskRow[]> => answeredTasks(db, params);

/** The tasks of those of the identities that the project has already, with the hash of what they hold. */
export async function knownIdentities(
  db: Db,
  wanted: Project & { identities: string[] },
): Promise<Map<string, KnownTask>> {
  return new Map((await byIdentity(db, wanted)).map(({ identity, ...row }) => [identity, row]));
}

export async function assigneesOf(
  db: Db,
  { taskIds }: { taskIds: string[] },
): Promise<Map<string, { id: string; name: string }[]>> {
  if (taskIds.length === 0) return new Map();
  const { assignment, user } = db.t;
  const rows = await db.q
    .select({ taskId: assignment.taskId, id: user.id, name: user.name })
    .from(assignment)
    .innerJoin(user, eq(user.id, assignment.userId))
    .where(inArray(assignment.taskId, taskIds))
    .orderBy(asc(user.name));
  return groupBy(rows, ({ taskId }) => taskId);
}

export async function insertAssignments(
  db: Db,
  rows: Db["t"]["assignment"]["$inferInsert"][],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const { assignment } = db.t;
  const added = await db.q
    .insert(assignment)
    .values(rows)
    // Done and assigned again: it was skipped, and comes before all others.
    .onConflictDoUpdate({
      target: [assignment.taskId, assignment.userId],
      set: { done: false, rank: CAME_BACK },
      setWhere: eq(assignment.done, true),
    })
    .returning({ taskId: assignment.taskId });
  return added.map((row) => row.taskId);
}

export async function deleteAssignments(
  db: Db,
  { taskIds, userId }: { taskIds: string[]; userId: string },
): Promise<string[]> {
  if (taskIds.length === 0) return [];
  const { assignment } = db.t;
  const gone = await db.q
    .delete(assignment)
    .where(and(inArray(assignment.taskId, taskIds), eq(assignment.userId, userId)))
    .returning({ taskId: assignment.taskId });
  return gone.map((row) => row.taskId);
}

/**
 * On which of the tasks the annotator has a place for good (an annotation or an open assignment), and on which for now
 * (a lease). A skipped task is no such: it can be assigned to its annotator again.
 */
export async function tasksHeldBy(
  db: Db,
  { taskIds, userId }: { taskIds: string[]; userId: string },
): Promise<{ held: Set<string>; reserved: Set<string> }> {
  const { assignment, annotation, lease } = db.t;
  const idsIn = async (table: typeof assignment | typeof annotation | typeof lease, only?: SQL) =>
    db.q
      .select({ taskId: table.taskId })
      .from(table)
      .where(and(inArray(table.taskId, taskIds), eq(table.userId, userId), only));
  const held = [
    ...(await idsIn(assignment, eq(assignment.done, false))),
    ...(await idsIn(annotation, ne(annotation.state, "skipped"))),
  ];
  const ids = (rows: { taskId: string }[]) => new Set(rows.map((row) => row.taskId));
  return { held: ids(held), reserved: ids(await idsIn(lease)) };
}

/** Deletes tasks of the project with everything that hangs on them; images stay until the project goes. */
export async function deleteTasks(
  db: Db,
  { projectId, taskIds }: Project & { taskIds: string[] },
): Promise<void> {
  if (taskIds.length === 0) return;
  const t = db.t;
  // By id alone, as in `tasksByIds`.
  const rows = await db.q
    .select({ id: t.task.id, projectId: t.task.projectId })
    .from(t.task)
    .where(inArray(t.task.id, taskIds));
  const own = rows.filter((row) => row.projectId === projectId).map((row) => row.id);
  const doomed = db.q
    .select({ id: t.annotation.id })
    .from(t.annotation)
    .where(inArray(t.annotation.taskId, own));
  await db.q.delete(t.annotationRevision).where(inArray(t.annotationRevision.annotationId, doomed));
  const {
    annotation,
    lease,
    assignment,
    taskAsset,
    taskLabel,
    agreementUnit,
    review,
    comment,
    resolution,
    secondResolution,
    adjudicationHold,
    methodResolution,
    question,
    prediction,
    goldAnswer,
    goldDraw,
    taskProbability,
    labelError,
    labelErrorDismissal,
  } = t;
  const gone = await unitsOfTasks(db, { taskIds: own });
  await countPatterns(db, { gone, come: [] });
  await sumUnits(db, { gone, come: [] });
  const decided = [review, comment, resolution, secondResolution, methodResolution, adjudicationHold];
  const hanging = [annotation, lease, assignment, taskAsset, taskLabel, agreementUnit, ...decided];
  const byModels = [prediction, taskProbability, labelError, labelErrorDismissal];
  for (const table of [...hanging, question, goldAnswer, goldDraw, ...byModels])
    await db.q.delete(table).where(inArray(table.taskId, own));
  const { duplicateLink } = t;
  await db.q.delete(t.taskVersion).where(inArray(t.taskVersion.taskId, own));
  for (const side of [duplicateLink.taskA, duplicateLink.taskB])
    await db.q.delete(duplicateLink).where(inArray(side, own));
  await forgetSearchTexts(db, { taskIds: own });
  await db.q.delete(t.task).where(inArray(t.task.id, own));
}
