/** What a person decides about work the server did not take: whose version counts, open it again, give it up. */
import type { CurrentTask } from "@/lib/client/session/current-task";
import type { RecentTasks } from "@/lib/client/session/queue/recent-tasks";
import type { Outbox } from "@/lib/client/session/sync/outbox";
import type { ProjectSync } from "@/lib/client/session/sync/project-sync";
import type { DraftStore } from "./draft-store";
import { resolveConflict } from "./resolve-conflict";

type Deps = {
  projectId: string;
  guide: ProjectSync;
  work: DraftStore;
  sender: Outbox;
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

  /** Decides a conflict. Nothing was lost until here: "mine" is written over theirs as a new revision. */
  resolveConflict(taskId: string, keep: "mine" | "theirs"): void {
    const { work, sender, current, recent } = this.#deps;
    const decided = resolveConflict(work.get(taskId), keep);
    if (!decided) return;
    // The task as it was known before is out of date.
    recent.forget(taskId);
    const open = current();
    if (keep === "mine") {
      work.put(decided);
      if (decided.outbox === null) sender.queueDraft(taskId);
    } else if (open?.task.id === taskId) open.takeTheirs(decided);
    else work.remove(taskId);
    void sender.pump();
  }

  /** Sends again what could not be reached: a person may have been removed from the project and invited again. */
  tryAgain(taskIds: readonly string[]): void {
    const { work, sender } = this.#deps;
    for (const taskId of taskIds) {
      const record = work.get(taskId);
      if (record?.problem?.kind !== "gone") continue;
      work.put({ ...record, problem: null });
      if (record.outbox === null) sender.queueDraft(taskId);
    }
    void sender.pump();
  }

  /** The page is loaded anew: what older labels hindered, or a project that was not open, is tried once. */
  tryAllAgain(): void {
    const { work, projectId } = this.#deps;
    this.#forgetOldLabels();
    this.tryAgain(work.all().flatMap((record) => (record.projectId === projectId ? [record.taskId] : [])));
  }

  /** What was refused because of older labels is tried under those of now. */
  tryLabels(): void {
    this.#forgetOldLabels();
    void this.#deps.sender.pump();
  }

  #forgetOldLabels(): void {
    const { work, sender, projectId, guide } = this.#deps;
    const drafts = work.tryUnderSchema(projectId, guide.session.schemaVersion);
    for (const taskId of drafts) sender.queueDraft(taskId);
  }

  /** Gives up this device's version of a task, after the person confirmed it. */
  discard(taskId: string): void {
    const { work, current, recent, leave, goOn } = this.#deps;
    const open = current()?.task.id === taskId;
    if (open) leave();
    recent.forget(taskId);
    work.remove(taskId);
    if (open) goOn();
  }
}
