/** Submitting or skipping the open task, and going on. */
import type { CurrentTask, Submission } from "./current-task";
import type { DraftStore } from "./drafts/draft-store";
import { afterSubmits } from "./own-progress";
import type { SessionView } from "./session-view";
import { submitBlocker } from "./submit-blocker";
import type { Outbox } from "./sync/outbox";
import type { ProjectSync } from "./sync/project-sync";
import type { TaskHistory } from "./task-history";

type Deps = {
  projectSync: ProjectSync;
  view: SessionView;
  work: DraftStore;
  outbox: Outbox;
  history: TaskHistory;
  current: () => CurrentTask | null;
  leave: () => void;
  /** Shows the task after this one: of the queue, or of the annotator's own history. */
  openNext: () => void;
};

/**
 * Shows the next task at once; the outbox sends the annotation meanwhile. False when a submit blocker stands in the
 * way, which the view shows.
 */
export function submitTask(deps: Deps, submission: Submission): boolean {
  const { projectSync, view, work, outbox, history, leave, openNext } = deps;
  const current = deps.current();
  if (!current) return false;
  current.editor.finishDrawing();
  const { progress, missing } = view.getState();
  const blocker = submitBlocker(current.editor, submission, projectSync.session.schema);
  if (blocker && "notice" in blocker) view.notify("bad", blocker.notice);
  else if (blocker) view.set({ missing: { issues: blocker.missing, at: (missing?.at ?? 0) + 1 } });
  if (blocker) return false;
  // What was reopened before its submit had arrived is known as submitted by the record alone.
  const isNew = (current.task.annotation?.state ?? "draft") === "draft" && !current.record?.held;
  current.finish(submission);
  history.add({ taskId: current.task.id, seq: current.task.seq });
  if (isNew && submission.state === "submitted") {
    view.set({ progress: afterSubmits(progress, 1) });
  }
  leave();
  openNext();
  // Without network nothing else would write it before the usual delay.
  void work.flush();
  void outbox.pump();
  return true;
}
