/** Asking about the open task: its draft is saved, the task is put aside, the next one is shown. Comes with the dialog that asks. */
import type { AskQuestion } from "@/lib/contracts/questions";
import type { CurrentTask } from "./current-task";
import type { LabelApi } from "./label-api";
import type { SessionView } from "./session-view";
import type { Outbox } from "./sync/outbox";

export type AskDeps = {
  api: Pick<LabelApi, "ask">;
  outbox: Outbox;
  view: SessionView;
  current: () => CurrentTask | null;
  /** Leaves the task, forgets it on this device until the server hands it out again, and goes on. */
  putAside: (taskId: string) => void;
};

/** Throws what the API throws; then nothing has moved. */
export async function askQuestion(deps: AskDeps, question: Omit<AskQuestion, "taskId">): Promise<void> {
  const current = deps.current();
  if (!current) return;
  const { id, seq, annotation } = current.task;
  current.editor.cancelGesture();
  current.saveNow();
  // Before the question, so that the manager finds the region that is meant.
  await deps.outbox.pump();
  const asked = await deps.api.ask({ ...question, taskId: id });
  const stays = annotation !== null && annotation.state !== "draft";
  const key = stays ? "labelLater.askedAnswered" : "labelLater.asked";
  deps.view.notify("info", key, { question: asked.code, task: seq });
  if (deps.current() === current) deps.putAside(id);
}
