/**
 * Takes back what an import has added. One that fails or is cancelled leaves what it added for tasks that were annotated
 * meanwhile; one that was finished and is undone leaves all that somebody has worked on since.
 */
import { tasksWithWork } from "@/db/queries/annotations";
import { untouchedTasksOf, updateJob } from "@/db/queries/jobs";
import { lockTasks } from "@/db/queries/task-locks";
import { putVersionsBack } from "@/db/queries/task-versions";
import { countUndo, tasksToUndo } from "@/db/queries/undo-import";
import type { Services } from "../../context";
import { holdRun } from "../job-runner";
import { takeBackLabels } from "./add-labels";
import type { ImportRun } from "./import-run";

type Job = ImportRun["job"];

const TAKEN_BACK_AT_ONCE = 500;

async function undo(services: Services, job: Job): Promise<void> {
  const { projectId, id: jobId, createdAt: sinceMs } = job;
  const some = { projectId, jobId, sinceMs, limit: TAKEN_BACK_AT_ONCE };
  let isMore = true;
  while (isMore)
    isMore = await services.database.write(async (db) => {
      await holdRun(services, db, job);
      return takeBackLabels(db, some);
    });
  isMore = true;
  while (isMore)
    isMore = await services.database.write(async (db) => {
      await holdRun(services, db, job);
      await lockTasks(db, { taskIds: await tasksToUndo(db, some) });
      // An annotator may have answered one while this transaction waited for the locks.
      const taskIds = await tasksToUndo(db, some);
      await putVersionsBack(db, { projectId, taskIds });
      return taskIds.length > 0;
    });
  await services.database.write(async (db) => {
    await holdRun(services, db, job);
    const { stay } = await countUndo(db, { projectId, jobId, sinceMs });
    await updateJob(db, { id: jobId, checkpoint: { ...job.checkpoint, stayed: stay } });
  });
}

/** Deletes the labels and the tasks that the import has added, except tasks that were annotated meanwhile. */
export async function takeBack(services: Services, job: Job, end: "failed" | "cancelled"): Promise<void> {
  if (job.checkpoint.isUndo) return undo(services, job);
  if (end === "failed" && job.payload.mode === "skip-bad-rows") return;
  const some = { projectId: job.projectId, jobId: job.id, limit: TAKEN_BACK_AT_ONCE };
  let isMore = true;
  while (isMore)
    isMore = await services.database.write(async (db) => {
      await holdRun(services, db, job);
      return takeBackLabels(db, some);
    });
  for (;;) {
    const removed = await services.database.write(async (db) => {
      await holdRun(services, db, job);
      const found = await untouchedTasksOf(db, some);
      await lockTasks(db, { taskIds: found });
      // An annotator may have answered one while this transaction waited for the locks.
      const worked = await tasksWithWork(db, { taskIds: found });
      const taskIds = found.filter((id) => !worked.has(id));
      await putVersionsBack(db, { projectId: job.projectId, taskIds });
      return found.length;
    });
    if (removed === 0) return;
  }
}
