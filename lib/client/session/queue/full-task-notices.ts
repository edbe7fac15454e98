/** Notifies the annotator of a task that was full already: once while it is a draft, and when it is submitted. */
import type { SessionView } from "@/lib/client/session/session-view";

export function fullTaskNotices(view: SessionView) {
  const told = new Set<string>();
  return ({ taskId, seq, outbox }: { taskId: string; seq: number; outbox: number | null }): void => {
    if (outbox === null && told.has(taskId)) return;
    told.add(taskId);
    view.notify("info", "labelLater.noticeLate", { task: seq });
  };
}
