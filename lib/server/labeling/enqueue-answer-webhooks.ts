/** Enqueues webhooks for an annotation, and for the task when this was the last annotation it needed. */
import type { Db } from "@/db/client/database";
import type { AnnotationRow } from "@/db/queries/annotations";
import { findTask } from "@/db/queries/tasks";
import type { TaskStatus } from "@/db/schema/tasks";
import type { Services } from "../context";
import { enqueueWebhook } from "../webhooks/enqueue-webhook";

/**
 * Call in the transaction of the annotation, after the task's counters are updated, when the project has webhooks.
 * @param before the task's status until then
 */
export async function enqueueAnswerWebhooks(
  db: Db,
  { now, newId }: Pick<Services, "now" | "newId">,
  row: AnnotationRow,
  before: TaskStatus,
): Promise<void> {
  const { projectId, taskId } = row;
  if (row.state !== "submitted") return;
  const task = await findTask(db, { taskId });
  if (!task) return;
  const about = { id: taskId, number: task.seq };
  const { id, revision, userId, schemaVersion, guidelineVersion, leadTimeMs } = row;
  const annotation = { id, revision, userId, schemaVersion, guidelineVersion, leadTimeMs };
  const payload = { task: about, annotation };
  await enqueueWebhook(db, { projectId, event: "annotation.submitted", payload }, now(), newId);
  if (task.status !== "done" || before === "done") return;
  const done = { task: about, answers: task.answerCount, skips: task.skipCount };
  await enqueueWebhook(db, { projectId, event: "task.done", payload: done }, now(), newId);
}
