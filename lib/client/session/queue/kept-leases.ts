/** Which leases the label view renews, and how it drops a task whose lease is gone. */

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
  offlineBatch: () => OfflineBatch;
  current: () => LabelTask | null;
  leave: () => void;
  goOn: () => void;
};

export function keptLeases({ queue, work, recent, view, offlineBatch, current, leave, goOn }: Deps) {
  return {
    held: (): string[] => {
      const open = current();
      return [...(open?.leaseExpiresAt ? [open.id] : []), ...queue.ids];
    },
    untouched: (): string[] => {
      const open = current();
      const idle = open && !work.get(open.id) ? [open.id] : [];
      // The tasks of an offline batch stay leased: their annotator comes back to them, perhaps without network.
      return [...queue.ids, ...idle].filter((id) => !offlineBatch().has(id));
    },
    lost: (taskId: string): void => {
      const open = current();
      const wasOffline = offlineBatch().has(taskId);
      if (work.isBegun(taskId) || (taskId === open?.id && !wasOffline)) return;
      queue.drop(taskId);
      offlineBatch().forget(taskId);
      if (taskId !== open?.id) {
        view.refresh();
        return;
      }
      // A task of an old offline batch, not begun: another annotator may have it by now.
      leave();
      recent.forget(taskId);
      view.notify("info", "labelLater.offlineBatchLost", { task: open.seq });
      goOn();
    },
    renewed: (taskId: string, untilMs: number): void => offlineBatch().renewed(taskId, untilMs),
  };
}
