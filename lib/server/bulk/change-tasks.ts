/** Bulk actions on tasks: who is to work on them, and whether they stay. The tasks are locked. */
import { z } from "zod";
import { findOwnAnnotation, tasksWithWork } from "@/db/queries/annotations";
import {
  type AssignmentRow,
  assignmentsOf,
  deleteLeasesOn,
  deleteOpenAssignments,
  restoreAssignments,
  setAssignment,
} from "@/db/queries/assignments";
import { recountLocked } from "@/db/queries/queue";
import {
  deleteAssignments,
  deleteTasks,
  insertAssignments,
  tasksHeldBy,
  type tasksToChange,
} from "@/db/queries/tasks";
import { groupBy } from "@/lib/core/group-by";
import type { Services } from "../context";
import { type BulkWork, type Done, done, left } from "./bulk-work";

export type TaskToChange = Awaited<ReturnType<typeof tasksToChange>>[number];

const idsOf = (tasks: readonly { id: string }[]): string[] => tasks.map(({ id }) => id);

const Assignment = z.object({
  projectId: z.string(),
  taskId: z.string(),
  userId: z.string(),
  rank: z.number(),
  done: z.boolean(),
  createdAt: z.number(),
});
/** `was` is the assignment before, null where there was none. */
export const AssignedBefore = z.object({ userId: z.string(), was: z.nullable(Assignment) });
export const UnassignedBefore = z.object({ gone: z.array(Assignment) });

export async function assign(
  { services, db, projectId }: Pick<BulkWork, "db" | "projectId"> & { services: Pick<Services, "now"> },
  tasks: readonly TaskToChange[],
  userId: string,
): Promise<Done[]> {
  const { held, reserved } = await tasksHeldBy(db, { taskIds: idsOf(tasks), userId });
  const free = tasks.filter(({ id }) => !held.has(id));
  // An annotator with a lease keeps that place, also when the lease ends.
  const open = free.filter(({ id, openSlots, gold }) => openSlots > 0 || gold || reserved.has(id));
  const before = new Map(
    (await assignmentsOf(db, { taskIds: idsOf(open), userId })).map((row) => [row.taskId, row]),
  );
  const createdAt = services.now();
  const added = new Set(
    await insertAssignments(
      db,
      open.map(({ id: taskId, queueRank: rank }) => ({ projectId, taskId, userId, rank, createdAt })),
    ),
  );
  await recountLocked(db, { taskIds: [...added] });
  return tasks.map((task): Done => {
    if (added.has(task.id)) return done(task, { userId, was: before.get(task.id) ?? null });
    return left(task, held.has(task.id) || open.includes(task) ? "already" : "full");
  });
}

export async function unassign(
  { db }: Pick<BulkWork, "db">,
  tasks: readonly TaskToChange[],
  userId: string,
): Promise<Done[]> {
  const rows = await assignmentsOf(db, { taskIds: idsOf(tasks), userId });
  await deleteAssignments(db, { taskIds: rows.map(({ taskId }) => taskId), userId });
  return unassigned({ db }, tasks, rows, []);
}

/** Takes everybody off who has not submitted: drafts stay, and go on where their task still has room. */
export async function returnToQueue({ db }: BulkWork, tasks: readonly TaskToChange[]): Promise<Done[]> {
  const rows = await assignmentsOf(db, { taskIds: idsOf(tasks), onlyOpen: true });
  await deleteOpenAssignments(db, { taskIds: idsOf(tasks) });
  return unassigned({ db }, tasks, rows, await deleteLeasesOn(db, { taskIds: idsOf(tasks) }));
}

async function unassigned(
  { db }: Pick<BulkWork, "db">,
  tasks: readonly TaskToChange[],
  rows: readonly AssignmentRow[],
  leased: readonly string[],
): Promise<Done[]> {
  const gone = groupBy(rows, ({ taskId }) => taskId);
  const changed = new Set([...gone.keys(), ...leased]);
  await recountLocked(db, { taskIds: [...changed] });
  return tasks.map((task) =>
    changed.has(task.id) ? done(task, { gone: gone.get(task.id) ?? [] }) : left(task, "already"),
  );
}

export async function remove(
  { db, projectId }: Pick<BulkWork, "db" | "projectId">,
  tasks: readonly TaskToChange[],
  withAnswers: boolean,
): Promise<Done[]> {
  const worked = withAnswers ? new Set<string>() : await tasksWithWork(db, { taskIds: idsOf(tasks) });
  const doomed = tasks.filter(({ id }) => !worked.has(id));
  await deleteTasks(db, { projectId, taskIds: idsOf(doomed) });
  return tasks.map((task) => (worked.has(task.id) ? left(task, "worked") : done(task)));
}

/** The assignment that was made goes, unless its annotator has begun. */
export async function undoAssign(
  { db }: BulkWork,
  task: TaskToChange,
  { userId, was }: z.infer<typeof AssignedBefore>,
): Promise<Done> {
  const of = { taskIds: [task.id], userId };
  const [now] = await assignmentsOf(db, { ...of, onlyOpen: true });
  if (!now) return left(task, "changed");
  const { reserved } = await tasksHeldBy(db, of);
  const own = await findOwnAnnotation(db, { taskId: task.id, userId });
  if (reserved.size > 0 || own?.state === "draft") return left(task, "worked");
  if (was) await setAssignment(db, was);
  else await deleteAssignments(db, of);
  await recountLocked(db, { taskIds: [task.id] });
  return done(task);
}

export async function undoUnassign(
  { db }: BulkWork,
  task: TaskToChange,
  { gone }: z.infer<typeof UnassignedBefore>,
): Promise<Done> {
  await restoreAssignments(db, gone);
  await recountLocked(db, { taskIds: [task.id] });
  return done(task);
}
