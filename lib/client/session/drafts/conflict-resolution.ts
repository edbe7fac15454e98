/**
 * The annotator's choices for draft records that the server did not take: keep one version, reopen the task, discard
 * the record.
 */
import type { CurrentTask } from "@/lib/client/session/current-task";
import type { RecentTasks } from "@/lib/client/session/queue/recent-tasks";
import type { Outbox } from "@/lib/client/session/sync/outbox";
import type { ProjectSync } from "@/lib/client/session/sync/project-sync";
import type { DraftStore } from "./draft-store";
import { resolveConflict } from "./resolve-conflict";

type Deps = {
  projectId: string;
  projectSync: ProjectSync;
  work: DraftStore;
  outbox: Outbox;
  current: () => CurrentTask | null;
  recent: RecentTasks;
  leave: () => void;
  /** Shows the next task, asking for more when there is none. */
  goOn: () => void;
};

export class ConflictResolution {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Decides a conflict. Nothing is lost until here: "mine" becomes a new revision over the server's. */
  resolveConflict(taskId: string, keep: "mine" | "theirs"): void {
    const { work, outbox, current, recent } = this.#deps;
    const decided = resolveConflict(work.get(taskId), keep);
    if (!decided) return;
    // The task as it was known before is out of date.
    recent.forget(taskId);
    const open = current();
    if (keep === "mine") {
      work.put(decided);
      if (decided.outbox === null) outbox.queueDraft(taskId);
    } else if (open?.task.id === taskId) open.takeTheirs(decided);
    else work.remove(taskId);
    void outbox.pump();
  }

  /** Sends records of closed projects again: the annotator may have been removed from the project and invited again. */
  tryAgain(taskIds: readonly string[]): void {
    const { work, outbox } = this.#deps;
    for (const taskId of taskIds) {
      const record = work.get(taskId);
      if (record?.problem?.kind !== "gone") continue;
      work.put({ ...record, problem: null });
      if (record.outbox === null) outbox.queueDraft(taskId);
    }
    void outbox.pump();
  }

  /** After a page load: tries each record once that older labels or a closed project held back. */
  tryAllAgain(): void {
    const { work, projectId } = this.#deps;
    this.#forgetOldLabels();
    this.tryAgain(work.all().flatMap((record) => (record.projectId === projectId ? [record.taskId] : [])));
  }

  /** Tries the records that were refused because of older labels under the present ones. */
  tryLabels(): void {
    this.#forgetOldLabels();
    void this.#deps.outbox.pump();
  }

  #forgetOldLabels(): void {
    const { work, outbox, projectId, projectSync } = this.#deps;
    const drafts = work.tryUnderSchema(projectId, projectSync.session.schemaVersion);
    for (const taskId of drafts) outbox.queueDraft(taskId);
  }

  /** Deletes this device's version of a task, after the annotator has confirmed it. */
  discard(taskId: string): void {
    const { work, current, recent, leave, goOn } = this.#deps;
    const open = current()?.task.id === taskId;
    if (open) leave();
    recent.forget(taskId);
    work.remove(taskId);
    if (open) goOn();
  }
}
