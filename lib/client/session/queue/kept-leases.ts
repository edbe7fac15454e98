/** Which reservations the label view keeps alive, and what becomes of a task whose reservation is gone. */

import type { DraftStore } from "@/lib/client/session/drafts/draft-store";
import type { OfflineBatch } from "@/lib/client/session/offline/offline-batch";
import type { SessionView } from "@/lib/client/session/session-view";
import type { LabelTask } from "@/lib/contracts/labeling";
import type { RecentTasks } from "./recent-tasks";
import type { TaskQueue } from "./task-queue";

type Deps = {
  queue: TaskQueue;
  work: DraftStore;
  recent: RecentTasks;
  view: SessionView;
  along: () => OfflineBatch;
  current: () => LabelTask | null;
  leave: () => void;
  goOn: () => void;
};

export function keptLeases({ queue, work, recent, view, along, current, leave, goOn }: Deps) {
  return {
    held: (): string[] => {
      const open = current();
      return [...(open?.leaseExpiresAt ? [open.id] : []), ...queue.ids];
    },
    untouched: (): string[] => {
      const open = current();
      const idle = open && !work.get(open.id) ? [open.id] : [];
      // Who took tasks along comes back to them, perhaps without network.
      return [...queue.ids, ...idle].filter((id) => !along().has(id));
    },
    lost: (taskId: string): void => {
      const open = current();
      const wasAlong = along().has(taskId);
      if (work.isBegun(taskId) || (taskId === open?.id && !wasAlong)) return;
      queue.drop(taskId);
      along().forget(taskId);
      if (taskId !== open?.id) {
        view.refresh();
        return;
      }
      // Taken along long ago and not begun: somebody else may have it by now.
      leave();
      recent.forget(taskId);
      view.notify("info", "label.alongLost", { task: open.seq });
      goOn();
    },
    renewed: (taskId: string, untilMs: number): void => along().renewed(taskId, untilMs),
  };
}
