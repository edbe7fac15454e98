/** Looks for a task among the annotator's own, one after the other, without opening those that do not match. */
import type { AnnotationDocument } from "@/lib/annotation/document";
import type { NavigationDeps } from "./task-navigation";

/** More would keep the annotator waiting; the next jump goes on from there only if one was found. */
const MOST_TASKS = 300;

/**
 * Throws what the API throws.
 * @param reopen false when the task cannot be opened now, which was said
 */
export async function jumpTasks(
  { api, view, history, recent, work, current }: NavigationDeps,
  reopen: (taskId: string) => Promise<boolean>,
  way: "earlier" | "later",
  matches: (document: AnnotationDocument) => boolean,
): Promise<void> {
  const step = way === "earlier" ? 1 : -1;
  let position = history.position + step;
  for (let looked = 0; looked < MOST_TASKS && position >= 0; looked++) {
    const item = await history.at(position, current()?.id ?? null);
    if (!item) break;
    const task = recent.get(item.taskId) ?? (await api.reopen(item.taskId));
    const document = work.get(item.taskId)?.document ?? task.annotation?.document;
    if (document && matches(document)) {
      if (await reopen(item.taskId)) history.position = position;
      view.refresh();
      return;
    }
    position += step;
  }
  view.notify("info", "labelLater.noticeNoMatch");
}
