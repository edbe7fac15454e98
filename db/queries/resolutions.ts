import { eq, inArray } from "drizzle-orm";
import { undecidableControls } from "@/lib/annotation/undecidable";
import type { Db } from "../client/database";
import { inPlace, listOf, prepared } from "../client/prepared";
import { deleteMethodResolutions } from "./method-resolutions";
import { markSettled } from "./settled-units";
import { markLabelsStale } from "./task-labels";

export type ResolutionRow = Db["t"]["resolution"]["$inferSelect"];

export async function findResolution(
  db: Db,
  { taskId }: { taskId: string },
): Promise<ResolutionRow | undefined> {
  const { resolution } = db.t;
  const [row] = await db.q.select().from(resolution).where(eq(resolution.taskId, taskId)).limit(1);
  return row;
}

/** With the name of the user who decided. */
export async function findResolutionView(db: Db, { taskId }: { taskId: string }) {
  const { resolution, user } = db.t;
  const [row] = await db.q
    .select({ resolution, name: user.name })
    .from(resolution)
    .innerJoin(user, eq(user.id, resolution.resolvedBy))
    .where(eq(resolution.taskId, taskId))
    .limit(1);
  return row;
}

const resolutionsIn = prepared<{ taskIds: unknown }, ResolutionRow[]>((db) => {
  const { resolution } = db.t;
  return db.q
    .select()
    .from(resolution)
    .where(inPlace(db, resolution.taskId, "taskIds"));
});

/** Final answers of some tasks, by task id. By id alone: see `tasksByIds`. */
export async function resolutionsOf(
  db: Db,
  { projectId, taskIds }: { projectId: string; taskIds: string[] },
): Promise<Map<string, ResolutionRow>> {
  if (taskIds.length === 0) return new Map();
  const rows = await resolutionsIn(db, { taskIds: listOf(db, taskIds) });
  return new Map(rows.filter((row) => row.projectId === projectId).map((row) => [row.taskId, row]));
}

export type FinalAnswer = Pick<ResolutionRow, "document"> & {
  /** Questions of which a part cannot be decided: nobody is measured against them. */
  undecidable: ReadonlySet<string>;
};

/** All final answers of a project, by task id. For the worker. */
export async function finalAnswers(
  db: Db,
  { projectId }: { projectId: string },
): Promise<Map<string, FinalAnswer>> {
  const { resolution } = db.t;
  const rows = await db.q
    .select({
      taskId: resolution.taskId,
      document: resolution.document,
      undecidable: resolution.undecidable,
    })
    .from(resolution)
    .where(eq(resolution.projectId, projectId));
  return new Map(
    rows.map(({ taskId, document, undecidable }) => [
      taskId,
      { document, undecidable: undecidableControls(undecidable) },
    ]),
  );
}

/** Which of the tasks have a final answer. */
export async function decidedTasks(db: Db, { taskIds }: { taskIds: string[] }): Promise<Set<string>> {
  if (taskIds.length === 0) return new Set();
  const { resolution } = db.t;
  const rows = await db.q
    .select({ taskId: resolution.taskId })
    .from(resolution)
    .where(inArray(resolution.taskId, taskIds));
  return new Set(rows.map((row) => row.taskId));
}

/** What a method found for the task goes. The caller has locked the task. */
export async function saveResolution(db: Db, row: ResolutionRow): Promise<void> {
  const { taskId: _task, createdAt: _created, ...changes } = row;
  await db.q
    .insert(db.t.resolution)
    .values(row)
    .onConflictDoUpdate({ target: db.t.resolution.taskId, set: changes });
  // Marks the task settled as well.
  await deleteMethodResolutions(db, { taskIds: [row.taskId] });
  await markLabelsStale(db, { taskIds: [row.taskId] });
}

export async function deleteResolution(db: Db, { taskId }: { taskId: string }): Promise<void> {
  await db.q.delete(db.t.resolution).where(eq(db.t.resolution.taskId, taskId));
  await markSettled(db, { taskIds: [taskId] });
  // Without the first decision there is nothing to compare it with.
  await db.q.delete(db.t.secondResolution).where(eq(db.t.secondResolution.taskId, taskId));
  await markLabelsStale(db, { taskIds: [taskId] });
}
