import { and, asc, count, desc, eq, gt, inArray, isNotNull, notExists, sql, sum } from "drizzle-orm";
import type { Db } from "../client/database";
import { countPatterns, unitsOfTasks } from "./agreement-patterns";
import { sumUnits } from "./agreement-sums";
import { markSettled } from "./settled-units";
import { tasksBy } from "./task-index";
import { lockAllTasks } from "./task-locks";

type Project = { projectId: string };
export type UnitRow = Db["t"]["agreementUnit"]["$inferInsert"];

export async function staleTasks(
  db: Db,
  { projectId, limit }: Project & { limit: number },
): Promise<string[]> {
  const { task } = db.t;
  const rows = await db.q
    .select({ id: task.id })
    .from(task)
    .where(and(eq(task.projectId, projectId), sql`agreement_stale`))
    .orderBy(asc(task.seq))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** The marked tasks in task order, page by page, for callers that cannot clear the marks. */
export async function walkStaleTasks(
  db: Db,
  { projectId, afterSeq, limit }: Project & { afterSeq: number; limit: number },
): Promise<{ id: string; seq: number }[]> {
  const { task } = db.t;
  return db.q
    .select({ id: task.id, seq: task.seq })
    .from(task)
    .where(and(eq(task.projectId, projectId), sql`agreement_stale`, gt(task.seq, afterSeq)))
    .orderBy(asc(task.seq))
    .limit(limit);
}

export async function countStale(db: Db, { projectId }: Project): Promise<number> {
  const [row] = await db.q
    .select({ tasks: count() })
    .from(tasksBy(db, "task_stale"))
    .where(and(eq(db.t.task.projectId, projectId), sql`agreement_stale`));
  return row?.tasks ?? 0;
}

/** The state of each task's annotations, to notice a change: how many there are, and how often they were changed. */
export async function answerStates(db: Db, { taskIds }: { taskIds: string[] }): Promise<Map<string, string>> {
  const { annotation } = db.t;
  const rows = await db.q
    .select({ taskId: annotation.taskId, answers: count(), revisions: sum(annotation.revision) })
    .from(annotation)
    .where(inArray(annotation.taskId, taskIds))
    .groupBy(annotation.taskId);
  return new Map(rows.map((row) => [row.taskId, `${row.answers}/${row.revisions}`]));
}

/** Replaces the units of some tasks and clears their marks. */
export async function replaceUnits(db: Db, { taskIds, rows }: { taskIds: string[]; rows: UnitRow[] }) {
  if (taskIds.length === 0) return;
  const { agreementUnit, task } = db.t;
  const gone = await unitsOfTasks(db, { taskIds });
  await countPatterns(db, { gone, come: rows });
  await sumUnits(db, { gone, come: rows });
  await db.q.delete(agreementUnit).where(inArray(agreementUnit.taskId, taskIds));
  await db.raw.insertMany(agreementUnit, rows);
  await markSettled(db, { taskIds });
  await db.q.update(task).set({ agreementStale: false }).where(inArray(task.id, taskIds));
}

export async function markAllStale(db: Db, { projectId }: Project): Promise<void> {
  const { task } = db.t;
  await lockAllTasks(db, { projectId });
  await db.q
    .update(task)
    .set({ agreementStale: true })
    .where(and(eq(task.projectId, projectId), sql`${task.answerCount} > 0`));
}

/** @param onlyFresh leaves out units of tasks whose answers have changed since they were summed up */
export async function listUnits(db: Db, params: Project & { controlId: string; onlyFresh?: boolean }) {
  const { agreementUnit, task } = db.t;
  const marked = db.q
    .select()
    .from(task)
    .where(and(eq(task.id, agreementUnit.taskId), sql`agreement_stale`));
  return db.q
    .select({ taskId: agreementUnit.taskId, unit: agreementUnit.unit })
    .from(agreementUnit)
    .where(
      and(
        eq(agreementUnit.projectId, params.projectId),
        eq(agreementUnit.controlId, params.controlId),
        params.onlyFresh ? notExists(marked) : undefined,
      ),
    )
    .orderBy(asc(agreementUnit.taskId));
}

/** The units of some tasks, with the task and the control of each. */
export async function unitsIn(
  db: Db,
  { taskIds }: { taskIds: string[] },
): Promise<{ taskId: string; controlId: string; unit: unknown }[]> {
  if (taskIds.length === 0) return [];
  const { taskId, controlId, unit } = db.t.agreementUnit;
  return db.q.select({ taskId, controlId, unit }).from(db.t.agreementUnit).where(inArray(taskId, taskIds));
}

/** The most disputed first, then the oldest. @param params.decided also tasks whose final answer is decided */
export async function disputedUnits(
  db: Db,
  params: Project & { controlId: string; limit: number; decided: boolean },
) {
  const { agreementUnit, resolution, task } = db.t;
  const decided = db.q.select().from(resolution).where(eq(resolution.taskId, agreementUnit.taskId));
  return db.q
    .select({
      taskId: agreementUnit.taskId,
      disagreement: agreementUnit.disagreement,
      unit: agreementUnit.unit,
    })
    .from(agreementUnit)
    .innerJoin(task, eq(task.id, agreementUnit.taskId))
    .where(
      and(
        eq(agreementUnit.projectId, params.projectId),
        eq(agreementUnit.controlId, params.controlId),
        isNotNull(agreementUnit.disagreement),
        sql`${agreementUnit.disagreement} > 0`,
        params.decided ? undefined : notExists(decided),
      ),
    )
    .orderBy(desc(agreementUnit.disagreement), asc(task.seq))
    .limit(params.limit);
}

export async function countComparable(db: Db, { projectId }: Project): Promise<number> {
  const { task } = db.t;
  const [row] = await db.q
    .select({ tasks: count() })
    .from(task)
    .where(and(eq(task.projectId, projectId), sql`${task.answerCount} >= 2`));
  return row?.tasks ?? 0;
}

/** Agreement, 0 to 1, by task and control as `task control`, where at least two annotators answered. */
export async function agreementOfTasks(
  db: Db,
  { projectId, taskIds }: Project & { taskIds: string[] },
): Promise<Map<string, number>> {
  if (taskIds.length === 0) return new Map();
  const { agreementUnit } = db.t;
  const rows = await db.q
    .select({
      taskId: agreementUnit.taskId,
      projectId: agreementUnit.projectId,
      control: agreementUnit.controlId,
      disagreement: agreementUnit.disagreement,
    })
    .from(agreementUnit)
    .where(inArray(agreementUnit.taskId, taskIds));
  return new Map(
    rows.flatMap((row) =>
      row.projectId === projectId && row.disagreement !== null
        ? [[`${row.taskId} ${row.control}`, 1 - row.disagreement] as const]
        : [],
    ),
  );
}
