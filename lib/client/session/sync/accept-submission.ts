/** After the server has taken a submit: frees its task and queues the tasks that came with the response. */

import type { DraftRecord } from "@/lib/client/session/drafts/draft-record";
import type { OfflineBatch } from "@/lib/client/session/offline/offline-batch";
import type { Leases } from "@/lib/client/session/queue/leases";
import type { RecentTasks } from "@/lib/client/session/queue/recent-tasks";
import type { TaskQueue } from "@/lib/client/session/queue/task-queue";
import type { TaskSupply } from "@/lib/client/session/queue/task-supply";
import type { PutAnnotationResponse } from "@/lib/contracts/labeling";

export type Acceptance = {
  recent: RecentTasks;
  queue: TaskQueue;
  offlineBatch: OfflineBatch;
  leases: Leases;
  supply: TaskSupply;
  currentTaskId: () => string | undefined;
  /** The page has not been left. */
  isHere: () => boolean;
  tellLate: (record: DraftRecord) => void;
  /** The answer can be compared with the right one. */
  compare: (taskId: string) => void;
  failed: (error: unknown) => void;
};

export function acceptSubmission(
  deps: Acceptance,
  record: DraftRecord,
  response: PutAnnotationResponse,
): void {
  const { recent, queue, offlineBatch, leases, supply, currentTaskId } = deps;
  const { taskId } = record;
  recent.accepted(record, response);
  if (record.outbox !== null) offlineBatch.forget(taskId);
  if (record.outbox !== null && currentTaskId() !== taskId) queue.unlock(taskId);
  if (!deps.isHere()) {
    leases.giveBack(response.next?.tasks ?? []);
    return;
  }
  if (response.annotation.late) deps.tellLate(record);
  if (response.feedback) deps.compare(taskId);
  if (response.next) supply.receive(response.next).catch(deps.failed);
  else if (currentTaskId() === undefined) supply.fillQuietly();
}
