/** The annotator's own tasks, newest first: those this session finished, then those in the server's history. */
import type { HistoryItem } from "@/lib/contracts/labeling";
import type { LabelApi } from "./label-api";

type Item = Pick<HistoryItem, "taskId" | "seq">;

export class TaskHistory {
  readonly #api: Pick<LabelApi, "history">;
  #items: Item[] = [];
  #cursor: string | null = null;
  #loaded = false;
  /** The place of the open task in the history; -1 is the task of the queue. */
  position = -1;

  constructor(api: Pick<LabelApi, "history">) {
    this.#api = api;
  }

  get hasNext(): boolean {
    return this.position >= 0;
  }

  /** Not known before the list has been asked for; then the action stays enabled. */
  get hasPrevious(): boolean {
    return this.position + 1 < this.#items.length || !this.#loaded || this.#cursor !== null;
  }

  /** A task was submitted or skipped. Resubmitting an old one does not change its place. */
  add(item: Item): void {
    if (this.#items.some(({ taskId }) => taskId === item.taskId)) return;
    this.#items.unshift(item);
    if (this.position >= 0) this.position += 1;
  }

  /** The item at a place, loading more of the list when it is needed. Throws what the API throws. */
  async at(position: number, current: string | null): Promise<Item | null> {
    while (position >= this.#items.length) {
      if (this.#loaded && this.#cursor === null) return null;
      const found = await this.#api.history(this.#cursor);
      const known = new Set(this.#items.map(({ taskId }) => taskId));
      // A draft of the task that is open right now is not "earlier work".
      for (const item of found.items)
        if (!known.has(item.taskId) && (item.taskId !== current || this.position >= 0))
          this.#items.push(item);
      this.#cursor = found.nextCursor;
      this.#loaded = true;
    }
    return this.#items[position] ?? null;
  }
}
