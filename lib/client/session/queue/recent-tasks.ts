/** Tasks of this visit with their last known answer, so that going back to them needs no network. */

import type { DraftRecord } from "@/lib/client/session/drafts/draft-record";
import type { LabelTask, PutAnnotationResponse } from "@/lib/contracts/labeling";

const KEPT = 30;

export class RecentTasks {
  #tasks = new Map<string, LabelTask>();

  get = (taskId: string): LabelTask | undefined => this.#tasks.get(taskId);

  add(task: LabelTask): void {
    this.#tasks.delete(task.id);
    this.#tasks.set(task.id, task);
    const oldest = this.#tasks.keys().next().value;
    if (this.#tasks.size > KEPT && oldest !== undefined) this.#tasks.delete(oldest);
  }

  forget(taskId: string): void {
    this.#tasks.delete(taskId);
  }

  /** The server took a version of it. */
  accepted(record: DraftRecord, { annotation }: PutAnnotationResponse): void {
    const task = this.#tasks.get(record.taskId);
    if (!task) return;
    const { document, skipReason } = record;
    this.#tasks.set(record.taskId, { ...task, annotation: { ...annotation, document, skipReason } });
  }
}
