/**
 * Keeps the index of the labels that tasks were given. As with texts it is done beside the work: a submit marks its task and
 * waits for nothing. A list that is filtered by a label first waits a little for the marks there are.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { submittedDocuments } from "@/db/queries/annotations";
import { findProject, findSchema } from "@/db/queries/projects";
import { resolutionsOf } from "@/db/queries/resolutions";
import {
  labelStates,
  OF_RESOLUTION,
  projectWithStaleLabels,
  replaceTaskLabels,
  staleLabelTasks,
  type TaskLabelRow,
} from "@/db/queries/task-labels";
import { lockTasks } from "@/db/queries/task-locks";
import type { AnnotationDocument } from "@/lib/annotation/document";
import { labelUses } from "@/lib/annotation/label-uses";
import type { LabelSchema } from "@/lib/labels/schema";
import type { Services } from "../context";
import type { Lane } from "../jobs/lanes";

type Part = Pick<Services, "database">;

/** One write of so many tasks takes some milliseconds, and all other writers wait for it. */
const BATCH = 50;
const POLL_MS = 2_000;
/** Of the time that the indexer works, how much longer it leaves the database to others. */
const REST = 3;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

type Task = { id: string; seq: number };

async function rowsOf(
  { database: { read: db } }: Part,
  { projectId, tasks, schema }: { projectId: string; tasks: readonly Task[]; schema: LabelSchema },
): Promise<TaskLabelRow[]> {
  const rows: TaskLabelRow[] = [];
  for (const { id: taskId, seq } of tasks) {
    const add = (userId: string, document: AnnotationDocument) => {
      for (const [key, uses] of labelUses(schema, document))
        rows.push({ projectId, taskId, seq, userId, key, uses });
    };
    const of = { projectId, taskIds: [taskId] };
    for (const { userId, document } of await submittedDocuments(db, of)) add(userId, document);
    for (const { document } of (await resolutionsOf(db, of)).values()) add(OF_RESOLUTION, document);
    // Documents with thousands of regions take their time to read.
    await nextTurn();
  }
  return rows;
}

/** @returns whether there may be more to do */
async function indexBatch(part: Part, projectId: string): Promise<boolean> {
  const { read: db } = part.database;
  const tasks = await staleLabelTasks(db, { projectId, limit: BATCH });
  if (tasks.length === 0) return false;
  const taskIds = tasks.map(({ id }) => id);
  const project = await findProject(db, { projectId });
  const schema = project && (await findSchema(db, { projectId, version: project.schemaVersion }));
  if (!schema) return false;
  const before = await labelStates(db, { taskIds });
  const rows = await rowsOf(part, { projectId, tasks, schema });
  await part.database.write(async (tx) => {
    await lockTasks(tx, { taskIds });
    const after = await labelStates(tx, { taskIds });
    // A task that was changed during the reading keeps its mark and comes again.
    const unchanged = new Set(taskIds.filter((id) => before.get(id) === after.get(id)));
    await replaceTaskLabels(tx, {
      taskIds: [...unchanged],
      rows: rows.filter(({ taskId }) => unchanged.has(taskId)),
    });
  });
  return tasks.length === BATCH;
}

/** Indexes what is marked in a project, at most that long, so that a list finds what was submitted a moment ago. */
export async function indexLabelsWithin(part: Part, projectId: string, maxMs: number): Promise<void> {
  const startedAt = performance.now();
  while ((await indexBatch(part, projectId)) && performance.now() - startedAt < maxMs) await nextTurn();
}

export async function indexWaitingLabels(part: Part): Promise<void> {
  for (;;) {
    const projectId = await projectWithStaleLabels(part.database.read);
    if (projectId === undefined) return;
    const startedAt = performance.now();
    await indexBatch(part, projectId);
    await sleep(REST * (performance.now() - startedAt));
  }
}

export const labelLane = (services: Services): Lane => ({
  name: "label-index",
  pollMs: POLL_MS,
  round: () => indexWaitingLabels(services),
});
