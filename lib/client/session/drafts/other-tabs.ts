/**
 * Shares the journal with the user's other tabs: one tab has a task at a time, and takes over the records of closed
 * tabs.
 */
import type { TaskLocks } from "@/lib/client/session/queue/task-locks";
import type { DraftStore } from "./draft-store";

type Deps = { locks: TaskLocks; work: DraftStore; projectId: string; send: () => void };

export class OtherTabs {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The lock of a task, with what another tab wrote about it before it gave it back. */
  acquire = async (taskId: string): Promise<(() => void) | null> => {
    const { locks, work } = this.#deps;
    const release = await locks.acquire(taskId);
    if (release) await work.reread(taskId);
    return release;
  };

  /**
   * A tab that was closed cannot send what was submitted in it; one that is open holds its locks and does.
   * @param lock takes a task for this tab; false when another one has it
   */
  async sendLeftBehind(lock: (taskId: string) => Promise<boolean>): Promise<void> {
    const { work, projectId, send } = this.#deps;
    try {
      for (const taskId of await work.leftBehind(projectId)) if (await lock(taskId)) send();
    } catch {
      // The journal cannot be read now; the next reason to look comes.
    }
  }
}
