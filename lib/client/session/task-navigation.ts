/** Task navigation: back and forth through the annotator's own tasks, and back to the queue. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { DraftStore } from "./drafts/draft-store";
import type { LabelApi } from "./label-api";
import type { RecentTasks } from "./queue/recent-tasks";
import type { TaskQueue } from "./queue/task-queue";
import { reopenTask } from "./reopen-task";
import type { SessionView } from "./session-view";
import type { Outbox } from "./sync/outbox";
import type { ProjectSync } from "./sync/project-sync";
import type { TaskHistory } from "./task-history";

export type NavigationDeps = {
  api: Pick<LabelApi, "reopen" | "put">;
  projectSync: ProjectSync;
  work: DraftStore;
  view: SessionView;
  queue: TaskQueue;
  history: TaskHistory;
  recent: RecentTasks;
  outbox: Outbox;
  current: () => LabelTask | null;
  open: (task: LabelTask) => void;
  leave: () => void;
  goOn: () => void;
  failed: (error: unknown) => void;
};

export class TaskNavigation {
  readonly #deps: NavigationDeps;

  constructor(deps: NavigationDeps) {
    this.#deps = deps;
  }

  /** False when the task cannot be opened now; a notice gives the reason. */
  async reopen(taskId: string): Promise<boolean> {
    const { api, projectSync, view, work, queue, recent, current, open, leave } = this.#deps;
    if (current()?.id === taskId) return true;
    try {
      if (!(await queue.lock(taskId))) {
        view.notify("bad", "labelLater.noticeElsewhere");
        return false;
      }
      const task =
        recent.get(taskId) ?? (await reopenTask({ api, work, session: projectSync.session }, taskId));
      const leaving = current();
      const fromQueue = view.getState().origin === "queue";
      leave();
      // The task of the queue waits, with its draft.
      if (leaving && fromQueue) queue.putBack(recent.get(leaving.id) ?? leaving);
      open(task);
      return true;
    } catch (error) {
      this.#failedToReach(error);
      return false;
    }
  }

  #failedToReach(error: unknown): void {
    const { view, outbox, failed } = this.#deps;
    failed(error);
    if (outbox.offline) view.notify("bad", "labelLater.noticeNeedsNetwork");
  }

  async previous(): Promise<void> {
    const { view, history, current } = this.#deps;
    const target = history.position + 1;
    try {
      const item = await history.at(target, current()?.id ?? null);
      if (!item) view.notify("info", "labelLater.noticeNoPrevious");
      else if (await this.reopen(item.taskId)) history.position = target;
      view.refresh();
    } catch (error) {
      this.#failedToReach(error);
    }
  }

  /** To the next earlier or later task of the annotator's own whose annotation matches. */
  async jump(way: "earlier" | "later", matches: (document: AnnotationDocument) => boolean): Promise<void> {
    try {
      const { jumpTasks } = await import("./jump-tasks");
      await jumpTasks(this.#deps, (taskId) => this.reopen(taskId), way, matches);
    } catch (error) {
      this.#failedToReach(error);
    }
  }

  /** From earlier work back to the task of the queue. */
  newest(): void {
    const { view, leave, goOn } = this.#deps;
    if (view.getState().origin !== "history") return;
    leave();
    goOn();
  }

  async next(): Promise<void> {
    const { view, history, leave, goOn } = this.#deps;
    const target = history.position - 1;
    // Places already passed are in memory, so this asks no server.
    const item = target < 0 ? null : await history.at(target, null);
    if (item && (await this.reopen(item.taskId))) {
      history.position = target;
      view.refresh();
      return;
    }
    leave();
    goOn();
  }
}
