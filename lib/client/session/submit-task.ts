/** Submitting or skipping the open task, and going on. */
import type { CurrentTask, Verdict } from "./current-task";
import type { DraftStore } from "./drafts/draft-store";
import type { SessionView } from "./session-view";
import { submitBlocker } from "./submit-blocker";
import type { Outbox } from "./sync/outbox";
import type { ProjectSync } from "./sync/project-sync";
import type { TaskHistory } from "./task-history";

type Deps = {
  guide: ProjectSync;
  view: SessionView;
  work: DraftStore;
  sender: Outbox;
  history: TaskHistory;
  current: () => CurrentTask | null;
  leave: () => void;
  /** Shows what comes after this task: of the queue, or of one's own work. */
  openNext: (origin: "queue" | "history") => void;
};

/** Shows the next task at once; what was answered is sent meanwhile. False, and told why, when something hinders it. */
export function submitTask(deps: Deps, verdict: Verdict): boolean {
  const { guide, view, work, sender, history, leave, openNext } = deps;
  const current = deps.current();
  if (!current) return false;
  const { progress, origin, missing } = view.getState();
  const blocker = submitBlocker(current.editor, verdict, guide.session.schema);
  if (blocker && "notice" in blocker) view.notify("bad", blocker.notice);
  else if (blocker) view.set({ missing: { issues: blocker.missing, at: (missing?.at ?? 0) + 1 } });
  if (blocker) return false;
  const isNew = current.task.annotation === null || current.task.annotation.state === "draft";
  current.finish(verdict);
  history.add({ taskId: current.task.id, seq: current.task.seq });
  if (isNew && verdict.state === "submitted") {
    const { mine, mineToday } = progress;
    view.set({ progress: { ...progress, mine: mine + 1, mineToday: mineToday + 1 } });
  }
  leave();
  openNext(origin);
  // Without network nothing else would write it before the usual delay.
  void work.flush();
  void sender.pump();
  return true;
}
