/** What an annotator learns after a submit: that the task was full already, and how the right answer differs. */
import type { SessionView } from "@/lib/client/session/session-view";

export function submitNotices(view: SessionView) {
  const told = new Set<string>();
  return {
    /** Once while it is a draft, and when it is submitted. */
    tellLate: ({ taskId, seq, outbox }: { taskId: string; seq: number; outbox: number | null }): void => {
      if (outbox === null && told.has(taskId)) return;
      told.add(taskId);
      view.notify("info", "labelLater.noticeLate", { task: seq });
    },
    compare: (taskId: string): void =>
      view.set({ comparing: { taskId, end: () => view.set({ comparing: undefined }) } }),
  };
}
