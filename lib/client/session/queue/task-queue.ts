/** Tasks fetched ahead, each locked and with its images loading, so that the view can show the next one at once. */
import type { LabelTask } from "@/lib/contracts/labeling";
import { cameBack } from "./came-back";
import type { TaskLocks } from "./task-locks";

/** Besides the open task. */
export const TASKS_AHEAD = 3;

export class TaskQueue {
  readonly #locks: TaskLocks;
  readonly #decodeImages: (task: LabelTask) => void;
  readonly #isBegun: (task: LabelTask) => boolean;
  #tasks: LabelTask[] = [];
  /** Tasks whose images are loading or decoded. */
  #decoded = new Set<string>();
  #held = new Map<string, () => void>();
  #elsewhere = new Set<string>();

  constructor(
    locks: TaskLocks,
    decodeImages: (task: LabelTask) => void,
    isBegun: (task: LabelTask) => boolean,
  ) {
    this.#locks = locks;
    this.#decodeImages = decodeImages;
    this.#isBegun = isBegun;
  }

  get tasks(): readonly LabelTask[] {
    return this.#tasks;
  }
  get ids(): string[] {
    return this.#tasks.map((task) => task.id);
  }
  /** Tasks not to ask for again because another tab works on them. */
  get elsewhere(): string[] {
    return [...this.#elsewhere];
  }
  /** Another tab may have been closed since: the locks decide anew. */
  forgetElsewhere(): void {
    this.#elsewhere.clear();
  }
  missing(ahead = TASKS_AHEAD): number {
    return Math.max(0, ahead - this.#tasks.length);
  }

  /** Takes in what the server gave, leaving out what another tab holds or what is not wanted. */
  async receive(tasks: readonly LabelTask[], wanted: (task: LabelTask) => boolean): Promise<void> {
    for (const task of tasks) {
      if (!wanted(task) || this.ids.includes(task.id)) continue;
      const had = this.#held.has(task.id);
      if (!(await this.lock(task.id))) {
        this.#elsewhere.add(task.id);
        continue;
      }
      this.#elsewhere.delete(task.id);
      if (this.ids.includes(task.id)) continue;
      // The page was left meanwhile, or another tab had submitted it before it was closed.
      if (!wanted(task)) {
        if (!had) this.unlock(task.id);
        continue;
      }
      // What came back comes next: whoever sent it waits.
      if (cameBack(task)) this.#tasks.unshift(task);
      else this.#tasks.push(task);
      this.#decodeNext();
    }
  }

  /** Only of the next few: decoded images take far more memory than files, and an offline batch may hold many tasks. */
  #decodeNext(): void {
    for (const task of this.#tasks.slice(0, TASKS_AHEAD)) {
      if (this.#decoded.has(task.id)) continue;
      this.#decoded.add(task.id);
      this.#decodeImages(task);
    }
  }

  /** True when this tab has the task to itself. */
  lock = async (taskId: string): Promise<boolean> => {
    if (this.#held.has(taskId)) return true;
    const release = await this.#locks.acquire(taskId);
    if (!release) return false;
    this.#held.set(taskId, release);
    return true;
  };

  unlock(taskId: string): void {
    this.#held.get(taskId)?.();
    this.#held.delete(taskId);
  }

  /** The next one; after a reload that is the one that was begun, wherever the server has put it. */
  take(): LabelTask | undefined {
    const begun = this.#tasks.findIndex(this.#isBegun);
    const [taken] = this.#tasks.splice(Math.max(begun, 0), 1);
    this.#decodeNext();
    return taken;
  }
  /** The task of the queue waits while an older one is looked at. */
  putBack(task: LabelTask): void {
    if (!this.ids.includes(task.id)) this.#tasks.unshift(task);
  }
  drop(taskId: string): void {
    this.#tasks = this.#tasks.filter((task) => task.id !== taskId);
    this.unlock(taskId);
  }
  clear(): void {
    for (const release of this.#held.values()) release();
    this.#held.clear();
    this.#elsewhere.clear();
    this.#decoded.clear();
    this.#tasks = [];
  }
}
